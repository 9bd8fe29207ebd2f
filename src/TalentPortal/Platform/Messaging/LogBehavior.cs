using MediatR;

namespace TalentPortal.Platform.Messaging;

/// <summary>One line per message: name, duration, outcome, ids. Never the body, which may be personal.</summary>
internal sealed class LogBehavior<TRequest, TResponse>(CurrentCall call, TimeProvider clock, ILogger<PortalSender> log)
    : IPipelineBehavior<TRequest, TResponse>
    where TRequest : IRequest<TResponse>
    where TResponse : IOutcome<TResponse>
{
    public async Task<TResponse> Handle(TRequest request, CancellationToken ct, RequestHandlerDelegate<TResponse> next)
    {
        var started = clock.GetTimestamp();
        try
        {
            var outcome = await next();
            log.LogInformation("{Message} {Outcome} in {Elapsed:0.0} ms by {Actor} at {Tenant}",
                typeof(TRequest).Name, outcome.Kind, clock.GetElapsedTime(started).TotalMilliseconds, call.ActorName, call.Tenant?.Slug ?? "-");
            return outcome;
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            log.LogInformation("{Message} cancelled after {Elapsed:0.0} ms", typeof(TRequest).Name, clock.GetElapsedTime(started).TotalMilliseconds);
            throw;
        }
        catch (Exception error)
        {
            // The type and the stack are enough to find the bug; the text of a database error may quote values.
            log.LogError("{Message} failed after {Elapsed:0.0} ms by {Actor} at {Tenant}: {Error}",
                typeof(TRequest).Name, clock.GetElapsedTime(started).TotalMilliseconds, call.ActorName, call.Tenant?.Slug ?? "-", Logging.SafeError.Describe(error));
            throw;
        }
    }
}

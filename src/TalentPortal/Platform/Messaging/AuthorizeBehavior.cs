using MediatR;
using TalentPortal.Platform.Security;

namespace TalentPortal.Platform.Messaging;

/// <summary>
/// Runs before validation, so that a stranger learns nothing from error messages. A right that is missing answers
/// NotFound, as a missing record would.
/// </summary>
internal sealed class AuthorizeBehavior<TRequest, TResponse>(CurrentCall call)
    : IPipelineBehavior<TRequest, TResponse>
    where TRequest : IRequest<TResponse>
    where TResponse : IOutcome<TResponse>
{
    private static readonly RequestAccess Access = RequestAccess.Of(typeof(TRequest));
    private static readonly bool IsCommand = typeof(TRequest).GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(ICommand<>));

    public Task<TResponse> Handle(TRequest request, CancellationToken ct, RequestHandlerDelegate<TResponse> next)
    {
        // A key that only reads changes nothing, whatever endpoint forgot to ask.
        if (Access.SideFor(call) is not { } side || (IsCommand && call.Rights.Key is { CanWrite: false })) return Task.FromResult(TResponse.Fail(Outcome.NotFound));
        call.ActAs(side);
        return next();
    }
}

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

    public Task<TResponse> Handle(TRequest request, CancellationToken ct, RequestHandlerDelegate<TResponse> next)
    {
        if (Access.SideFor(call) is not { } side) return Task.FromResult(TResponse.Fail(Outcome.NotFound));
        call.ActAs(side);
        return next();
    }
}

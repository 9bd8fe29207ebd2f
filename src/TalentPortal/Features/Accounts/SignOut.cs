using MediatR;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Security.Accounts;

namespace TalentPortal.Features.Accounts;

/// <summary>Ends the session at hand; whoever has none is signed out already.</summary>
[Anyone]
public sealed record SignOut : ICommand<Done>;

internal sealed class SignOutHandler(Sessions sessions, CurrentCall call) : IRequestHandler<SignOut, Outcome<Done>>
{
    public async Task<Outcome<Done>> Handle(SignOut request, CancellationToken cancellationToken)
    {
        if (call is { UserId: not null, Origin.SessionId: { } session }) await sessions.End(session, cancellationToken);
        return Done.Value;
    }
}

using MediatR;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Security.Accounts;

namespace TalentPortal.Features.AccountSettings;

/// <summary>Ends all of the person's sessions but this one.</summary>
[SignedIn]
public sealed record EndOtherSessions : ICommand<EndOtherSessionsResult>;

public sealed record EndOtherSessionsResult(int Ended);

internal sealed class EndOtherSessionsHandler(Sessions sessions) : IRequestHandler<EndOtherSessions, Outcome<EndOtherSessionsResult>>
{
    public async Task<Outcome<EndOtherSessionsResult>> Handle(EndOtherSessions request, CancellationToken cancellationToken) => new EndOtherSessionsResult(await sessions.EndOthers(cancellationToken));
}

using MediatR;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Security.Accounts;

namespace TalentPortal.Features.AccountSettings;

/// <summary>Where the person is signed in.</summary>
[SignedIn]
public sealed record BrowseSessions : IQuery<BrowseSessionsResult>;

public sealed record BrowseSessionsResult(IReadOnlyList<SessionInfo> Sessions);

internal sealed class BrowseSessionsHandler(Sessions sessions) : IRequestHandler<BrowseSessions, Outcome<BrowseSessionsResult>>
{
    public async Task<Outcome<BrowseSessionsResult>> Handle(BrowseSessions request, CancellationToken cancellationToken) => new BrowseSessionsResult(await sessions.Mine(cancellationToken));
}

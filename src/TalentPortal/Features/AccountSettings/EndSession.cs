using MediatR;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Security.Accounts;

namespace TalentPortal.Features.AccountSettings;

/// <summary>Ends one of the person's sessions, wherever it is.</summary>
[SignedIn]
public sealed record EndSession(Guid SessionId) : ICommand<Done>;

internal sealed class EndSessionHandler(Sessions sessions) : IRequestHandler<EndSession, Outcome<Done>>
{
    public async Task<Outcome<Done>> Handle(EndSession request, CancellationToken cancellationToken)
    {
        if (!await sessions.End(request.SessionId, cancellationToken)) return Outcome.NotFound;
        return Done.Value;
    }
}

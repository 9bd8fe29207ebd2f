using MediatR;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Security.Accounts;

namespace TalentPortal.Features.Accounts;

/// <summary>Clears away counters, links, sessions and devices that have run out. Scheduled once a day.</summary>
[SystemOnly]
public sealed record ClearAccounts : ICommand<ClearAccountsResult>;

public sealed record ClearAccountsResult(int Rows);

internal sealed class ClearAccountsHandler(AccountUpkeep upkeep) : IRequestHandler<ClearAccounts, Outcome<ClearAccountsResult>>
{
    public async Task<Outcome<ClearAccountsResult>> Handle(ClearAccounts request, CancellationToken cancellationToken) => new ClearAccountsResult(await upkeep.Clear(cancellationToken));
}

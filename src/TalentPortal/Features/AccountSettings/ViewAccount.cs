using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Employers.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Security.Accounts;

namespace TalentPortal.Features.AccountSettings;

/// <summary>The signed-in person's account: address, second factor, employers they act for.</summary>
[SignedIn]
public sealed record ViewAccount : IQuery<ViewAccountResult>;

public sealed record ViewAccountResult(AccountInfo Account, IReadOnlyList<EmployerChoice> Employers);

/// <param name="IsActive">The one in whose name the person acts now.</param>
public sealed record EmployerChoice(Guid Id, string Name, bool IsActive);

internal sealed class ViewAccountHandler(AccountOverview overview, AppDb db, CurrentCall call) : IRequestHandler<ViewAccount, Outcome<ViewAccountResult>>
{
    public async Task<Outcome<ViewAccountResult>> Handle(ViewAccount request, CancellationToken cancellationToken)
    {
        var user = call.RequiredUserId;
        var mine = await db.Set<EmployerMembership>().Where(m => m.UserId == user && m.EndedAt == null).Select(m => m.EmployerId).ToListAsync(cancellationToken);
        var employers = await db.Employers.AsNoTracking().Where(e => mine.Contains(e.Id)).ToListAsync(cancellationToken);
        return new ViewAccountResult(
            await overview.Mine(cancellationToken),
            [.. employers.Select(e => new EmployerChoice(e.Id, e.Name.In(call.Language), e.Id == call.Rights.EmployerId)).OrderBy(e => e.Name, StringComparer.Ordinal)]);
    }
}

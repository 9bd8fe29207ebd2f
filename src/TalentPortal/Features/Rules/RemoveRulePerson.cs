using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Rules.Domain;
using TalentPortal.Platform.Auditing;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Rules;

/// <summary>Takes somebody made up out. The next release does not bring them back.</summary>
/// <param name="Version">Of the person as they were looked at.</param>
[Requires(RulesPermissions.Edit)]
public sealed record RemoveRulePerson(Guid PersonId, uint Version) : ICommand<Done>;

internal sealed class RemoveRulePersonHandler(AppDb db, CurrentCall call, Audit audit, TimeProvider clock) : IRequestHandler<RemoveRulePerson, Outcome<Done>>
{
    public async Task<Outcome<Done>> Handle(RemoveRulePerson request, CancellationToken ct)
    {
        if (call.Tenant is null || await db.RulePersons.AtTenantOf(call).SingleOrDefaultAsync(p => p.Id == request.PersonId && !p.IsRemoved, ct) is not { } row) return Outcome.NotFound;
        if (row.Version != request.Version) return Outcome.Conflict;
        if (row.IsReleased) row.Remove(clock.GetUtcNow());
        else db.Remove(row);
        audit.Write("rules.person_remove", row.Id);
        return Done.Value;
    }
}

using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Supervision;

/// <summary>What the organisation has decided about its student consultants, to be changed.</summary>
[Requires(SupervisionPermissions.Rules)]
public sealed record ViewCampusRule : IQuery<ViewCampusRuleResult>;

/// <param name="Version">Null while the organisation has decided nothing and what is usual holds.</param>
public sealed record ViewCampusRuleResult(int ViewDays, int FirstMessages, DateTimeOffset? ChangedAt, uint? Version);

internal sealed class ViewCampusRuleHandler(AppDb db, CurrentCall call) : IRequestHandler<ViewCampusRule, Outcome<ViewCampusRuleResult>>
{
    public async Task<Outcome<ViewCampusRuleResult>> Handle(ViewCampusRule request, CancellationToken ct)
    {
        if (call.Tenant is null) return Outcome.NotFound;
        var rule = await db.CampusRules.AsNoTracking().AtTenantOf(call).SingleOrDefaultAsync(ct);
        return new ViewCampusRuleResult(rule?.ViewDays ?? CampusRule.UsualDays, rule?.FirstMessages ?? CampusRule.UsualFirst, rule?.ChangedAt, rule?.Version);
    }
}

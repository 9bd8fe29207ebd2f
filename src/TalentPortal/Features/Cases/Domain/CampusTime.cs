using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Cases.Domain;

/// <summary>Says until when the campus sees a case, by the rule of the organisation.</summary>
public sealed class CampusTime(AppDb db, CurrentCall call, CaseDesk desk)
{
    /// <summary>The arrival of a case was said, or said anew.</summary>
    public async Task Count(TalentCase one, CancellationToken ct) => one.CountCampusTime(await Days(ct), call.RequiredTenant, desk.SeesAsCampus(one));

    /// <summary>For how many days after the arrival the campus of this organisation sees a case.</summary>
    public async Task<int> Days(CancellationToken ct) => await db.CampusRules.AtTenantOf(call).Select(rule => (int?)rule.ViewDays).SingleOrDefaultAsync(ct) ?? CampusRule.UsualDays;
}

using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Features.Leads.Domain;
using TalentPortal.Features.Profiles.Domain;
using TalentPortal.Features.Talents.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Matches.Domain;

/// <summary>What the talent of a case has and looks for, as far as they open it to whoever answers for it.</summary>
/// <param name="Open">Of <see cref="CaseComparison.Parts"/>, those that are open and so compared.</param>
/// <param name="Closed">The others.</param>
public sealed record OpenWishes(TalentWishes Wishes, IReadOnlyList<GrantScope> Open, IReadOnlyList<GrantScope> Closed);

/// <summary>
/// Reads for the consultant of a case what postings are compared with. What the person does not open is not read, so that the
/// order says no more than the page on which the parts themselves stand.
/// </summary>
public sealed class CaseComparison(AppDb db, CurrentCall call, CaseCareer inCase, SharedCareer career, TimeProvider clock)
{
    /// <summary>The parts in which something stands that is compared.</summary>
    public static IReadOnlyList<GrantScope> Parts { get; } = [GrantScope.Profile, GrantScope.CareerExperience, GrantScope.CareerSkill, GrantScope.CareerLanguage, GrantScope.CareerIntentions];

    /// <summary>Null to whoever does not answer for the case, once it has ended, and to the campus, which finds nobody work.</summary>
    public async Task<OpenWishes?> Of(TalentCase one, CaseSight sight, CancellationToken ct)
    {
        if (one.Tier == CaseTier.Campus || one.TalentUserId is not { } talent || await inCase.OpenTo(one, sight, ct) is not { } shared) return null;
        var isProfileOpen = await IsProfileOpen(one, talent, ct);
        var open = Parts.Where(part => part == GrantScope.Profile ? isProfileOpen : shared.ContainsKey(part)).ToList();
        var profile = isProfileOpen ? await db.TalentProfiles.AsNoTracking().SingleOrDefaultAsync(p => p.UserId == talent, ct) : null;
        var entries = await career.Contents(talent, open, ct);
        var intentions = open.Contains(GrantScope.CareerIntentions) ? (await career.Open(talent, [GrantScope.CareerIntentions], ct)).Intentions : null;
        return new(TalentWishes.Of(profile?.DegreeCode, profile?.IndustryCode, profile?.Years, intentions ?? new(), [.. entries.Select(pair => pair.Content.Facts)]), open, [.. Parts.Except(open)]);
    }

    /// <summary>As the case itself opens it: for its own lead, and no longer than the person said there.</summary>
    private async Task<bool> IsProfileOpen(TalentCase one, Guid talent, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (await db.Leads.AsNoTracking().AtTenantOf(call).SingleOrDefaultAsync(l => l.Id == one.LeadId, ct) is { } lead && lead.OpensUntil <= now) return false;
        return await db.Grants.Where(g => g.EmployerId == null && g.TenantId == one.TenantId && g.Scope == GrantScope.Profile && g.UserId == talent).LiveFor(one.LeadId, now).AnyAsync(ct);
    }
}

using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Guides.Domain;
using TalentPortal.Features.Rules.Domain;
using TalentPortal.Platform.Content;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Guides;

/// <summary>
/// What the guides of a site are: at a tenant its own and, of the desk's, those whose key it has none for; on the national
/// site the desk's, and beside them what tenants have of their own.
/// </summary>
internal sealed class GuideShelf(AppDb db, CurrentCall call, TenantDirectory tenants, RuleLibrary rules, TimeProvider clock)
{
    /// <summary>The day it is where the site is; the national one keeps China's.</summary>
    public async Task<DateOnly> Today(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        return (call.Tenant ?? await tenants.Desk(ct))?.DayAt(now) ?? DateOnly.FromDateTime(now.UtcDateTime);
    }

    /// <summary>All that the site shows, each key once.</summary>
    public async Task<IReadOnlyList<Guide>> All(CancellationToken ct)
    {
        var shown = await Shown().ToListAsync(ct);
        return [.. shown.GroupBy(guide => guide.Key, StringComparer.Ordinal).Select(Nearest)];
    }

    /// <summary>The guide that stands at an address of the site.</summary>
    public async Task<Guide?> Find(string key, CancellationToken ct)
    {
        var found = await Shown(national: false).Where(guide => guide.Key == key).ToListAsync(ct);
        return found.Count == 0 ? null : Nearest(found);
    }

    /// <summary>The rules that a guide shows, as they hold on a day.</summary>
    public async Task<IReadOnlyDictionary<string, RuleView>> Rules(GuideText text, DateOnly day, CancellationToken ct)
    {
        var set = await rules.Of(call.TenantId, ct);
        return text.Parts.OfType<GuideRule>().Select(part => set.At(part.Code, day)).OfType<RuleProgram>().ToDictionary(program => program.Code, program => RuleView.Of(program.Document), StringComparer.Ordinal);
    }

    /// <summary>The tenant at whose site the guide has its page; null where it is here.</summary>
    public async Task<TenantRef?> Elsewhere(Guide guide, CancellationToken ct) => guide.TenantId == ContentDesk.Id || guide.TenantId == call.TenantId ? null : await tenants.ById(guide.TenantId, ct);

    private Guide Nearest(IEnumerable<Guide> same) => same.OrderBy(guide => guide.TenantId == (call.TenantId ?? ContentDesk.Id) ? 0 : guide.TenantId == ContentDesk.Id ? 1 : 2).ThenBy(guide => guide.Id).First();

    /// <param name="national">On the national site also what lies at tenants.</param>
    private IQueryable<Guide> Shown(bool national = true)
    {
        var desk = ContentDesk.Id;
        var guides = db.Guides.AsNoTracking().Where(guide => guide.IsPublic);
        if (call.TenantId is { } own) return guides.Where(guide => guide.TenantId == own || guide.TenantId == desk);
        return national ? guides : guides.Where(guide => guide.TenantId == desk);
    }
}

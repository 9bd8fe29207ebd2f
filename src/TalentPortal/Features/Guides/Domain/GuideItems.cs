using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Platform.Search;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Guides.Domain;

/// <summary>Guides as the search across everything finds them: by what the shown version says, until the last day of its term.</summary>
internal sealed class GuideItems : IItemSource
{
    public ItemKind Kind => ItemKind.Guide;

    public IEnumerable<string> KeysOf(IPublishable row) => row is Guide guide ? [guide.Key] : [];

    public async Task<IReadOnlyList<string>> Keys(AppDb db, Guid tenantId, CancellationToken ct) =>
        // What is over without a day is no item; what has one leaves by it.
        [.. (await db.Guides.AsNoTracking().Where(g => g.TenantId == tenantId && g.IsPublic).ToListAsync(ct)).Where(IsFound).Select(guide => guide.Key)];

    public async Task<IReadOnlyList<SearchItem>> Read(AppDb db, Guid tenantId, IReadOnlyCollection<string> keys, CancellationToken ct)
    {
        var shown = await db.Guides.AsNoTracking().Where(g => g.TenantId == tenantId && g.IsPublic && keys.Contains(g.Key))
            .Join(db.GuideVersions.AsNoTracking(), g => new { g.TenantId, g.Id, Number = g.CurrentNumber }, v => new { v.TenantId, Id = v.GuideId, v.Number }, (g, v) => new { Guide = g, Version = v }).ToListAsync(ct);
        return [.. shown.Where(one => IsFound(one.Guide)).Select(one => Of(one.Guide, one.Version.Read()))];
    }

    private static bool IsFound(Guide guide) => guide.ExpiresOn is not null || !guide.Term.IsOver(DateOnly.MaxValue);

    private static SearchItem Of(Guide guide, GuideText text) => new(guide.Key, $"guides/{guide.Key}", guide.Title, guide.Summary)
    {
        Names = new($"{text.Head.Issuer.Zh} {text.Head.Number}", text.Head.Issuer.En),
        Body = new(string.Join('\n', text.Parts.OfType<GuideBlock>().Select(block => block.Zh)), string.Join('\n', text.Parts.OfType<GuideBlock>().Select(block => block.En))),
        PlaceCode = guide.Place, Day = guide.EffectiveOn, DayMeans = ItemDay.InForce, Until = guide.ExpiresOn,
    };
}

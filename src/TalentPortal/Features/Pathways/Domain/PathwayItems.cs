using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Platform.Content;
using TalentPortal.Platform.Search;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Pathways.Domain;

/// <summary>Pathways as the search across everything finds them.</summary>
internal sealed class PathwayItems : IItemSource
{
    public ItemKind Kind => ItemKind.Pathway;

    public IEnumerable<string> KeysOf(IPublishable row) => row is Pathway pathway ? [pathway.Slug] : [];

    public async Task<IReadOnlyList<string>> Keys(AppDb db, Guid tenantId, CancellationToken ct) => await db.Pathways.Where(p => p.TenantId == tenantId && p.IsPublic).Select(p => p.Slug).ToListAsync(ct);

    public async Task<IReadOnlyList<SearchItem>> Read(AppDb db, Guid tenantId, IReadOnlyCollection<string> keys, CancellationToken ct)
    {
        var pathways = await db.Pathways.AsNoTracking().Where(p => p.TenantId == tenantId && p.IsPublic && keys.Contains(p.Slug)).ToListAsync(ct);
        return [.. pathways.Select(pathway => (Row: pathway, Says: pathway.Document)).Select(one => new SearchItem(one.Row.Slug, $"pathways/{one.Row.Slug}", one.Says.Title, one.Says.Summary)
        {
            Body = new(In(one.Says, Language.Chinese), In(one.Says, Language.English)), PlaceCode = one.Says.Place == ParameterBook.Everywhere ? null : one.Says.Place,
        })];
    }

    private static string In(PathwayDocument document, Language language) => string.Join('\n', document.Steps.Select(step => $"{step.Title.In(language)}\n{step.Text.In(language)}\n{step.Authority?.In(language)}"));
}

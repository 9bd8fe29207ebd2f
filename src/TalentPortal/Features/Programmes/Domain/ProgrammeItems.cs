using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Rules.Domain;
using TalentPortal.Platform.Content;
using TalentPortal.Platform.Search;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Programmes.Domain;

/// <summary>Programmes as the search across everything finds them: rules by which somebody gets something, until the last day of their term.</summary>
internal sealed class ProgrammeItems : IItemSource
{
    public ItemKind Kind => ItemKind.Programme;

    public IEnumerable<string> KeysOf(IPublishable row) => row switch { Rule rule => [rule.Code], RuleVersion version => [version.Code], _ => [] };

    public async Task<IReadOnlyList<string>> Keys(AppDb db, Guid tenantId, CancellationToken ct)
    {
        var codes = await db.Rules.Where(r => r.TenantId == tenantId && r.IsPublic && r.Kind == RuleKind.Eligibility).Select(r => r.Code).ToListAsync(ct);
        return [.. (await Read(db, tenantId, codes, ct)).Select(item => item.Key)];
    }

    public async Task<IReadOnlyList<SearchItem>> Read(AppDb db, Guid tenantId, IReadOnlyCollection<string> keys, CancellationToken ct)
    {
        var versions = await db.RuleVersions.AsNoTracking().Where(v => v.TenantId == tenantId && v.IsPublic && keys.Contains(v.Code)).ToListAsync(ct);
        // The last one that holds is what the page shows; one that is to come is better than none.
        return [.. versions.GroupBy(v => v.Code, StringComparer.Ordinal).Select(same => Of(same.OrderBy(v => v.Number).Last())).OfType<SearchItem>()];
    }

    private static SearchItem? Of(RuleVersion version)
    {
        using var document = JsonDocument.Parse(version.Document);
        var root = document.RootElement;
        if (!root.TryGetProperty("benefit", out var benefit)) return null;
        var place = root.GetProperty("place").GetString();
        return new(version.Code, $"programmes/{version.Code}", Words(root, "title"), Words(benefit, "title"))
        {
            PlaceCode = place == ParameterBook.Everywhere ? null : place,
            Day = Day(root, "from"), DayMeans = ItemDay.InForce,
            // A rule names the first day on which it no longer holds.
            Until = Day(root, "until")?.AddDays(-1),
        };
    }

    private static Bilingual Words(JsonElement of, string name) =>
        of.TryGetProperty(name, out var both) && both.ValueKind == JsonValueKind.Object ? new(Word(both, "zh"), Word(both, "en")) : Bilingual.Empty;

    private static string? Word(JsonElement of, string language) => of.TryGetProperty(language, out var word) ? word.GetString() : null;

    private static DateOnly? Day(JsonElement of, string name) =>
        of.TryGetProperty(name, out var day) && day.ValueKind == JsonValueKind.String && DateOnly.TryParseExact(day.GetString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var known) ? known : null;
}

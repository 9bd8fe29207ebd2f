using System.Collections.Frozen;
using System.Globalization;
using System.Resources;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Search.Domain;
using TalentPortal.Platform.Content;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Search;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Corrections.Domain;

/// <summary>A page with content, and whose it is.</summary>
/// <param name="Path">Below tenant and language.</param>
/// <param name="Owner">The tenant that looks after it: one's own, or the editorial desk.</param>
public sealed record ContentPage(string Path, TenantRef Owner, Bilingual Title);

/// <summary>
/// The pages whose content can be wrong: what the search across everything finds, by its address, and the pages that
/// the portal itself has. So a new guide, flat or school needs no entry anywhere.
/// </summary>
public sealed class ContentPages(AppDb db, CurrentCall call, TenantDirectory tenants)
{
    public const int PathMax = SearchItem.PathMax;

    private static readonly ResourceManager texts = new(typeof(CorrectionsText));

    private static readonly FrozenSet<string> Areas = FrozenSet.Create(StringComparer.Ordinal, "guides", "programmes", "pathways", "permits", "living", "schools", "housing", "sources", "return-plans");

    /// <summary>Pages that are no item of their own, with the rest of their text's key; what stands on them is the desk's.</summary>
    private static readonly FrozenDictionary<string, string> Fixed = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["guides"] = "Guides", ["guides/terms"] = "Terms", ["programmes"] = "Programmes", ["pathways"] = "Pathways", ["permits"] = "Permits", ["permits/calculator"] = "Calculator", ["living"] = "Living",
        ["schools"] = "Schools", ["housing"] = "Housing", ["housing/rents"] = "Rents", ["housing/schemes"] = "Schemes", ["housing/lease"] = "Lease", ["sources"] = "Sources", ["return-plans"] = "ReturnPlans",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The address of a page without what asks for one view of it; null for what cannot be one with content.</summary>
    public static string? Tidy(string? typed)
    {
        var path = (typed ?? "").Split('?', '#')[0].Trim().Trim('/');
        return path.Length is > 0 and <= PathMax && path.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '-' or '/' or '.' or '_') && Areas.Contains(path.Split('/')[0]) ? path : null;
    }

    /// <summary>The page at an address of the site; null where it has no content, or none that everybody reads.</summary>
    public async Task<ContentPage?> Find(string? typed, CancellationToken ct)
    {
        if (Tidy(typed) is not { } path || await tenants.Desk(ct) is not { } desk) return null;
        if (Fixed.TryGetValue(path, out var name)) return new(path, desk, new(Text(name, Language.Chinese), Text(name, Language.English)));
        var (own, shared) = (call.TenantId, ContentDesk.Id);
        var found = await db.ItemListings.AsNoTracking().Where(l => l.Path == path && (own == null || l.TenantId == own || l.TenantId == shared)).Select(l => new { l.TenantId, l.Title }).ToListAsync(ct);
        if (found.OrderBy(l => l.TenantId == own ? 0 : l.TenantId == shared ? 1 : 2).FirstOrDefault() is not { } listing) return null;
        return await tenants.ById(listing.TenantId, ct) is { } owner ? new(path, owner, listing.Title) : null;
    }

    private static string Text(string name, Language language) => texts.GetString("Page_" + name, CultureInfo.GetCultureInfo(language.Tag()))!;
}

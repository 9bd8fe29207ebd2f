using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Sources.Domain;
using TalentPortal.Platform.Content;

namespace TalentPortal.Features.Guides.Domain;

/// <summary>The addresses outside of the portal that shown guides lead to, and those of the sources that they rest on.</summary>
internal sealed partial class GuideContentLinks(ContentLedger ledger) : IContentLinks
{
    public async Task<IReadOnlyList<ContentLink>> Links(AppDb db, Guid tenantId, CancellationToken ct)
    {
        var shown = await db.Guides.AsNoTracking().Where(g => g.TenantId == tenantId && g.IsPublic)
            .Join(db.GuideVersions.AsNoTracking(), g => new { g.TenantId, g.Id, Number = g.CurrentNumber }, v => new { v.TenantId, Id = v.GuideId, v.Number }, (g, v) => new { Guide = g, Version = v }).ToListAsync(ct);
        var claims = (await ledger.At(tenantId, ct)).Claims;
        List<ContentLink> links = [];
        foreach (var (guide, text) in shown.Select(one => (one.Guide, one.Version.Read())))
        {
            links.AddRange(In(text).Distinct(StringComparer.Ordinal).Select(address => Of(guide, address, true)));
            var sources = claims.Behind(GuideBodies.Claims(text));
            if (text.Head.Source is { } code && claims.SourceOf(code) is { } own) sources = sources.Prepend(own).DistinctBy(source => source.Code);
            links.AddRange(sources.Select(source => source.Url).OfType<string>().Distinct(StringComparer.Ordinal).Select(address => Of(guide, address, false)));
        }

        return links;
    }

    private static IEnumerable<string> In(GuideText text)
    {
        if (text.Head.SourceUrl is { } source) yield return source;
        foreach (var block in text.Blocks)
        {
            foreach (Match link in Outside().Matches(block.Zh + "\n" + block.En)) yield return link.Groups["to"].Value;
        }
    }

    private static ContentLink Of(Guide guide, string address, bool isOwn) => new(address, ContentKind.Guide, guide.Key, guide.Title, $"admin/guides/{guide.Id}", isOwn);

    [GeneratedRegex(@"\]\((?<to>https?://[^)\s]+)|<(?<to>https?://[^>\s]+)>")]
    private static partial Regex Outside();
}

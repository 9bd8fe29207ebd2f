using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Sources.Domain;
using TalentPortal.Platform.Content;
using TalentPortal.Platform.Text;

namespace TalentPortal.Features.Living.Domain;

/// <summary>The addresses of services, and those of the sources that services and cards of cities rest on.</summary>
internal sealed class LivingLinks(ContentLedger ledger) : IContentLinks
{
    public async Task<IReadOnlyList<ContentLink>> Links(AppDb db, Guid tenantId, CancellationToken ct)
    {
        var claims = (await ledger.At(tenantId, ct)).Claims;
        List<ContentLink> links = [];
        foreach (var service in await db.LocalServices.AsNoTracking().Where(s => s.TenantId == tenantId && s.IsPublic).ToListAsync(ct))
        {
            if (service.Url is { } url) links.Add(Of(url, true));
            links.AddRange(Behind(service.Claims).Select(address => Of(address, false)));

            ContentLink Of(string address, bool isOwn) => new(address, ContentKind.Service, service.Code, service.Name, $"admin/living/{service.Id}/edit", isOwn);
        }

        foreach (var card in await db.CityCards.AsNoTracking().Where(c => c.TenantId == tenantId && c.IsPublic).ToListAsync(ct))
        {
            var named = card.Text.Fields.SelectMany(field => field.Claims.Concat(TextTokens.CodesIn(field.Text.Zh ?? "")).Concat(TextTokens.CodesIn(field.Text.En ?? "")));
            links.AddRange(Behind(named).Select(address => new ContentLink(address, ContentKind.City, card.Slug, card.Name, $"living/{card.Slug}", false)));
        }

        return links;

        IEnumerable<string> Behind(IEnumerable<string> codes) => claims.Behind(codes).Select(source => source.Url).OfType<string>().Distinct(StringComparer.Ordinal);
    }
}

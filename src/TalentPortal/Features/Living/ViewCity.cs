using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Guides.Domain;
using TalentPortal.Features.Living.Domain;
using TalentPortal.Features.Schools.Domain;
using TalentPortal.Features.Sources.Domain;
using TalentPortal.Platform.Content;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Living;

/// <summary>A city as a place to live and work: what is known of it, what is not, and what serves people there.</summary>
/// <param name="Slug">Its name in the address.</param>
[Anyone]
public sealed record ViewCity(string Slug) : IQuery<ViewCityResult>;

/// <param name="IsOwn">The card is this site's own.</param>
/// <param name="Guides">Guides that tell more, of those that the site has.</param>
/// <param name="Schools">How many schools the site tells of in that city.</param>
public sealed record ViewCityResult(
    string Slug, string PlaceCode, Bilingual Name, Bilingual Summary, CityText Text, bool IsOwn, DateTimeOffset ChangedAt, IReadOnlyList<ShownService> Services, IReadOnlyList<ViewCityResult.More> Guides, int Schools, ClaimBook Claims)
{
    public sealed record More(string Key, Bilingual Title);
}

internal sealed class ViewCityValidator : AbstractValidator<ViewCity>
{
    public ViewCityValidator() => RuleFor(x => x.Slug).NotEmpty().MaximumLength(CityCard.SlugMax);
}

internal sealed class ViewCityHandler(AppDb db, LivingShelf shelf, ContentLedger ledger, CurrentCall call, TimeProvider clock) : IRequestHandler<ViewCity, Outcome<ViewCityResult>>
{
    public async Task<Outcome<ViewCityResult>> Handle(ViewCity request, CancellationToken ct)
    {
        if ((await shelf.Cards(ct)).FirstOrDefault(c => c.Slug == request.Slug) is not { } card) return Outcome.NotFound;
        var (now, tenant, desk, text) = (clock.GetUtcNow(), call.TenantId, ContentDesk.Id, card.Text);
        var services = await shelf.Services(card.PlaceCode, ct);
        var guides = await db.Guides.AsNoTracking().Where(g => g.IsPublic && text.Guides.Contains(g.Key) && (g.TenantId == desk || g.TenantId == tenant)).ToListAsync(ct);
        var schools = await db.Schools.CountAsync(s => s.IsPublic && s.CityCode == card.PlaceCode && (tenant == null || s.TenantId == tenant), ct);
        var claims = (await ledger.At(tenant, ct)).Claims;
        return new ViewCityResult(
            card.Slug, card.PlaceCode, card.Name, card.Summary, text, card.TenantId == (tenant ?? desk), card.ChangedAt, [.. services.Select(s => ShownService.Of(s, now))],
            [.. text.Guides.Select(key => guides.Where(g => g.Key == key).MinBy(g => g.TenantId == desk ? 1 : 0)).OfType<Guide>().Select(g => new ViewCityResult.More(g.Key, g.Title))], schools, claims);
    }
}

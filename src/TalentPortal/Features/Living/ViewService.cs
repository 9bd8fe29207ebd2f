using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Living.Domain;
using TalentPortal.Features.Sources.Domain;
using TalentPortal.Platform.Content;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Living;

/// <summary>One service, as the site's visitors see it.</summary>
[Anyone]
public sealed record ViewService(Guid Id) : IQuery<ViewServiceResult>;

/// <param name="IsOwn">The site's own organisation tells of it; else the editorial desk does.</param>
/// <param name="Code">Its name in content files.</param>
/// <param name="City">Address of the card of the city where it is; null where there is none.</param>
public sealed record ViewServiceResult(ShownService Service, bool IsOwn, string? CheckedBy, DateTimeOffset ChangedAt, string? City, ClaimBook Claims, string Code);

internal sealed class ViewServiceHandler(AppDb db, LivingShelf shelf, ContentLedger ledger, CurrentCall call, TimeProvider clock) : IRequestHandler<ViewService, Outcome<ViewServiceResult>>
{
    public async Task<Outcome<ViewServiceResult>> Handle(ViewService request, CancellationToken ct)
    {
        var (tenant, desk) = (call.TenantId, ContentDesk.Id);
        var service = await db.LocalServices.AsNoTracking().FirstOrDefaultAsync(s => s.Id == request.Id && s.IsPublic && (tenant == null || s.TenantId == tenant || s.TenantId == desk), ct);
        if (service is null) return Outcome.NotFound;
        var city = service.PlaceCode is { } place ? (await shelf.Cards(ct)).Where(card => card.PlaceCode == place[..4] + "00" || card.PlaceCode == place[..2] + "0000").MaxBy(card => card.PlaceCode, StringComparer.Ordinal) : null;
        return new ViewServiceResult(
            ShownService.Of(service, clock.GetUtcNow()), service.TenantId == (tenant ?? desk), service.TenantId == tenant ? service.CheckedBy : null, service.ChangedAt, city?.Slug, (await ledger.At(tenant, ct)).Claims, service.Code);
    }
}

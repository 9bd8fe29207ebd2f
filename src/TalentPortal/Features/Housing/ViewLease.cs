using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Guides.Domain;
using TalentPortal.Features.Housing.Domain;
using TalentPortal.Features.Sources.Domain;
using TalentPortal.Platform.Content;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Housing;

/// <summary>What to check before and when a lease is signed, to be printed: the guide of that name, as a list.</summary>
[Anyone]
public sealed record ViewLease : IQuery<ViewLeaseResult>
{
    /// <summary>Key of the guide.</summary>
    public const string Guide = "lease-checklist";
}

/// <param name="Parts">None where the site has no such guide.</param>
public sealed record ViewLeaseResult(IReadOnlyList<LeasePart> Parts, ClaimBook Claims);

internal sealed class ViewLeaseHandler(AppDb db, CurrentCall call, ContentLedger ledger, TimeProvider clock) : IRequestHandler<ViewLease, Outcome<ViewLeaseResult>>
{
    public async Task<Outcome<ViewLeaseResult>> Handle(ViewLease request, CancellationToken ct)
    {
        var (own, desk, today) = (call.TenantId ?? ContentDesk.Id, ContentDesk.Id, HousingSchemes.Today(clock));
        var guides = await db.Guides.AsNoTracking().Where(g => g.IsPublic && g.Key == ViewLease.Guide && (g.TenantId == own || g.TenantId == desk)).ToListAsync(ct);
        var claims = (await ledger.At(call.TenantId, ct)).Claims;
        // The tenant's own goes before the desk's.
        if (guides.OrderBy(g => g.TenantId == own ? 0 : 1).FirstOrDefault() is not { } guide) return new ViewLeaseResult([], claims);
        var versions = await db.GuideVersions.AsNoTracking().Where(v => v.TenantId == guide.TenantId && v.GuideId == guide.Id && v.IsPublic).OrderByDescending(v => v.Number).ToListAsync(ct);
        var held = versions.Find(v => v.Term.Covers(today)) ?? versions.FirstOrDefault();
        return new ViewLeaseResult(held is null ? [] : LeasePart.Of(held.Read(), call.Language), claims);
    }
}

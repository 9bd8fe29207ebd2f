using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Living.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Living;

/// <summary>All services of one's own tenant, those first that were asked longest ago.</summary>
[Requires(LivingPermissions.Edit)]
public sealed record BrowseOwnServices : IQuery<BrowseOwnServicesResult>;

public sealed record BrowseOwnServicesResult(IReadOnlyList<BrowseOwnServicesResult.Item> Items)
{
    /// <summary>More do not stand in one list.</summary>
    public const int Most = 1000;

    public sealed record Item(Guid Id, Bilingual Name, ServiceKind Kind, string? PlaceCode, bool IsPublic, DateOnly? CheckedOn, string? CheckedBy, bool IsStale);
}

internal sealed class BrowseOwnServicesHandler(AppDb db, CurrentCall call, TimeProvider clock) : IRequestHandler<BrowseOwnServices, Outcome<BrowseOwnServicesResult>>
{
    public async Task<Outcome<BrowseOwnServicesResult>> Handle(BrowseOwnServices request, CancellationToken ct)
    {
        if (call.Tenant is not { } tenant) return Outcome.NotFound;
        var today = tenant.DayAt(clock.GetUtcNow());
        var found = await db.LocalServices.AsNoTracking().AtTenantOf(call).OrderBy(s => s.CheckedOn != null).ThenBy(s => s.CheckedOn).ThenBy(s => s.Id).Take(BrowseOwnServicesResult.Most).ToListAsync(ct);
        return new BrowseOwnServicesResult([.. found.Select(s => new BrowseOwnServicesResult.Item(s.Id, s.Name, s.Kind, s.PlaceCode, s.IsPublic, s.CheckedOn, s.CheckedBy, s.CheckedOn is null || s.Facts.IsStale(today)))]);
    }
}

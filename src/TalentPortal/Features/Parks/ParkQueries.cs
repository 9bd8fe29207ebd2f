using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Employers.Domain;
using TalentPortal.Platform.Messaging;

namespace TalentPortal.Features.Parks;

/// <summary>Who asks as a park.</summary>
internal static class ParkQueries
{
    /// <summary>The active employer where it is a park or an association at a tenant; else null.</summary>
    public static async Task<Guid?> ParkOf(this AppDb db, CurrentCall call, CancellationToken ct)
    {
        if (call.Tenant is null || call.EmployerId is not { } self) return null;
        return await db.Employers.AnyAsync(e => e.Id == self && (e.Kind == EmployerKind.IndustrialPark || e.Kind == EmployerKind.Association), ct) ? self : null;
    }
}

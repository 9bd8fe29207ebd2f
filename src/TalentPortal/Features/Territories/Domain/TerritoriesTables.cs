using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TalentPortal.Data;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Territories.Domain;

/// <summary>The tables of this feature.</summary>
public static class TerritoriesTables
{
    extension(AppDb db)
    {
        public DbSet<Territory> Territories => db.Set<Territory>();

        /// <summary>An overseas consultant of the tenant whose territory the caller may see and change; null where there is none.</summary>
        /// <param name="membership">Null: the caller.</param>
        public async Task<StaffMembership?> ConsultantOf(CurrentCall call, Guid? membership, CancellationToken ct)
        {
            var (user, leads) = (call.UserId, call.Side == CallSide.System || call.Rights.StaffAllows(TerritoriesPermissions.Lead));
            var here = db.Set<StaffMembership>().AsNoTracking().AtTenantOf(call).Where(m => m.EndedAt == null);
            var found = membership is { } id ? await here.SingleOrDefaultAsync(m => m.Id == id && (leads || m.UserId == user), ct) : await here.SingleOrDefaultAsync(m => m.UserId == user, ct);
            return found?.Roles.Contains(PortalRole.OverseasConsultant) == true ? found : null;
        }
    }
}

internal sealed class TerritoryConfiguration : IEntityTypeConfiguration<Territory>
{
    public void Configure(EntityTypeBuilder<Territory> builder)
    {
        builder.TenantPrivate(alsoReadableBy: nameof(Territory.UserId));
        builder.ToTable(Territory.Table);
        builder.PrimitiveCollection(t => t.Countries).ElementType().HasMaxLength(2);
        builder.PrimitiveCollection(t => t.Regions).ElementType().HasMaxLength(40);
        builder.PrimitiveCollection(t => t.Languages).ElementType().HasMaxLength(8);
        builder.PrimitiveCollection(t => t.Hours);
        builder.Property(t => t.TimeZone).HasMaxLength(Territory.TimeZoneMax);
        builder.Property(t => t.Version).IsRowVersion();
        builder.Ignore(t => t.Week);
        builder.HasIndex(t => new { t.TenantId, t.UserId }).IsUnique();
        builder.HasIndex(t => t.UserId);
    }
}

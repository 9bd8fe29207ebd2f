using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TalentPortal.Data;
using TalentPortal.Platform.Content;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Living.Domain;

/// <summary>The tables of this feature.</summary>
public static class LivingTables
{
    extension(AppDb db)
    {
        public DbSet<CityCard> CityCards => db.Set<CityCard>();

        public DbSet<LocalService> LocalServices => db.Set<LocalService>();
    }
}

internal sealed class CityCardConfiguration : IEntityTypeConfiguration<CityCard>
{
    public void Configure(EntityTypeBuilder<CityCard> builder)
    {
        builder.TenantPublished();
        builder.ToTable(CityCard.Table);
        builder.Property(c => c.Slug).HasMaxLength(CityCard.SlugMax);
        builder.Property(c => c.PlaceCode).HasMaxLength(6);
        builder.HasBilingual(c => c.Name, CityCard.NameMax);
        builder.HasBilingual(c => c.Summary, CityCard.SummaryMax);
        builder.Property(c => c.Body).HasMaxLength(CityCard.BodyMax);
        builder.Property(c => c.Version).IsRowVersion();
        builder.Ignore(c => c.Text);
        builder.HasIndex(c => new { c.TenantId, c.Slug }).IsUnique();
    }
}

internal sealed class LocalServiceConfiguration : IEntityTypeConfiguration<LocalService>
{
    public void Configure(EntityTypeBuilder<LocalService> builder)
    {
        builder.TenantPublished();
        builder.ToTable(LocalService.Table);
        builder.Property(s => s.Code).HasMaxLength(LocalService.CodeMax);
        builder.Property(s => s.Kind).HasConversion<string>().HasMaxLength(20);
        builder.Property(s => s.PlaceCode).HasMaxLength(6);
        builder.HasBilingual(s => s.Name, LocalService.NameMax);
        builder.HasBilingual(s => s.Text, LocalService.TextMax);
        builder.Property(s => s.Phone).HasMaxLength(LocalService.PhoneMax);
        builder.Property(s => s.Hours).HasMaxLength(OpeningHours.Max);
        builder.PrimitiveCollection(s => s.Languages).ElementType().HasMaxLength(3);
        builder.Property(s => s.Url).HasMaxLength(LocalService.UrlMax);
        builder.HasBilingual(s => s.Owner, LocalService.OwnerMax);
        builder.Property(s => s.CheckedBy).HasMaxLength(StaffMembership.DisplayNameMax);
        builder.PrimitiveCollection(s => s.Claims).ElementType().HasMaxLength(Claim.CodeMax);
        builder.Property(s => s.Version).IsRowVersion();
        builder.Ignore(s => s.Facts);
        builder.HasIndex(s => new { s.TenantId, s.Code }).IsUnique();
    }
}

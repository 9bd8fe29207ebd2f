using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TalentPortal.Data;
using TalentPortal.Features.Employers.Domain;
using TalentPortal.Features.Rules.Domain;
using TalentPortal.Platform.Files;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Housing.Domain;

/// <summary>The tables of this feature, and whose rows a caller means.</summary>
public static class HousingTables
{
    extension(AppDb db)
    {
        public DbSet<HousingListing> HousingListings => db.Set<HousingListing>();

        public DbSet<HousingPhoto> HousingPhotos => db.Set<HousingPhoto>();

        /// <summary>What is offered on a site on a day: all that somebody made sure of within <see cref="HousingListing.CheckedDays"/> days. Every list begins here.</summary>
        /// <param name="tenant">Whose site; null for the national one.</param>
        public IQueryable<HousingListing> ListingsOffered(Guid? tenant, DateOnly today)
        {
            var since = today.AddDays(-HousingListing.CheckedDays);
            return db.HousingListings.AsNoTracking().Where(l => l.IsPublic && (tenant == null || l.TenantId == tenant) && l.CheckedOn >= since);
        }

        /// <summary>The flats that the caller keeps at the tenant of the site: all to its staff, their own to those who let.</summary>
        public IQueryable<HousingListing> ListingsKeptBy(CurrentCall call)
        {
            var listings = db.HousingListings.AtTenantOf(call);
            if (call.Side != CallSide.Employer) return listings;
            // Never null: those that staff entered have no organisation.
            var own = call.EmployerId ?? Guid.Empty;
            return listings.Where(l => l.OperatorId == own);
        }

        /// <summary>Lets the pictures of a flat be seen, or no longer.</summary>
        internal async Task PhotosFollow(HousingListing listing, CancellationToken ct)
        {
            foreach (var photo in await db.HousingPhotos.Where(p => p.TenantId == listing.TenantId && p.ListingId == listing.Id).ToListAsync(ct)) photo.Follow(listing.IsPublic);
        }

        /// <summary>Whether the caller may write flats at the tenant: staff may, and an organisation that lets homes once staff here have checked it.</summary>
        public async Task<bool> MayOffer(CurrentCall call, CancellationToken ct) =>
            call.Side != CallSide.Employer || (call.EmployerId is { } self && await db.OffersHousing(self, ct) && await db.EmployerAdmissions.Verifies(call.RequiredTenant.Id, self, ct));
    }
}

internal sealed class HousingListingConfiguration : IEntityTypeConfiguration<HousingListing>
{
    public void Configure(EntityTypeBuilder<HousingListing> builder)
    {
        builder.TenantPublished(employer: nameof(HousingListing.OperatorId));
        builder.ToTable(HousingListing.Table);
        builder.HasBilingual(l => l.Title, HousingListing.TitleMax);
        builder.HasBilingual(l => l.Text, HousingListing.TextMax);
        builder.Property(l => l.ListedFor).HasMaxLength(HousingListing.ForMax);
        builder.Property(l => l.PlaceCode).HasMaxLength(6);
        builder.Property(l => l.Latitude).HasPrecision(5, 2);
        builder.Property(l => l.Longitude).HasPrecision(5, 2);
        builder.Property(l => l.Deposit).HasPrecision(6, 1);
        builder.PrimitiveCollection(l => l.Languages).ElementType().HasMaxLength(3);
        builder.Property(l => l.SchemeCode).HasMaxLength(RuleDocument.CodeMax);
        builder.Property(l => l.Registration).HasConversion<string>().HasMaxLength(10);
        builder.Property(l => l.Foreigners).HasConversion<string>().HasMaxLength(10);
        builder.Property(l => l.State).HasConversion<string>().HasMaxLength(20);
        builder.Property(l => l.CheckedHow).HasConversion<string>().HasMaxLength(20);
        builder.Property(l => l.CheckedBy).HasMaxLength(StaffMembership.DisplayNameMax);
        builder.Property(l => l.Reason).HasMaxLength(HousingListing.ReasonMax);
        builder.Property(l => l.Version).IsRowVersion();
        builder.Ignore(l => l.Facts);
        builder.Ignore(l => l.IsOver);
        builder.HasIndex(l => new { l.TenantId, l.IsPublic, l.CheckedOn });
        builder.HasIndex(l => new { l.TenantId, l.SchemeCode });
        builder.HasIndex(l => l.OperatorId);
        builder.HasOne<Employer>().WithMany().HasForeignKey(l => l.OperatorId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class HousingPhotoConfiguration : IEntityTypeConfiguration<HousingPhoto>
{
    public void Configure(EntityTypeBuilder<HousingPhoto> builder)
    {
        builder.TenantPublished(employer: nameof(HousingPhoto.OperatorId));
        builder.ToTable(HousingPhoto.Table);
        builder.HasBilingual(p => p.Alt, HousingPhoto.AltMax);
        builder.Property(p => p.FileName).HasMaxLength(StoredFile.NameMax);
        builder.Property(p => p.Kind).HasConversion<string>().HasMaxLength(10);
        builder.Property(p => p.Release).HasConversion<string>().HasMaxLength(20);
        builder.HasIndex(p => new { p.TenantId, p.ListingId, p.AddedAt });
        builder.HasIndex(p => p.OperatorId);
        builder.HasOne<HousingListing>().WithMany().HasForeignKey(p => new { p.TenantId, p.ListingId }).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Employer>().WithMany().HasForeignKey(p => p.OperatorId).OnDelete(DeleteBehavior.Restrict);
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TalentPortal.Data;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Features.Housing.Domain;
using TalentPortal.Features.Interviews.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Viewings.Domain;

/// <summary>The tables of this feature, and whose rows a caller means.</summary>
public static class ViewingsTables
{
    extension(AppDb db)
    {
        public DbSet<FlatEnquiry> FlatEnquiries => db.Set<FlatEnquiry>();

        public DbSet<FlatMessage> FlatMessages => db.Set<FlatMessage>();

        /// <summary>The enquiries that the caller answers at the tenant of the site: an organisation those about its own flats, staff those about flats of people without an account.</summary>
        public IQueryable<FlatEnquiry> EnquiriesAnsweredBy(CurrentCall call)
        {
            var here = db.FlatEnquiries.AtTenantOf(call);
            if (call.Side != CallSide.Employer) return here.Where(e => e.EmployerId == null);
            // Never null: those that staff answer have no organisation.
            var own = call.EmployerId ?? Guid.Empty;
            return here.Where(e => e.EmployerId == own);
        }
    }
}

internal sealed class FlatEnquiryConfiguration : IEntityTypeConfiguration<FlatEnquiry>
{
    public void Configure(EntityTypeBuilder<FlatEnquiry> builder)
    {
        builder.TenantCase(seen: TalentCase.Seen with { Property = nameof(FlatEnquiry.CaseId) });
        builder.ToTable(FlatEnquiry.Table);
        builder.HasBilingual(e => e.FlatTitle, HousingListing.TitleMax);
        builder.Property(e => e.State).HasConversion<string>().HasMaxLength(20);
        builder.Property(e => e.Ending).HasConversion<string>().HasMaxLength(20);
        builder.Property(e => e.Declined).HasConversion<string>().HasMaxLength(20);
        builder.Property(e => e.Zone).HasMaxLength(FlatEnquiry.ZoneMax);
        builder.Property(e => e.TalentZone).HasMaxLength(FlatEnquiry.ZoneMax);
        builder.PrimitiveCollection(e => e.Slots).ElementType().HasMaxLength(Interview.LocalMax);
        builder.Property(e => e.CompanionName).HasMaxLength(StaffMembership.DisplayNameMax);
        builder.Property(e => e.Version).IsRowVersion();
        builder.Ignore(e => e.IsOpen);
        builder.Ignore(e => e.Reference);
        builder.HasOne<HousingListing>().WithMany().HasForeignKey(e => new { e.TenantId, e.ListingId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<TalentCase>().WithMany().HasForeignKey(e => new { e.TenantId, e.CaseId }).OnDelete(DeleteBehavior.Cascade);
        // One open one of a person and a flat, however often it is sent.
        builder.HasIndex(e => new { e.TenantId, e.ListingId, e.TalentUserId }).IsUnique().HasFilter("closed_at is null").HasDatabaseName("ux_flat_enquiries_one_open");
        builder.HasIndex(e => new { e.TenantId, e.EmployerId, e.WaitingSince });
        builder.HasIndex(e => new { e.TenantId, e.CaseId });
        builder.HasIndex(e => new { e.TenantId, e.ClosedAt });
        builder.HasIndex(e => e.TalentUserId);
        builder.HasIndex(e => e.EmployerId);
    }
}

internal sealed class FlatMessageConfiguration : IEntityTypeConfiguration<FlatMessage>
{
    public void Configure(EntityTypeBuilder<FlatMessage> builder)
    {
        builder.TenantCase(seen: TalentCase.Seen with { Property = nameof(FlatMessage.CaseId) });
        builder.ToTable(FlatMessage.Table);
        builder.Property(m => m.By).HasConversion<string>().HasMaxLength(20);
        builder.Property(m => m.AuthorName).HasMaxLength(StaffMembership.DisplayNameMax);
        builder.HasOne<FlatEnquiry>().WithMany().HasForeignKey(m => new { m.TenantId, m.EnquiryId }).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(m => new { m.TenantId, m.EnquiryId, m.At });
        builder.HasIndex(m => m.TalentUserId);
        builder.HasIndex(m => m.EmployerId);
    }
}

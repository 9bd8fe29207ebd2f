using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TalentPortal.Data;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Leads.Domain;

internal sealed class LeadConfiguration : IEntityTypeConfiguration<Lead>
{
    public void Configure(EntityTypeBuilder<Lead> builder)
    {
        builder.TenantCase();
        builder.ToTable(Lead.Table);
        builder.Property(l => l.Source).HasConversion<string>().HasMaxLength(20);
        builder.Property(l => l.State).HasConversion<string>().HasMaxLength(20);
        builder.Property(l => l.Queue).HasConversion<string>().HasMaxLength(20);
        builder.Property(l => l.Language).HasConversion<string>().HasMaxLength(20);
        builder.Property(l => l.CountryCode).HasMaxLength(2);
        builder.Property(l => l.TimeZone).HasMaxLength(Lead.TimeZoneMax);
        builder.Property(l => l.IndustryCode).HasMaxLength(Lead.IndustryMax);
        builder.Property(l => l.StaffName).HasMaxLength(StaffMembership.DisplayNameMax);
        builder.Property(l => l.Version).IsRowVersion();
        builder.Ignore(l => l.IsOpen);
        builder.Ignore(l => l.Reference);
        builder.Ignore(l => l.OpensUntil);
        builder.HasIndex(l => new { l.TenantId, l.State, l.AcknowledgeBy });
        builder.HasIndex(l => new { l.TenantId, l.StaffUserId, l.ChangedAt });
        builder.HasIndex(l => new { l.TenantId, l.OfferedTo }).HasFilter("offered_to is not null");
        builder.HasIndex(l => l.TalentUserId);
        // One at a time: whoever has a lead or a case here asks for no second.
        builder.HasIndex(l => new { l.TenantId, l.TalentUserId }).IsUnique().HasFilter("closed_at is null").HasDatabaseName("ux_leads_one_open");
    }
}

internal sealed class LeadOfferConfiguration : IEntityTypeConfiguration<LeadOffer>
{
    public void Configure(EntityTypeBuilder<LeadOffer> builder)
    {
        builder.TenantPrivate();
        builder.ToTable(LeadOffer.Table);
        builder.Property(o => o.Name).HasMaxLength(StaffMembership.DisplayNameMax);
        builder.Property(o => o.State).HasConversion<string>().HasMaxLength(20);
        builder.Property(o => o.Fit).HasConversion<string>().HasMaxLength(20);
        builder.Property(o => o.RegionCode).HasMaxLength(LeadOffer.RegionMax);
        builder.Ignore(o => o.Reasons);
        builder.HasOne<Lead>().WithMany().HasForeignKey(o => new { o.TenantId, o.LeadId }).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(o => new { o.TenantId, o.LeadId });
        builder.HasIndex(o => new { o.TenantId, o.UserId, o.OfferedAt });
    }
}

internal sealed class LeadRoutingConfiguration : IEntityTypeConfiguration<LeadRouting>
{
    public void Configure(EntityTypeBuilder<LeadRouting> builder)
    {
        builder.TenantPrivate();
        builder.ToTable(LeadRouting.Table);
        builder.Property(r => r.Version).IsRowVersion();
        builder.HasIndex(r => r.TenantId).IsUnique();
    }
}

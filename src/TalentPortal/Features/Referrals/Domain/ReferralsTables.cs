using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TalentPortal.Data;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Features.Employers.Domain;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Referrals.Domain;

/// <summary>The tables of this feature.</summary>
public static class ReferralsTables
{
    extension(AppDb db)
    {
        public DbSet<Referral> Referrals => db.Set<Referral>();

        public DbSet<ReferralLetter> ReferralLetters => db.Set<ReferralLetter>();
    }
}

internal sealed class ReferralConfiguration : IEntityTypeConfiguration<Referral>
{
    public void Configure(EntityTypeBuilder<Referral> builder)
    {
        builder.TenantCase(seen: TalentCase.Seen with { Property = nameof(Referral.CaseId) });
        builder.ToTable(Referral.Table);
        builder.HasBilingual(r => r.ReceiverName, Employer.NameMax);
        builder.Property(r => r.Kind).HasConversion<string>().HasMaxLength(20);
        builder.Property(r => r.State).HasConversion<string>().HasMaxLength(20);
        builder.Property(r => r.AskedByName).HasMaxLength(StaffMembership.DisplayNameMax);
        builder.Property(r => r.LinkHash).HasMaxLength(Referral.LinkHashLength);
        builder.PrimitiveCollection(r => r.Proposed).ElementType().HasConversion<string>();
        builder.PrimitiveCollection(r => r.Agreed).ElementType().HasConversion<string>();
        builder.Property(r => r.Version).IsRowVersion();
        builder.Ignore(r => r.IsOpen);
        builder.Ignore(r => r.IsOut);
        builder.HasOne<TalentCase>().WithMany().HasForeignKey(r => new { r.TenantId, r.CaseId }).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Employer>().WithMany().HasForeignKey(r => r.ReceiverEmployerId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(r => new { r.TenantId, r.CaseId });
        builder.HasIndex(r => new { r.TenantId, r.DueOn }).HasFilter("closed_at is null");
        builder.HasIndex(r => new { r.TenantId, r.LinkHash }).IsUnique();
        builder.HasIndex(r => r.TalentUserId);
    }
}

internal sealed class ReferralLetterConfiguration : IEntityTypeConfiguration<ReferralLetter>
{
    public void Configure(EntityTypeBuilder<ReferralLetter> builder)
    {
        builder.TenantCase(seen: new(Referral.Table, null, "id", nameof(ReferralLetter.Id)));
        builder.ToTable(ReferralLetter.Table);
        builder.HasOne<Referral>().WithMany().HasForeignKey(l => new { l.TenantId, l.Id }).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(l => new { l.TenantId, l.EmployerId, l.SentAt });
        builder.HasIndex(l => l.TalentUserId);
    }
}

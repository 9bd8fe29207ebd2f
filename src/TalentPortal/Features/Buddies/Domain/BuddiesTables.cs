using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TalentPortal.Data;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Buddies.Domain;

/// <summary>The tables of this feature.</summary>
public static class BuddiesTables
{
    extension(AppDb db)
    {
        public DbSet<BuddyCard> BuddyCards => db.Set<BuddyCard>();

        public DbSet<BuddyWeights> BuddyWeights => db.Set<BuddyWeights>();

        public DbSet<BuddyWish> BuddyWishes => db.Set<BuddyWish>();

        public DbSet<BuddyProposal> BuddyProposals => db.Set<BuddyProposal>();
    }
}

internal sealed class BuddyCardConfiguration : IEntityTypeConfiguration<BuddyCard>
{
    public void Configure(EntityTypeBuilder<BuddyCard> builder)
    {
        builder.TenantPrivate(alsoReadableBy: nameof(BuddyCard.UserId));
        builder.ToTable(BuddyCard.Table);
        builder.Property(c => c.Facts).HasMaxLength(BuddyCard.SealedMax);
        builder.Property(c => c.Version).IsRowVersion();
        builder.HasIndex(c => new { c.TenantId, c.UserId }).IsUnique();
        builder.HasIndex(c => c.UserId);
    }
}

internal sealed class BuddyWeightsConfiguration : IEntityTypeConfiguration<BuddyWeights>
{
    public void Configure(EntityTypeBuilder<BuddyWeights> builder)
    {
        builder.TenantPrivate();
        builder.ToTable(Domain.BuddyWeights.Table);
        builder.Property(w => w.ChangedByName).HasMaxLength(StaffMembership.DisplayNameMax);
        builder.Property(w => w.Version).IsRowVersion();
        builder.Ignore(w => w.Scale);
        builder.HasIndex(w => w.TenantId).IsUnique();
    }
}

internal sealed class BuddyWishConfiguration : IEntityTypeConfiguration<BuddyWish>
{
    public void Configure(EntityTypeBuilder<BuddyWish> builder)
    {
        builder.TenantCase(seen: TalentCase.Seen with { Property = nameof(BuddyWish.Id) });
        builder.ToTable(BuddyWish.Table);
        builder.PrimitiveCollection(w => w.Used).ElementType().HasConversion<string>();
        builder.Property(w => w.Version).IsRowVersion();
        builder.HasOne<TalentCase>().WithOne().HasForeignKey<BuddyWish>(w => new { w.TenantId, w.Id }).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(w => w.TalentUserId);
    }
}

internal sealed class BuddyProposalConfiguration : IEntityTypeConfiguration<BuddyProposal>
{
    public void Configure(EntityTypeBuilder<BuddyProposal> builder)
    {
        builder.TenantCase(seen: TalentCase.Seen with { Property = nameof(BuddyProposal.CaseId) });
        builder.ToTable(BuddyProposal.Table);
        builder.Property(p => p.StudentName).HasMaxLength(StaffMembership.DisplayNameMax);
        builder.Property(p => p.ProposedByName).HasMaxLength(StaffMembership.DisplayNameMax);
        builder.Property(p => p.State).HasConversion<string>().HasMaxLength(20);
        builder.Property(p => p.Version).IsRowVersion();
        builder.Ignore(p => p.IsOpen);
        builder.HasOne<TalentCase>().WithMany().HasForeignKey(p => new { p.TenantId, p.CaseId }).OnDelete(DeleteBehavior.Cascade);
        // Whoever was proposed once is not proposed again.
        builder.HasIndex(p => new { p.TenantId, p.CaseId, p.StudentUserId }).IsUnique();
        builder.HasIndex(p => new { p.TenantId, p.StudentUserId, p.State });
        builder.HasIndex(p => p.TalentUserId);
    }
}

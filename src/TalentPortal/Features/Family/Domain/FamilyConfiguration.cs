using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TalentPortal.Data;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Family.Domain;

internal sealed class PartnerSideConfiguration : IEntityTypeConfiguration<PartnerSide>
{
    public void Configure(EntityTypeBuilder<PartnerSide> builder)
    {
        builder.PersonOwned(alsoReadableBy: nameof(PartnerSide.PartnerId));
        builder.ToTable(PartnerSide.Table);
        builder.HasIndex(s => s.UserId).IsUnique();
        builder.HasIndex(s => s.PartnerId);
    }
}

internal sealed class FamilyWishConfiguration : IEntityTypeConfiguration<FamilyWish>
{
    public void Configure(EntityTypeBuilder<FamilyWish> builder)
    {
        builder.PersonOwned(alsoReadableBy: nameof(FamilyWish.ReaderId));
        builder.ToTable(FamilyWish.Table);
        builder.Property(w => w.Kind).HasConversion<string>().HasMaxLength(20);
        builder.Property(w => w.Level).HasConversion<string>().HasMaxLength(20);
        builder.Property(w => w.IndustryCode).HasMaxLength(60);
        builder.PrimitiveCollection(w => w.Places).ElementType().HasMaxLength(6);
        builder.HasIndex(w => new { w.UserId, w.Kind }).IsUnique();
        builder.HasIndex(w => w.ReaderId);
    }
}

internal sealed class FamilyChildConfiguration : IEntityTypeConfiguration<FamilyChild>
{
    public void Configure(EntityTypeBuilder<FamilyChild> builder)
    {
        builder.PersonOwned(openedParts: new(nameof(GrantScope.FamilyChildren), null, TalentCase.Matter));
        builder.ToTable(FamilyChild.Table);
        builder.Property(c => c.Version).IsRowVersion();
    }
}

internal sealed class FamilyNoteConfiguration : IEntityTypeConfiguration<FamilyNote>
{
    public void Configure(EntityTypeBuilder<FamilyNote> builder)
    {
        builder.PersonOwned(openedParts: new("Family", nameof(FamilyNote.Part), TalentCase.Matter));
        builder.ToTable(FamilyNote.Table);
        builder.Property(n => n.Part).HasConversion<string>().HasMaxLength(20);
        builder.HasIndex(n => new { n.UserId, n.Part }).IsUnique();
    }
}

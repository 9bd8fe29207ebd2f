using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TalentPortal.Data;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.ArrivalPlans.Domain;

/// <summary>The tables of this feature.</summary>
public static class ArrivalPlansTables
{
    extension(AppDb db)
    {
        public DbSet<ArrivalPlan> ArrivalPlans => db.Set<ArrivalPlan>();

        public DbSet<ArrivalItem> ArrivalItems => db.Set<ArrivalItem>();
    }
}

internal sealed class ArrivalPlanConfiguration : IEntityTypeConfiguration<ArrivalPlan>
{
    public void Configure(EntityTypeBuilder<ArrivalPlan> builder)
    {
        builder.TenantCase(seen: TalentCase.Seen with { Property = nameof(ArrivalPlan.Id) });
        builder.ToTable(ArrivalPlan.Table);
        builder.Property(p => p.Audience).HasConversion<string>().HasMaxLength(20);
        builder.Property(p => p.MadeByName).HasMaxLength(StaffMembership.DisplayNameMax);
        builder.Property(p => p.Version).IsRowVersion();
        builder.HasOne<TalentCase>().WithOne().HasForeignKey<ArrivalPlan>(p => new { p.TenantId, p.Id }).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(p => p.TalentUserId);
    }
}

internal sealed class ArrivalItemConfiguration : IEntityTypeConfiguration<ArrivalItem>
{
    public void Configure(EntityTypeBuilder<ArrivalItem> builder)
    {
        builder.TenantCase(seen: TalentCase.Seen with { Property = nameof(ArrivalItem.CaseId) });
        builder.ToTable(ArrivalItem.Table);
        builder.Property(i => i.Line).HasMaxLength(ArrivalTemplate.CodeMax);
        builder.Property(i => i.On).HasColumnName("on_day");
        builder.Property(i => i.Time).HasColumnName("time_of_day").HasConversion<string>().HasMaxLength(20);
        builder.Property(i => i.Party).HasConversion<string>().HasMaxLength(20);
        builder.Property(i => i.DoneBy).HasConversion<string>().HasMaxLength(20);
        builder.Property(i => i.DoneByName).HasMaxLength(StaffMembership.DisplayNameMax);
        builder.Property(i => i.Version).IsRowVersion();
        builder.Ignore(i => i.IsDone);
        builder.HasOne<ArrivalPlan>().WithMany().HasForeignKey(i => new { i.TenantId, i.CaseId }).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(i => new { i.TenantId, i.CaseId, i.On });
        builder.HasIndex(i => i.TalentUserId);
    }
}

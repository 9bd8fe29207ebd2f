using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TalentPortal.Data;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.CampusHelp.Domain;

internal sealed class HelpCallConfiguration : IEntityTypeConfiguration<HelpCall>
{
    public void Configure(EntityTypeBuilder<HelpCall> builder)
    {
        builder.TenantPrivate(seen: TalentCase.Seen with { Property = nameof(HelpCall.CaseId) });
        builder.ToTable(HelpCall.Table);
        builder.Property(c => c.Kind).HasConversion<string>().HasMaxLength(20);
        builder.Property(c => c.State).HasConversion<string>().HasMaxLength(20);
        builder.Property(c => c.ConsultantName).HasMaxLength(StaffMembership.DisplayNameMax);
        builder.Property(c => c.AnsweredByName).HasMaxLength(StaffMembership.DisplayNameMax);
        builder.Property(c => c.Words).HasMaxLength(HelpCall.SealedMax);
        builder.Property(c => c.Done).HasMaxLength(HelpCall.SealedMax);
        builder.Property(c => c.Version).IsRowVersion();
        builder.Ignore(c => c.IsOpen);
        builder.HasOne<TalentCase>().WithMany().HasForeignKey(c => new { c.TenantId, c.CaseId }).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(c => new { c.TenantId, c.CaseId });
        builder.HasIndex(c => new { c.TenantId, c.State, c.AskedAt });
    }
}

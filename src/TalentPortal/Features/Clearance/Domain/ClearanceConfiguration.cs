using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TalentPortal.Data;
using TalentPortal.Features.Cases.Domain;

namespace TalentPortal.Features.Clearance.Domain;

internal sealed class ClearanceSheetConfiguration : IEntityTypeConfiguration<ClearanceSheet>
{
    public void Configure(EntityTypeBuilder<ClearanceSheet> builder)
    {
        // A case row and no private one: the talent writes the answers, and is the only party there is.
        builder.TenantCase(seen: TalentCase.Seen with { Property = nameof(ClearanceSheet.CaseId) });
        builder.ToTable(ClearanceSheet.Table);
        builder.Property(s => s.Version).IsRowVersion();
        builder.HasOne<TalentCase>().WithMany().HasForeignKey(s => new { s.TenantId, s.CaseId }).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(s => new { s.TenantId, s.CaseId }).IsUnique();
        builder.HasIndex(s => s.TalentUserId);
    }
}

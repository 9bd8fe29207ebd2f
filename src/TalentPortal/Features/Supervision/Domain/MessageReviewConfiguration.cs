using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TalentPortal.Data;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Supervision.Domain;

internal sealed class MessageReviewConfiguration : IEntityTypeConfiguration<MessageReview>
{
    public void Configure(EntityTypeBuilder<MessageReview> builder)
    {
        builder.TenantPrivate(seen: TalentCase.Seen with { Property = nameof(MessageReview.CaseId) });
        builder.ToTable(MessageReview.Table);
        builder.Property(r => r.Comment).HasMaxLength(MessageReview.SealedMax);
        builder.Property(r => r.ReviewerName).HasMaxLength(StaffMembership.DisplayNameMax);
        builder.HasOne<TalentCase>().WithMany().HasForeignKey(r => new { r.TenantId, r.CaseId }).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(r => new { r.TenantId, r.CaseId });
        builder.HasIndex(r => r.ConsultantUserId);
    }
}

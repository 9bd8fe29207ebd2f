using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TalentPortal.Data;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Conversations.Domain;

internal sealed class MessageConfiguration : IEntityTypeConfiguration<Message>
{
    public void Configure(EntityTypeBuilder<Message> builder)
    {
        builder.TenantCase(appendOnly: true, seen: TalentCase.Seen with { Property = nameof(Message.CaseId) });
        builder.ToTable(Message.Table);
        builder.Property(m => m.By).HasConversion<string>().HasMaxLength(20);
        builder.Property(m => m.AuthorName).HasMaxLength(StaffMembership.DisplayNameMax);
        builder.Property(m => m.Language).HasConversion<string>().HasMaxLength(20);
        builder.Ignore(m => m.IsByTalent);
        builder.HasOne<TalentCase>().WithMany().HasForeignKey(m => new { m.TenantId, m.CaseId }).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(m => new { m.TenantId, m.CaseId, m.Number }).IsUnique();
        builder.HasIndex(m => m.TalentUserId);
    }
}

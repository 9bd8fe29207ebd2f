using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TalentPortal.Data;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Cases.Domain;

internal sealed class TalentCaseConfiguration : IEntityTypeConfiguration<TalentCase>
{
    public void Configure(EntityTypeBuilder<TalentCase> builder)
    {
        builder.TenantCase(seen: TalentCase.Seen);
        builder.ToTable(TalentCase.Table);
        builder.Property(c => c.Stage).HasMaxLength(Playbook.CodeMax);
        builder.Property(c => c.Tier).HasConversion<string>().HasMaxLength(20);
        builder.Property(c => c.OwnerName).HasMaxLength(StaffMembership.DisplayNameMax);
        builder.Property(c => c.DeputyName).HasMaxLength(StaffMembership.DisplayNameMax);
        builder.HasIndex(c => new { c.TenantId, c.DeputyUserId, c.DeputyUntil }).HasFilter("deputy_user_id is not null");
        builder.Property(c => c.Clock).HasConversion<string>().HasMaxLength(20);
        builder.Property(c => c.Language).HasConversion<string>().HasMaxLength(20);
        builder.Property(c => c.TimeZone).HasMaxLength(60);
        builder.Property(c => c.Clearance).HasConversion<string>().HasMaxLength(20);
        builder.Property(c => c.CloseReason).HasConversion<string>().HasMaxLength(20);
        builder.Property(c => c.Version).IsRowVersion();
        builder.Ignore(c => c.Reference);
        builder.Ignore(c => c.IsOpen);
        builder.Property(c => c.CampusAskedBy).HasMaxLength(StaffMembership.DisplayNameMax);
        builder.Property(c => c.CampusSupervisor).HasMaxLength(StaffMembership.DisplayNameMax);
        builder.HasIndex(c => new { c.TenantId, c.CampusUntil }).HasFilter("campus_until is not null");
        builder.Ignore(c => c.IsOutOfSight);
        builder.Ignore(c => c.CanSettle);
        builder.Ignore(c => c.IsCleared);
        builder.Ignore(c => c.Uncleared);
        builder.Ignore(c => c.Playbook);
        builder.HasOne(c => c.Edition).WithMany().HasForeignKey(c => new { c.TenantId, c.PlaybookEditionId }).OnDelete(DeleteBehavior.Restrict);
        builder.Navigation(c => c.Edition).AutoInclude();
        builder.HasIndex(c => new { c.TenantId, c.OwnerUserId, c.ClosedAt, c.NextOn });
        builder.HasIndex(c => new { c.TenantId, c.Tier, c.ClosedAt, c.NextOn });
        builder.HasIndex(c => new { c.TenantId, c.Clearance, c.ClearanceAt });
        builder.HasIndex(c => new { c.TenantId, c.ArrivedOn }).HasFilter("arrived_on is not null");
        builder.HasIndex(c => c.TalentUserId);
        // One case at a time with one organisation; once it is closed there may be another.
        builder.HasIndex(c => new { c.TenantId, c.TalentUserId }).IsUnique().HasFilter("closed_at is null").HasDatabaseName("ux_cases_one_open");
    }
}

internal sealed class CaseEntryConfiguration : IEntityTypeConfiguration<CaseEntry>
{
    public void Configure(EntityTypeBuilder<CaseEntry> builder)
    {
        builder.TenantCase(appendOnly: true, seen: TalentCase.Seen with { Property = nameof(CaseEntry.CaseId) });
        builder.ToTable(CaseEntry.Table);
        builder.Property(e => e.Kind).HasConversion<string>().HasMaxLength(20);
        builder.Property(e => e.By).HasConversion<string>().HasMaxLength(20);
        builder.Property(e => e.ActorName).HasMaxLength(StaffMembership.DisplayNameMax);
        builder.Property(e => e.From).HasColumnName("from_fact").HasMaxLength(CaseEntry.FactMax);
        builder.Property(e => e.To).HasColumnName("to_fact").HasMaxLength(CaseEntry.FactMax);
        builder.HasOne<TalentCase>().WithMany().HasForeignKey(e => new { e.TenantId, e.CaseId }).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(e => new { e.TenantId, e.CaseId, e.At });
        builder.HasIndex(e => e.TalentUserId);
    }
}

internal sealed class CaseNoteConfiguration : IEntityTypeConfiguration<CaseNote>
{
    public void Configure(EntityTypeBuilder<CaseNote> builder)
    {
        builder.TenantPrivate(seen: TalentCase.Seen with { Property = nameof(CaseNote.CaseId) });
        builder.ToTable(CaseNote.Table);
        builder.Property(n => n.Level).HasConversion<string>().HasMaxLength(20);
        builder.Property(n => n.AuthorName).HasMaxLength(StaffMembership.DisplayNameMax);
        builder.HasOne<TalentCase>().WithMany().HasForeignKey(n => new { n.TenantId, n.CaseId }).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(n => new { n.TenantId, n.CaseId, n.At });
    }
}

internal sealed class HandOverConfiguration : IEntityTypeConfiguration<HandOver>
{
    public void Configure(EntityTypeBuilder<HandOver> builder)
    {
        builder.TenantCase(seen: TalentCase.Seen with { Property = nameof(HandOver.CaseId) });
        builder.ToTable(HandOver.Table);
        builder.Property(h => h.FromTier).HasConversion<string>().HasMaxLength(20);
        builder.Property(h => h.FromName).HasMaxLength(StaffMembership.DisplayNameMax);
        builder.Property(h => h.ToTier).HasConversion<string>().HasMaxLength(20);
        builder.Property(h => h.ToStage).HasMaxLength(Playbook.CodeMax);
        builder.Property(h => h.ToName).HasMaxLength(StaffMembership.DisplayNameMax);
        builder.Property(h => h.State).HasConversion<string>().HasMaxLength(20);
        builder.Property(h => h.AnsweredBy).HasMaxLength(StaffMembership.DisplayNameMax);
        builder.Property(h => h.Version).IsRowVersion();
        builder.Ignore(h => h.IsOpen);
        builder.HasOne<TalentCase>().WithMany().HasForeignKey(h => new { h.TenantId, h.CaseId }).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(h => new { h.TenantId, h.CaseId, h.OfferedAt });
        builder.HasIndex(h => new { h.TenantId, h.State, h.AcceptBy });
        builder.HasIndex(h => h.TalentUserId);
        builder.HasIndex(h => new { h.TenantId, h.CaseId }).IsUnique().HasFilter("state = 'Offered'").HasDatabaseName("ux_hand_overs_one_open");
    }
}

internal sealed class CaseTaskConfiguration : IEntityTypeConfiguration<CaseTask>
{
    public void Configure(EntityTypeBuilder<CaseTask> builder)
    {
        builder.TenantCase(seen: TalentCase.Seen with { Property = nameof(CaseTask.CaseId) });
        builder.ToTable(CaseTask.Table);
        builder.Property(t => t.Track).HasConversion<string>().HasMaxLength(20);
        builder.Property(t => t.Party).HasConversion<string>().HasMaxLength(20);
        builder.Property(t => t.State).HasConversion<string>().HasMaxLength(20);
        builder.Property(t => t.Line).HasMaxLength(TaskPlan.CodeMax);
        builder.HasOne<PlaybookEdition>().WithMany().HasForeignKey(t => new { t.TenantId, t.PlanEditionId }).OnDelete(DeleteBehavior.Restrict);
        builder.Property(t => t.EndedBy).HasConversion<string>().HasMaxLength(20);
        builder.Property(t => t.EndedByName).HasMaxLength(StaffMembership.DisplayNameMax);
        builder.Property(t => t.Version).IsRowVersion();
        builder.Ignore(t => t.IsOpen);
        builder.HasOne<TalentCase>().WithMany().HasForeignKey(t => new { t.TenantId, t.CaseId }).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(t => new { t.TenantId, t.CaseId, t.State, t.DueOn });
        builder.HasIndex(t => new { t.TenantId, t.State, t.Party, t.DueOn });
        builder.HasIndex(t => t.TalentUserId);
        builder.HasIndex(t => new { t.TenantId, t.CaseId, t.Line }).IsUnique().HasFilter("line is not null").HasDatabaseName("ux_case_tasks_one_of_line");
    }
}

internal sealed class CaseFileConfiguration : IEntityTypeConfiguration<CaseFile>
{
    public void Configure(EntityTypeBuilder<CaseFile> builder)
    {
        builder.TenantCase(seen: TalentCase.Seen with { Property = nameof(CaseFile.CaseId) });
        builder.ToTable(CaseFile.Table);
        builder.Property(f => f.StorageName).HasMaxLength(64);
        builder.Property(f => f.Kind).HasConversion<string>().HasMaxLength(10);
        builder.Property(f => f.Sha256).HasMaxLength(64);
        builder.Property(f => f.Release).HasConversion<string>().HasMaxLength(20);
        builder.Ignore(f => f.CanBeOpened);
        builder.HasOne<TalentCase>().WithMany().HasForeignKey(f => new { f.TenantId, f.CaseId }).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(f => new { f.TenantId, f.CaseId, f.Number }).IsUnique();
        builder.HasIndex(f => f.TalentUserId);
    }
}

internal sealed class ConversationConfiguration : IEntityTypeConfiguration<Conversation>
{
    public void Configure(EntityTypeBuilder<Conversation> builder)
    {
        builder.TenantCase(seen: TalentCase.Seen with { Property = nameof(Conversation.Id) });
        builder.ToTable(Conversation.Table);
        builder.HasOne<TalentCase>().WithOne().HasForeignKey<Conversation>(t => new { t.TenantId, t.Id }).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(t => t.TalentUserId);
        builder.HasIndex(t => new { t.TenantId, t.TalentUnreadSince }).HasFilter("talent_unread_since is not null");
        builder.HasIndex(t => new { t.TenantId, t.StaffUnreadSince }).HasFilter("staff_unread_since is not null");
    }
}

internal sealed class CaseCheckConfiguration : IEntityTypeConfiguration<CaseCheck>
{
    public void Configure(EntityTypeBuilder<CaseCheck> builder)
    {
        builder.TenantCase(seen: TalentCase.Seen with { Property = nameof(CaseCheck.CaseId) });
        builder.ToTable(CaseCheck.Table);
        builder.Property(c => c.Key).HasMaxLength(CaseCheck.KeyMax);
        builder.Property(c => c.ByName).HasMaxLength(StaffMembership.DisplayNameMax);
        builder.HasOne<TalentCase>().WithMany().HasForeignKey(c => new { c.TenantId, c.CaseId }).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(c => new { c.TenantId, c.CaseId, c.Key }).IsUnique();
        builder.HasIndex(c => c.TalentUserId);
    }
}

internal sealed class PlaybookEditionConfiguration : IEntityTypeConfiguration<PlaybookEdition>
{
    public void Configure(EntityTypeBuilder<PlaybookEdition> builder)
    {
        builder.TenantPublished();
        builder.ToTable(PlaybookEdition.Table);
        builder.Property(e => e.Changes).HasMaxLength(PlaybookChanges.Max);
        builder.Property(e => e.Note).HasMaxLength(PlaybookEdition.NoteMax);
        builder.Property(e => e.SavedByName).HasMaxLength(StaffMembership.DisplayNameMax);
        builder.Property(e => e.Version).IsRowVersion();
        builder.Ignore(e => e.Book);
        builder.Ignore(e => e.Plan);
        builder.HasIndex(e => new { e.TenantId, e.Number }).IsUnique();
        builder.HasIndex(e => e.TenantId).IsUnique().HasFilter("not is_public").HasDatabaseName("ux_playbook_editions_one_draft");
    }
}

internal sealed class CampusRuleConfiguration : IEntityTypeConfiguration<CampusRule>
{
    public void Configure(EntityTypeBuilder<CampusRule> builder)
    {
        builder.TenantPrivate();
        builder.ToTable(CampusRule.Table);
        builder.Property(r => r.Version).IsRowVersion();
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TalentPortal.Data;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Features.Leads.Domain;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Transfers.Domain;

/// <summary>The tables of this feature.</summary>
public static class TransfersTables
{
    extension(AppDb db)
    {
        public DbSet<Transfer> Transfers => db.Set<Transfer>();

        public DbSet<TransferLetter> TransferLetters => db.Set<TransferLetter>();

        public DbSet<Intake> Intakes => db.Set<Intake>();

        /// <summary>What other organisations take on of a tier.</summary>
        public async Task<IReadOnlyList<Intake>> IntakesFor(CaseTier tier, Guid except, CancellationToken ct) =>
            (await db.Set<Intake>().AsNoTracking().Where(i => i.IsPublic && i.TenantId != except).ToListAsync(ct)).FindAll(i => i.Tiers.Contains(tier));

        /// <summary>Of all that concerns one transfer at once the second waits here, and then sees what the first did.</summary>
        public Task LockTransfer(Guid id, CancellationToken ct) =>
            db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtextextended({"transfer:" + id.ToString("N")}, 0))", ct);
    }
}

internal sealed class TransferConfiguration : IEntityTypeConfiguration<Transfer>
{
    public void Configure(EntityTypeBuilder<Transfer> builder)
    {
        builder.TenantCase(seen: TalentCase.Seen with { Property = nameof(Transfer.CaseId) });
        builder.ToTable(Transfer.Table);
        builder.Property(t => t.Tier).HasConversion<string>().HasMaxLength(20);
        builder.Property(t => t.Stage).HasMaxLength(Playbook.CodeMax);
        builder.Property(t => t.State).HasConversion<string>().HasMaxLength(20);
        builder.Property(t => t.AskedByName).HasMaxLength(StaffMembership.DisplayNameMax);
        builder.Property(t => t.AnsweredByName).HasMaxLength(StaffMembership.DisplayNameMax);
        builder.Property(t => t.Version).IsRowVersion();
        builder.Ignore(t => t.IsOpen);
        builder.HasOne<TalentCase>().WithMany().HasForeignKey(t => new { t.TenantId, t.CaseId }).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(t => new { t.TenantId, t.CaseId, t.AskedAt });
        builder.HasIndex(t => new { t.TenantId, t.State, t.AcceptBy });
        builder.HasIndex(t => t.TalentUserId);
        builder.HasIndex(t => new { t.TenantId, t.CaseId }).IsUnique().HasFilter("state in ('Asked', 'Offered')").HasDatabaseName("ux_transfers_one_open");
    }
}

internal sealed class TransferLetterConfiguration : IEntityTypeConfiguration<TransferLetter>
{
    public void Configure(EntityTypeBuilder<TransferLetter> builder)
    {
        builder.PersonOwned(openedBy: GrantScope.Transfer);
        builder.ToTable(TransferLetter.Table);
        builder.Property(l => l.SenderName).HasMaxLength(StaffMembership.DisplayNameMax);
        builder.Property(l => l.Tier).HasConversion<string>().HasMaxLength(20);
        builder.Property(l => l.Stage).HasMaxLength(Playbook.CodeMax);
        builder.Property(l => l.Language).HasConversion<string>().HasMaxLength(20);
        builder.Property(l => l.CountryCode).HasMaxLength(2);
        builder.Property(l => l.TimeZone).HasMaxLength(Lead.TimeZoneMax);
        builder.HasIndex(l => new { l.ReceiverId, l.Tier, l.AcceptBy });
    }
}

internal sealed class IntakeConfiguration : IEntityTypeConfiguration<Intake>
{
    public void Configure(EntityTypeBuilder<Intake> builder)
    {
        builder.TenantPublished();
        builder.ToTable(Intake.Table);
        builder.HasBilingual(i => i.Takes, Intake.TakesMax);
        builder.PrimitiveCollection(i => i.Tiers).ElementType().HasConversion<string>().HasMaxLength(20);
        builder.Property(i => i.Version).IsRowVersion();
        builder.HasIndex(i => i.TenantId).IsUnique();
    }
}

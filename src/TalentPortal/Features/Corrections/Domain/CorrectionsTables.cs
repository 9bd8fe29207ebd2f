using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TalentPortal.Data;
using TalentPortal.Platform.Search;

namespace TalentPortal.Features.Corrections.Domain;

/// <summary>The tables of this feature, and what several ask of them.</summary>
public static class CorrectionsTables
{
    extension(AppDb db)
    {
        public DbSet<CorrectionNotice> CorrectionNotices => db.Set<CorrectionNotice>();

        public DbSet<Correction> Corrections => db.Set<Correction>();

        public DbSet<CorrectionTerms> CorrectionTerms => db.Set<CorrectionTerms>();

        /// <summary>Working days within which a tenant answers.</summary>
        public async Task<int> CorrectionDays(Guid tenant, CancellationToken ct) =>
            await db.CorrectionTerms.AsNoTracking().Where(t => t.TenantId == tenant).Select(t => (int?)t.WorkingDays).SingleOrDefaultAsync(ct) ?? Domain.CorrectionTerms.DaysUsual;
    }

    /// <summary>The middle of some numbers; of two in the middle the larger, so that nothing looks faster than it was. Null of none.</summary>
    public static int? Median(IEnumerable<int> numbers)
    {
        var sorted = numbers.Order().ToList();
        return sorted.Count == 0 ? null : sorted[sorted.Count / 2];
    }
}

internal sealed class CorrectionNoticeConfiguration : IEntityTypeConfiguration<CorrectionNotice>
{
    public void Configure(EntityTypeBuilder<CorrectionNotice> builder)
    {
        builder.TenantPublished();
        builder.ToTable(CorrectionNotice.Table);
        builder.Property(n => n.Path).HasMaxLength(ContentPages.PathMax);
        builder.HasBilingual(n => n.Title, SearchItem.TitleMax);
        builder.Property(n => n.Kind).HasConversion<string>().HasMaxLength(20);
        builder.Property(n => n.State).HasConversion<string>().HasMaxLength(20);
        builder.Property(n => n.Outcome).HasConversion<string>().HasMaxLength(20);
        builder.Property(n => n.ReferenceHash).HasMaxLength(64);
        builder.HasBilingual(n => n.Question, CorrectionNotice.QuestionMax);
        builder.HasBilingual(n => n.Answer, CorrectionNotice.AnswerMax);
        builder.Property(n => n.Version).IsRowVersion();
        builder.HasIndex(n => n.ReferenceHash);
        builder.HasIndex(n => new { n.TenantId, n.Path });
        builder.HasIndex(n => new { n.TenantId, n.State, n.DueAt });
    }
}

internal sealed class CorrectionConfiguration : IEntityTypeConfiguration<Correction>
{
    public void Configure(EntityTypeBuilder<Correction> builder)
    {
        builder.TenantPrivate();
        builder.ToTable(Correction.Table);
        builder.Property(c => c.Language).HasConversion<string>().HasMaxLength(20);
        builder.Property(c => c.Print).HasMaxLength(Correction.PrintMax);
        builder.Property(c => c.Version).IsRowVersion();
        builder.HasOne<CorrectionNotice>().WithMany().HasForeignKey(c => new { c.TenantId, c.NoticeId }).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(c => new { c.TenantId, c.Print }).IsUnique();
    }
}

internal sealed class CorrectionTermsConfiguration : IEntityTypeConfiguration<CorrectionTerms>
{
    public void Configure(EntityTypeBuilder<CorrectionTerms> builder)
    {
        builder.TenantPublished();
        builder.ToTable(Domain.CorrectionTerms.Table);
        builder.Property(t => t.Version).IsRowVersion();
        builder.HasIndex(t => t.TenantId).IsUnique();
    }
}

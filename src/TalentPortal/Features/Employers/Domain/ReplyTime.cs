using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TalentPortal.Data;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Employers.Domain;

/// <summary>
/// How long an employer takes to give applicants at a tenant a first answer, as everybody may read it: the median in working
/// days over the applications of twelve months. An application that nobody answered counts with its age once the answer is
/// overdue, so that silence makes no figure better.
/// </summary>
public sealed class ReplyTime : ITenantOwned
{
    /// <summary>Below so many answered applications the figure would say more of chance than of the employer.</summary>
    public const int LeastAnswered = 5;

    /// <summary>Months over which it is taken.</summary>
    public const int Months = 12;

    private ReplyTime()
    {
    }

    public Guid TenantId { get; private set; }

    public Guid EmployerId { get; private set; }

    /// <summary>Working days, in halves; null while there are too few to say.</summary>
    public decimal? MedianDays { get; private set; }

    /// <summary>How many applications the median is taken from.</summary>
    public int Applications { get; private set; }

    public DateTimeOffset MeasuredAt { get; private set; }

    public static ReplyTime Of(Guid tenantId, Guid employerId) => new() { TenantId = tenantId, EmployerId = employerId };

    /// <param name="days">Working days to the first answer, or of waiting for it.</param>
    /// <param name="answered">How many of these were answered.</param>
    public void Measure(IReadOnlyCollection<int> days, int answered, DateTimeOffset now) =>
        (MedianDays, Applications, MeasuredAt) = (answered < LeastAnswered ? null : Median(days), days.Count, now);

    /// <summary>The middle one, or the mean of the two in the middle.</summary>
    public static decimal Median(IReadOnlyCollection<int> values)
    {
        var sorted = values.Order().ToList();
        return sorted.Count % 2 == 1 ? sorted[sorted.Count / 2] : (sorted[sorted.Count / 2 - 1] + sorted[sorted.Count / 2]) / 2m;
    }
}

/// <summary>How fast an employer answers at a tenant, for a page.</summary>
/// <param name="MedianDays">Working days; null while there are too few to say.</param>
/// <param name="Applications">How many it is taken from.</param>
public sealed record ReplyFigure(decimal? MedianDays, int Applications)
{
    public static ReplyFigure Nothing { get; } = new(null, 0);
}

/// <summary>Reads the figure.</summary>
public static class ReplyTimesTables
{
    extension(AppDb db)
    {
        public DbSet<ReplyTime> ReplyTimes => db.Set<ReplyTime>();

        /// <summary>How fast an employer answers at a tenant.</summary>
        public async Task<ReplyFigure> RepliesOf(Guid tenantId, Guid employerId, CancellationToken ct) =>
            await db.ReplyTimes.AsNoTracking().Where(t => t.TenantId == tenantId && t.EmployerId == employerId).Select(t => new ReplyFigure(t.MedianDays, t.Applications)).SingleOrDefaultAsync(ct) ?? ReplyFigure.Nothing;
    }
}

internal sealed class ReplyTimeConfiguration : IEntityTypeConfiguration<ReplyTime>
{
    public void Configure(EntityTypeBuilder<ReplyTime> builder)
    {
        builder.Projection();
        builder.ToTable("reply_times");
        builder.HasKey(t => new { t.TenantId, t.EmployerId });
        builder.Property(t => t.MedianDays).HasPrecision(6, 1);
        builder.HasIndex(t => t.EmployerId);
    }
}

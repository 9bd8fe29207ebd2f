using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TalentPortal.Data;

namespace TalentPortal.Platform.Scheduling;

/// <summary>One time at which a piece of work was due. Whoever inserts or takes over the row does the work; nobody else.</summary>
public sealed class ScheduleSlot
{
    public const int WorkMax = 60;
    public const int ErrorMax = 200;

    public string Work { get; set; } = "";

    public DateTimeOffset SlotAt { get; set; }

    /// <summary>Machine and process, for people who look into the table.</summary>
    public string ClaimedBy { get; set; } = "";

    /// <summary>Counts the takers. An earlier one's writes are refused by it.</summary>
    public int Fence { get; set; }

    /// <summary>By the database's clock. Renewed while the work runs; once it has passed, another process takes over.</summary>
    public DateTimeOffset ClaimedUntil { get; set; }

    public DateTimeOffset StartedAt { get; set; }

    public DateTimeOffset? FinishedAt { get; set; }

    /// <summary>Type of the last error, never its text.</summary>
    public string? Error { get; set; }
}

internal sealed class ScheduleSlotConfiguration : IEntityTypeConfiguration<ScheduleSlot>
{
    public void Configure(EntityTypeBuilder<ScheduleSlot> builder)
    {
        builder.PlatformTable("Schedulers of several processes agree on it before any message has a tenant.");
        builder.HasKey(s => new { s.Work, s.SlotAt });
        builder.Property(s => s.Work).HasMaxLength(ScheduleSlot.WorkMax);
        builder.Property(s => s.ClaimedBy).HasMaxLength(120);
        builder.Property(s => s.Error).HasMaxLength(ScheduleSlot.ErrorMax);
        builder.HasIndex(s => s.ClaimedUntil).HasFilter("finished_at is null");
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TalentPortal.Data;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Applications.Domain;

/// <summary>
/// How many different people's applications may be opened before somebody is told, and before they close. Chosen, not measured: who
/// opens one every 90 seconds for an hour hardly reads any more, and 160 a day are four hours of that. Twice as many is copying.
/// </summary>
public sealed class ReadingLimits
{
    /// <summary>Section of the configuration.</summary>
    public const string Section = "Portal:Readings";

    /// <summary>One reader within an hour: told.</summary>
    public int ToldInAnHour { get; set; } = 40;

    /// <summary>One reader within 24 hours: told.</summary>
    public int ToldInADay { get; set; } = 160;

    /// <summary>One reader within an hour: closed.</summary>
    public int ClosedInAnHour { get; set; } = 80;

    /// <summary>One reader within 24 hours: closed.</summary>
    public int ClosedInADay { get; set; } = 320;

    /// <summary>All members of an employer together may open so many times as much as one.</summary>
    public int TimesForAll { get; set; } = 3;

    /// <summary>Whether these numbers can be kept: each at least one, and nothing closes before somebody was told.</summary>
    public bool MakeSense => ToldInAnHour > 0 && ToldInADay > 0 && TimesForAll > 0 && ClosedInAnHour >= ToldInAnHour && ClosedInADay >= ToldInADay;

    /// <summary>What follows from how many different people were opened within an hour and a day; null for nothing.</summary>
    public (ReadingStep Step, int Count, int Hours)? After(int hour, int day, bool byAll)
    {
        var times = byAll ? TimesForAll : 1;
        if (hour >= ClosedInAnHour * times) return (ReadingStep.Closed, hour, 1);
        if (day >= ClosedInADay * times) return (ReadingStep.Closed, day, 24);
        if (hour >= ToldInAnHour * times) return (ReadingStep.Told, hour, 1);
        return day >= ToldInADay * times ? (ReadingStep.Told, day, 24) : null;
    }
}

/// <summary>What unusually many readings lead to.</summary>
public enum ReadingStep
{
    /// <summary>The employer's owners and the tenant's administrators hear of it.</summary>
    Told,

    /// <summary>And nothing opens any more until staff of the tenant open it again.</summary>
    Closed,
}

/// <summary>
/// That a member of an employer opened what somebody had sent: kept for two days, to be counted. Of the applicant it holds a keyed
/// hash, by which nobody is found; whom they opened stands in the applicant's own access log.
/// </summary>
public sealed class ApplicantReading : ICaseRow
{
    public const int PersonKeyLength = 22;
    public const int KeptDays = 2;

    private ApplicantReading()
    {
    }

    [Class(FieldClass.Internal)]
    public Guid Id { get; private set; }

    [Class(FieldClass.Internal)]
    public Guid TenantId { get; private set; }

    /// <summary>Never set: the talent reads who opened what in their access log.</summary>
    [Class(FieldClass.Internal)]
    public Guid? TalentUserId { get; private set; }

    [Class(FieldClass.Internal)]
    public Guid? EmployerId { get; private set; }

    [Class(FieldClass.Internal)]
    public Guid ReaderUserId { get; private set; }

    [Class(FieldClass.Secret)]
    public string PersonKey { get; private set; } = "";

    [Class(FieldClass.Internal)]
    public DateTimeOffset At { get; private set; }

    public static ApplicantReading Of(JobApplication application, Guid readerUserId, string personKey, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now),
        TenantId = application.TenantId,
        EmployerId = application.EmployerId,
        ReaderUserId = readerUserId,
        PersonKey = personKey,
        At = now,
    };
}

/// <summary>That a member of an employer, or all together, opened unusually many people's applications. Says how many, and of nobody whom.</summary>
public sealed class ReadingAlarm : ICaseRow
{
    public const int ReasonMax = 500;
    public const int KeptMonths = 12;

    private ReadingAlarm()
    {
    }

    [Class(FieldClass.Internal)]
    public Guid Id { get; private set; }

    [Class(FieldClass.Internal)]
    public Guid TenantId { get; private set; }

    /// <summary>Never set: it is about a reader.</summary>
    [Class(FieldClass.Internal)]
    public Guid? TalentUserId { get; private set; }

    [Class(FieldClass.Internal)]
    public Guid? EmployerId { get; private set; }

    /// <summary>Null where it is about all members together.</summary>
    [Class(FieldClass.Internal)]
    public Guid? ReaderUserId { get; private set; }

    [Class(FieldClass.Internal)]
    public ReadingStep Step { get; private set; }

    /// <summary>Different people.</summary>
    [Class(FieldClass.Internal)]
    public int Count { get; private set; }

    [Class(FieldClass.Internal)]
    public int Hours { get; private set; }

    [Class(FieldClass.Internal)]
    public DateTimeOffset At { get; private set; }

    [Class(FieldClass.Internal)]
    public DateTimeOffset? ReopenedAt { get; private set; }

    /// <summary>The member of staff who opened it again.</summary>
    [Class(FieldClass.Internal)]
    public Guid? ReopenedBy { get; private set; }

    /// <summary>Why it was opened again, for colleagues.</summary>
    [Class(FieldClass.Internal)]
    public string? Reason { get; private set; }

    [Class(FieldClass.Internal)]
    public uint Version { get; private set; }

    /// <summary>Whether it keeps applications closed.</summary>
    public bool Closes => Step == ReadingStep.Closed && ReopenedAt is null;

    public static ReadingAlarm Raise(JobApplication application, Guid? readerUserId, ReadingStep step, int count, int hours, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now),
        TenantId = application.TenantId,
        EmployerId = application.EmployerId,
        ReaderUserId = readerUserId,
        Step = step,
        Count = count,
        Hours = hours,
        At = now,
    };

    /// <summary>Returns why not, or null.</summary>
    public TextKey? Reopen(string reason, Guid? membershipId, DateTimeOffset now)
    {
        if (!Closes) return "ReopenReading_NotClosed";
        (ReopenedAt, ReopenedBy, Reason) = (now, membershipId, reason);
        return null;
    }
}

/// <summary>The tables of who opens how many.</summary>
public static class ReadingsTables
{
    extension(AppDb db)
    {
        public DbSet<ApplicantReading> ApplicantReadings => db.Set<ApplicantReading>();

        public DbSet<ReadingAlarm> ReadingAlarms => db.Set<ReadingAlarm>();
    }
}

internal sealed class ApplicantReadingConfiguration : IEntityTypeConfiguration<ApplicantReading>
{
    public void Configure(EntityTypeBuilder<ApplicantReading> builder)
    {
        // Counted together with those of all members.
        builder.TenantCase(seat: new(Adds: true));
        builder.ToTable("applicant_readings");
        builder.Property(r => r.PersonKey).HasMaxLength(ApplicantReading.PersonKeyLength);
        builder.HasIndex(r => new { r.TenantId, r.EmployerId, r.At });
    }
}

internal sealed class ReadingAlarmConfiguration : IEntityTypeConfiguration<ReadingAlarm>
{
    public void Configure(EntityTypeBuilder<ReadingAlarm> builder)
    {
        // Counted together with those of all members.
        builder.TenantCase(seat: new(Adds: true));
        builder.ToTable("reading_alarms");
        builder.Property(a => a.Step).HasConversion<string>().HasMaxLength(20);
        builder.Property(a => a.Reason).HasMaxLength(ReadingAlarm.ReasonMax);
        builder.Property(a => a.Version).IsRowVersion();
        builder.Ignore(a => a.Closes);
        builder.HasIndex(a => new { a.TenantId, a.EmployerId, a.At });
    }
}

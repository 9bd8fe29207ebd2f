using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Applications.Domain;

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

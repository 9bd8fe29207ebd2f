using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TalentPortal.Data;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Security.Vault;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.CheckIns.Domain;

/// <summary>One time at which a talent was asked how things are, and what they answered. Whoever answers for the case reads it.</summary>
public sealed class CheckIn : ICaseRow
{
    public const string Table = "check_ins";

    /// <summary>What the readings of it are for, in the access log.</summary>
    public const string Purpose = "check-in";

    /// <summary>Months after the end of the case for which answers are kept.</summary>
    public const int KeptMonths = 12;

    /// <summary>Days after the asking on which the talent is reminded for the first time, and then until when and how often.</summary>
    public const int RemindAfterDays = 3;
    public const int RemindEveryDays = 7;
    public const int RemindUntilDays = 30;

    /// <summary>Working days in which somebody talks with a talent whose answers ask for it.</summary>
    public const int TalkDays = 2;

    /// <summary>Name of its form among drafts; the record is the case.</summary>
    public const string DraftForm = "check-in";

    private CheckIn()
    {
    }

    [Class(FieldClass.Internal)]
    public Guid Id { get; private set; }

    [Class(FieldClass.Internal)]
    public Guid TenantId { get; private set; }

    [Class(FieldClass.Internal)]
    public Guid CaseId { get; private set; }

    [Class(FieldClass.Internal)]
    public Guid? TalentUserId { get; private set; }

    /// <summary>Never set: employers are no party to a case.</summary>
    [Class(FieldClass.Internal)]
    public Guid? EmployerId { get; private set; }

    /// <summary>Days after the arrival, see <see cref="CheckInTime"/>.</summary>
    [Class(FieldClass.Internal)]
    public int Day { get; private set; }

    /// <summary>Day at the tenant.</summary>
    [Class(FieldClass.Internal)]
    public DateOnly AskedOn { get; private set; }

    /// <summary>The last day on which the talent was reminded of it.</summary>
    [Class(FieldClass.Internal)]
    public DateOnly? RemindedOn { get; private set; }

    /// <summary>Of the questions that were answered.</summary>
    [Class(FieldClass.Internal)]
    public int QuestionsVersion { get; private set; }

    /// <summary>As JSON, sealed under the person's key; empty while there are none.</summary>
    [Class(FieldClass.Sensitive)]
    public SealedText Answers { get; private set; }

    [Class(FieldClass.Internal)]
    public DateTimeOffset? AnsweredAt { get; private set; }

    /// <summary>Whether an answer was a reason to talk soon.</summary>
    [Class(FieldClass.Sensitive)]
    public bool IsFlagged { get; private set; }

    /// <summary>Whether the talent agreed to be asked once more after a year.</summary>
    [Class(FieldClass.Sensitive)]
    public bool AsksAgain { get; private set; }

    /// <summary>The next one was asked before this one was answered.</summary>
    [Class(FieldClass.Internal)]
    public bool IsMissed { get; private set; }

    [Class(FieldClass.Internal)]
    public uint Version { get; private set; }

    public bool IsOpen => AnsweredAt is null && !IsMissed;

    public static CheckIn Ask(Guid id, TalentCase of, int day, DateOnly today) =>
        new() { Id = id, TenantId = of.TenantId, CaseId = of.Id, TalentUserId = of.TalentUserId, Day = day, AskedOn = today, QuestionsVersion = CheckInQuestions.Current.Version };

    /// <summary>The talent answered. Returns why not, or null.</summary>
    public TextKey? Answer(SealedText answers, int questions, bool isFlagged, bool asksAgain, DateTimeOffset now)
    {
        if (!IsOpen) return "AnswerCheckIn_Already";
        (Answers, QuestionsVersion, IsFlagged, AsksAgain, AnsweredAt) = (answers, questions, isFlagged, asksAgain, now);
        return null;
    }

    public void Reminded(DateOnly today) => RemindedOn = today;

    public void Miss() => IsMissed = true;
}

internal sealed class CheckInConfiguration : IEntityTypeConfiguration<CheckIn>
{
    public void Configure(EntityTypeBuilder<CheckIn> builder)
    {
        builder.TenantCase(seen: TalentCase.Seen with { Property = nameof(CheckIn.CaseId) });
        builder.ToTable(CheckIn.Table);
        builder.Property(k => k.Version).IsRowVersion();
        builder.Ignore(k => k.IsOpen);
        builder.HasOne<TalentCase>().WithMany().HasForeignKey(k => new { k.TenantId, k.CaseId }).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(k => new { k.TenantId, k.CaseId, k.Day }).IsUnique();
        builder.HasIndex(k => new { k.TenantId, k.AskedOn }).HasFilter("answered_at is null and not is_missed");
        builder.HasIndex(k => k.TalentUserId);
    }
}

using TalentPortal.Features.Jobs.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security.Vault;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Platform.Text;

namespace TalentPortal.Features.Applications.Domain;

/// <summary>Where an application stands. The talent sees the same word as the employer.</summary>
public enum ApplicationState
{
    Received,
    Screening,
    Interview,
    Offered,
    Hired,

    /// <summary>The employer said no, with a reason the talent can read.</summary>
    Declined,

    /// <summary>The talent took it back; the employer can no longer open profile and CV.</summary>
    Withdrawn,
}

/// <summary>A talent's application for one position. Belongs to the tenant; the talent and the employer are its parties.</summary>
public sealed class JobApplication : Entity, ICaseRow
{
    public const int NoteMax = 2000;
    public const int ReasonMax = 1000;
    public const string Table = "job_applications";

    /// <summary>Name of its form among drafts; the record is the position.</summary>
    public const string DraftForm = "apply";

    /// <summary>Months for which an application that came to nothing stays, so that one can look up how it went.</summary>
    public const int OverKeptMonths = 12;

    /// <summary>How long an employer may open what was sent with an application, unless it is withdrawn before.</summary>
    public static readonly TimeSpan OpenFor = TimeSpan.FromDays(180);

    private JobApplication()
    {
    }

    [Class(FieldClass.Internal)]
    public Guid Id { get; private set; }

    [Class(FieldClass.Internal)]
    public Guid TenantId { get; private set; }

    [Class(FieldClass.Internal)]
    public Guid JobId { get; private set; }

    [Class(FieldClass.Internal)]
    public Guid? TalentUserId { get; private set; }

    [Class(FieldClass.Internal)]
    public Guid? EmployerId { get; private set; }

    /// <summary>Copies from the day of the application: the position may change or go.</summary>
    [Class(FieldClass.Public)]
    public Bilingual JobTitle { get; private set; } = Bilingual.Empty;

    [Class(FieldClass.Public)]
    public Bilingual EmployerName { get; private set; } = Bilingual.Empty;

    /// <summary>The employer has not given its name to this applicant: what stands in its place is a copy of what the posting said.</summary>
    [Class(FieldClass.Public)]
    public bool IsUnnamed { get; private set; }

    /// <summary>When it gave its name, to this applicant or to all.</summary>
    [Class(FieldClass.Public)]
    public DateTimeOffset? NamedAt { get; private set; }

    /// <summary>The CV that was chosen; lies with the person.</summary>
    [Class(FieldClass.Internal)]
    public Guid CvId { get; private set; }

    /// <summary>Words to the employer, sealed under the person's key.</summary>
    [Class(FieldClass.Sensitive)]
    public SealedText Note { get; private set; }

    [Class(FieldClass.Public)]
    public ApplicationState State { get; private set; }

    [Class(FieldClass.Internal)]
    public DateTimeOffset AppliedAt { get; private set; }

    [Class(FieldClass.Internal)]
    public DateTimeOffset ChangedAt { get; private set; }

    /// <summary>The day by the end of which the employer owes an answer, see <see cref="ReplyClock"/>; null while it owes none.</summary>
    [Class(FieldClass.Public)]
    public DateOnly? AnswerDueOn { get; private set; }

    /// <summary>Since when the talent shows it to the consultant of their case at this tenant; null while they do not.</summary>
    [Class(FieldClass.Sensitive)]
    public DateTimeOffset? SharedAt { get; private set; }

    /// <summary>How often the employer was reminded of the answer that it owes now.</summary>
    [Class(FieldClass.Public)]
    public int Reminders { get; private set; }

    /// <summary>The day of the last reminder, by the tenant's clock.</summary>
    [Class(FieldClass.Public)]
    public DateOnly? RemindedOn { get; private set; }

    [Class(FieldClass.Internal)]
    public uint Version { get; private set; }

    /// <summary>What both sides call the application by, before and after its opening: says nothing of the person.</summary>
    public string Reference => ReferenceOf(Id);

    /// <summary>States in which neither side has anything more to do.</summary>
    internal static IReadOnlyList<ApplicationState> Ended { get; } = [ApplicationState.Hired, ApplicationState.Declined, ApplicationState.Withdrawn];

    public bool IsOpen => !Ended.Contains(State);

    /// <summary>States in which it is the employer's turn: it owes an answer.</summary>
    internal static IReadOnlyList<ApplicationState> Owing { get; } = [ApplicationState.Received, ApplicationState.Screening, ApplicationState.Interview];

    /// <param name="tenant">Whose posting it is.</param>
    public static JobApplication Apply(Guid id, Job job, TenantRef tenant, Guid talentUserId, Guid cvId, SealedText note, DateTimeOffset now, DateOnly? answerDueOn = null)
    {
        var application = new JobApplication
        {
            Id = id,
            TenantId = job.TenantId,
            JobId = job.Id,
            TalentUserId = talentUserId,
            EmployerId = job.EmployerId,
            JobTitle = job.Content.Title,
            EmployerName = PostingEmployer.ReaderOf(job, tenant),
            IsUnnamed = job.Content.Confidential,
            CvId = cvId,
            Note = note,
            State = ApplicationState.Received,
            AppliedAt = now,
            ChangedAt = now,
            AnswerDueOn = answerDueOn,
        };
        application.Raise(new ApplicationReceived(application));
        return application;
    }

    public static string ReferenceOf(Guid id) => ReferenceCode.Of(id);

    /// <summary>Where an employer may move it from here.</summary>
    public IReadOnlyList<ApplicationState> NextStates => State switch
    {
        ApplicationState.Received => [ApplicationState.Screening, ApplicationState.Interview, ApplicationState.Declined],
        ApplicationState.Screening => [ApplicationState.Interview, ApplicationState.Declined],
        ApplicationState.Interview => [ApplicationState.Offered, ApplicationState.Declined],
        ApplicationState.Offered => [ApplicationState.Hired, ApplicationState.Declined],
        _ => [],
    };

    /// <summary>The employer moves it. Returns why not, or null.</summary>
    /// <param name="answerDueOn">By when it owes the next answer; null where it is not its turn.</param>
    public TextKey? MoveTo(ApplicationState state, DateTimeOffset now, DateOnly? answerDueOn = null)
    {
        if (!NextStates.Contains(state)) return new TextKey("MoveApplication_NotFromHere");
        // Nobody decides on an offer of somebody they do not know.
        if (IsUnnamed && (state is ApplicationState.Offered or ApplicationState.Hired)) return new TextKey("MoveApplication_NotNamed");
        (State, ChangedAt) = (state, now);
        Owe(answerDueOn, 0);
        Raise(new ApplicationMoved(this));
        return null;
    }

    /// <summary>The talent takes it back. Returns why not, or null.</summary>
    public TextKey? Withdraw(DateTimeOffset now)
    {
        if (!IsOpen) return new TextKey("WithdrawApplication_AlreadyOver");
        (State, ChangedAt) = (ApplicationState.Withdrawn, now);
        Owe(null, 0);
        Raise(new ApplicationWithdrawn(this));
        return null;
    }

    /// <summary>The employer gives this applicant its name. Returns why not, or null.</summary>
    public TextKey? NameEmployer(Bilingual name, DateTimeOffset now)
    {
        if (!IsUnnamed) return new TextKey("DiscloseEmployer_Named");
        if (State is ApplicationState.Withdrawn) return new TextKey("DiscloseEmployer_Withdrawn");
        (EmployerName, IsUnnamed, NamedAt) = (name, false, now);
        Raise(new ApplicationEmployerNamed(this));
        return null;
    }

    /// <summary>The talent shows it to the consultant of their case, or no longer.</summary>
    public void Share(bool shared, DateTimeOffset now) => SharedAt = shared ? SharedAt ?? now : null;

    /// <summary>After an interview the answer is owed from its day on.</summary>
    public void OweAfter(DateOnly answerDueOn)
    {
        if (State == ApplicationState.Interview) Owe(answerDueOn, 0);
    }

    /// <summary>A move that nobody was told of yet is taken back: it stands again where it stood, since when it stood there.</summary>
    /// <param name="reminders">How many reminders of the earlier answer have had their day.</param>
    internal void StandAgain(ApplicationState state, DateTimeOffset since, DateOnly? answerDueOn, int reminders)
    {
        (State, ChangedAt) = (state, since);
        Owe(answerDueOn, reminders);
    }

    private void Owe(DateOnly? answerDueOn, int reminders) => (AnswerDueOn, Reminders, RemindedOn) = (answerDueOn, reminders, null);
}

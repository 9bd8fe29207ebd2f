using TalentPortal.Platform.Security.Vault;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Corrections.Domain;

/// <summary>What is wrong with a page.</summary>
public enum FaultKind
{
    OutOfDate,
    WrongFigure,
    DeadLink,
    BadTranslation,
    Other,
}

/// <summary>How far a report is.</summary>
public enum CorrectionState
{
    Received,
    InWork,
    Answered,
}

/// <summary>What came of a report.</summary>
public enum CorrectionOutcome
{
    Corrected,

    /// <summary>The page says it rightly; the answer says why.</summary>
    NotAFault,

    /// <summary>Somebody else has to put it right; the answer says who.</summary>
    PassedOn,
}

/// <summary>
/// What everybody may know of a report: about which page, when, and what was answered. Nothing in it was typed by whoever
/// reported; they find it under a reference of which a hash alone is kept here.
/// </summary>
public sealed class CorrectionNotice : IPublishable
{
    public const string Table = "correction_notices";
    public const int QuestionMax = 300;
    public const int AnswerMax = 1500;
    public const int VersionMost = 99_999;

    private CorrectionNotice()
    {
    }

    public Guid Id { get; private set; }

    public Guid TenantId { get; private set; }

    /// <summary>Always: that something was reported is no secret.</summary>
    public bool IsPublic { get; private set; } = true;

    /// <summary>The page, below tenant and language.</summary>
    public string Path { get; private set; } = "";

    /// <summary>Name of the page when it was reported.</summary>
    public Bilingual Title { get; private set; } = Bilingual.Empty;

    public FaultKind Kind { get; private set; }

    public CorrectionState State { get; private set; }

    /// <summary>Hash of the reference, see <see cref="CorrectionReference"/>.</summary>
    public string ReferenceHash { get; private set; } = "";

    public DateTimeOffset ReceivedAt { get; private set; }

    public DateTimeOffset DueAt { get; private set; }

    public DateTimeOffset? AnsweredAt { get; private set; }

    /// <summary>Working days from the day of the report to that of the answer.</summary>
    public int? DaysTaken { get; private set; }

    public CorrectionOutcome? Outcome { get; private set; }

    /// <summary>Number of the version in which it is put right, where the page has versions.</summary>
    public int? CorrectedIn { get; private set; }

    /// <summary>What was asked, in the curator's words; empty where they publish the answer alone.</summary>
    public Bilingual Question { get; private set; } = Bilingual.Empty;

    public Bilingual Answer { get; private set; } = Bilingual.Empty;

    public uint Version { get; private set; }

    public static CorrectionNotice Of(Guid id, ContentPage page, FaultKind kind, string referenceHash, DateTimeOffset now, DateTimeOffset due) => new()
    {
        Id = id, TenantId = page.Owner.Id, Path = page.Path, Title = page.Title, Kind = kind, ReferenceHash = referenceHash, ReceivedAt = now, DueAt = due,
    };

    public bool IsOverdue(DateTimeOffset now) => State != CorrectionState.Answered && DueAt < now;

    /// <summary>Somebody looks into it, or nobody does any more.</summary>
    public void Take(bool isTaken)
    {
        if (State != CorrectionState.Answered) State = isTaken ? CorrectionState.InWork : CorrectionState.Received;
    }

    public void Close(CorrectionOutcome outcome, int? correctedIn, Bilingual question, Bilingual answer, int daysTaken, DateTimeOffset now) =>
        (State, Outcome, CorrectedIn, Question, Answer, DaysTaken, AnsweredAt) = (CorrectionState.Answered, outcome, outcome == CorrectionOutcome.Corrected ? correctedIn : null, question, answer, daysTaken, now);
}

/// <summary>What whoever reported typed: sealed under the key of the tenant to which it is written, and read by its curators alone.</summary>
public sealed class Correction : ITenantOwned
{
    public const string Table = "corrections";
    public const int WordsMax = 2000;
    public const int QuoteMax = 500;
    public const int EmailMax = 254;
    public const int PrintMax = 60;

    /// <summary>Months after the answer for which the words stay; the mail address goes with the answer.</summary>
    public const int KeptMonths = 12;

    private Correction()
    {
    }

    public Guid Id { get; private set; }

    public Guid TenantId { get; private set; }

    public Guid NoticeId { get; private set; }

    public SealedText Words { get; private set; }

    /// <summary>The passage they mean.</summary>
    public SealedText Quote { get; private set; }

    /// <summary>Where the answer is sent to; empty once it was, or where nobody asked for it.</summary>
    public SealedText Email { get; private set; }

    /// <summary>The reference, to send it along with the answer, and to give it again to whoever sends the same form twice.</summary>
    public SealedText Reference { get; private set; }

    /// <summary>The language in which it was written.</summary>
    public Language Language { get; private set; }

    /// <summary>Keyed hash of the place in the network, the page and the words: the same once more is the same report.</summary>
    public string Print { get; private set; } = "";

    public uint Version { get; private set; }

    public static Correction Of(CorrectionNotice notice, Language language, SealedText words, SealedText quote, SealedText email, SealedText reference, string print) => new()
    {
        Id = notice.Id, TenantId = notice.TenantId, NoticeId = notice.Id, Language = language, Words = words, Quote = quote, Email = email, Reference = reference, Print = print,
    };

    /// <summary>The answer is on its way: the address is needed no more.</summary>
    public void Forget() => Email = default;
}

/// <summary>How soon a tenant answers reports.</summary>
public sealed class CorrectionTerms : IPublishable
{
    public const string Table = "correction_terms";
    public const int DaysLeast = 1;
    public const int DaysMost = 20;

    /// <summary>Working days where a tenant says nothing else.</summary>
    public const int DaysUsual = 5;

    private CorrectionTerms()
    {
    }

    public Guid Id { get; private set; }

    public Guid TenantId { get; private set; }

    public bool IsPublic { get; private set; } = true;

    public int WorkingDays { get; private set; }

    public uint Version { get; private set; }

    public static CorrectionTerms Of(Guid tenant, DateTimeOffset now) => new() { Id = Guid.CreateVersion7(now), TenantId = tenant, WorkingDays = DaysUsual };

    public void Set(int workingDays) => WorkingDays = workingDays;
}

using TalentPortal.Features.Rules.Domain;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Security.Vault;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Eligibility.Domain;

/// <summary>What somebody said of themselves to learn what they qualify for. One for each person, and for nobody else's eyes.</summary>
public sealed class EligibilitySheet : IPersonOwned
{
    public const string Table = "eligibility_sheets";

    /// <summary>Kept so long without a visit; then the person is asked once.</summary>
    public const int KeptMonths = 24;

    /// <summary>After the question it is kept so long.</summary>
    public const int AskedDays = 30;

    private EligibilitySheet()
    {
    }

    /// <summary>The person's own: there is one.</summary>
    [Class(FieldClass.Internal)]
    public Guid Id { get; private set; }

    [Class(FieldClass.Internal)]
    public Guid UserId { get; private set; }

    /// <summary>Answers by code of the fact, as <see cref="FactValue.Write"/> has them.</summary>
    [Class(FieldClass.Sensitive)]
    public SealedText Answers { get; private set; }

    [Class(FieldClass.Sensitive)]
    public DateTimeOffset ChangedAt { get; private set; }

    /// <summary>When the person last came to look.</summary>
    [Class(FieldClass.Sensitive)]
    public DateTimeOffset VisitedAt { get; private set; }

    /// <summary>When they were asked whether it should be kept on; null while nobody asked.</summary>
    [Class(FieldClass.Sensitive)]
    public DateTimeOffset? AskedAt { get; private set; }

    /// <summary>The day of the last mail that something changed: there is one a day at most.</summary>
    [Class(FieldClass.Sensitive)]
    public DateOnly? MailedOn { get; private set; }

    [Class(FieldClass.Internal)]
    public uint Version { get; private set; }

    public static EligibilitySheet Begin(Guid userId, SealedText answers, DateTimeOffset now) => new() { Id = userId, UserId = userId, Answers = answers, ChangedAt = now, VisitedAt = now };

    public void Say(SealedText answers, DateTimeOffset now) => (Answers, ChangedAt, VisitedAt, AskedAt) = (answers, now, now, null);

    public void Visit(DateTimeOffset now) => (VisitedAt, AskedAt) = (now, null);

    public void Ask(DateTimeOffset now) => AskedAt = now;

    /// <summary>Takes note of the day's mail.</summary>
    /// <returns>Whether there was none that day yet.</returns>
    public bool TakeMail(DateOnly day)
    {
        if (MailedOn == day) return false;
        MailedOn = day;
        return true;
    }
}

/// <summary>What a rule came to for the person's answers, kept to be looked at again when the rule changes.</summary>
public sealed class EligibilityResult : IPersonOwned
{
    public const string Table = "eligibility_results";

    /// <summary>How many one person may keep.</summary>
    public const int Most = 60;

    private EligibilityResult()
    {
    }

    [Class(FieldClass.Internal)]
    public Guid Id { get; private set; }

    [Class(FieldClass.Internal)]
    public Guid UserId { get; private set; }

    /// <summary>The tenant by whose rules it goes; null for the national ones.</summary>
    [Class(FieldClass.Sensitive)]
    public Guid? SiteId { get; private set; }

    /// <summary>Code of the rule.</summary>
    [Class(FieldClass.Sensitive)]
    public string RuleCode { get; private set; } = "";

    /// <summary>Number of the version that computed it; 0 where none holds any longer.</summary>
    [Class(FieldClass.Sensitive)]
    public int RuleVersion { get; private set; }

    /// <summary>See <see cref="KeptOutcome"/>.</summary>
    [Class(FieldClass.Sensitive)]
    public SealedText Outcome { get; private set; }

    [Class(FieldClass.Sensitive)]
    public DateTimeOffset KeptAt { get; private set; }

    /// <summary>When it last came to something, the same or another.</summary>
    [Class(FieldClass.Sensitive)]
    public DateTimeOffset EvaluatedAt { get; private set; }

    [Class(FieldClass.Internal)]
    public uint Version { get; private set; }

    public static EligibilityResult Keep(Guid id, Guid userId, Guid? siteId, string rule, DateTimeOffset now) => new() { Id = id, UserId = userId, SiteId = siteId, RuleCode = rule, KeptAt = now, EvaluatedAt = now };

    public void Come(int version, SealedText outcome, DateTimeOffset now) => (RuleVersion, Outcome, EvaluatedAt) = (version, outcome, now);
}

/// <summary>When which kept result is to be looked at again: the results themselves can only be read as their person.</summary>
public sealed class EligibilityDue
{
    public Guid ResultId { get; set; }

    public Guid UserId { get; set; }

    public Guid? SiteId { get; set; }

    public string RuleCode { get; set; } = "";

    /// <summary>Null while no day is known on which anything may turn.</summary>
    public DateTimeOffset? DueAt { get; set; }
}

/// <summary>What a rule came to, in clear: only in the memory of the request that may read it.</summary>
/// <param name="Version">Of the rule; 0 where none holds any longer.</param>
/// <param name="Route">Id of the first route that is met.</param>
/// <param name="Points">What is sure.</param>
/// <param name="Until">The first day with another verdict.</param>
public sealed record KeptOutcome(int Version, DateOnly On, Verdict Verdict, string? Class, string? Route, int? Points, decimal? Amount, DateOnly? Until)
{
    /// <summary>Nothing that the person would want to hear of is another. A later evaluation of the same is the same.</summary>
    public bool IsSame(KeptOutcome other) => (Verdict, Class, Route, Points, Amount, Until, IsOver) == (other.Verdict, other.Class, other.Route, other.Points, other.Amount, other.Until, other.IsOver);

    /// <summary>No version of the rule holds any longer.</summary>
    public bool IsOver => Version == 0;
}

/// <param name="Place">For which place, where that is not the one of the answers.</param>
/// <param name="Before">What it came to before it changed; null while it has not.</param>
/// <param name="Since">From which day on it is what it is now.</param>
public sealed record KeptResult(string? Place, KeptOutcome Now, KeptOutcome? Before, DateOnly? Since);

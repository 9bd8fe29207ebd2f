using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.LinkChecks.Domain;

/// <summary>How far a finding is.</summary>
public enum FindingState
{
    Open,

    /// <summary>Somebody looks after it.</summary>
    Taken,
    Settled,
}

/// <summary>What came of a finding.</summary>
public enum FindingOutcome
{
    /// <summary>It changes nothing of what the content says.</summary>
    NoMatter,
    SourceReplaced,
    ContentCorrected,

    /// <summary>A later visit found it in order.</summary>
    Recovered,

    /// <summary>No content has the address any more.</summary>
    NotCited,
}

/// <summary>Something that the watch found wrong with an address, until somebody has dealt with it. Of a kind an address has one at a time.</summary>
public sealed class LinkFinding : ITenantOwned
{
    public const string Table = "link_findings";
    public const int NoteMax = 1_000;
    public const int NameMax = 120;

    /// <summary>Months for which a settled one stays.</summary>
    public const int KeptMonths = 24;

    private LinkFinding()
    {
    }

    public Guid Id { get; private set; }

    public Guid TenantId { get; private set; }

    public Guid LinkId { get; private set; }

    public FindingKind Kind { get; private set; }

    public FindingState State { get; private set; }

    /// <summary>The code that came, or the words that were found.</summary>
    public string Subject { get; private set; } = "";

    /// <summary>Of a change: what went and what came.</summary>
    public string? Detail { get; private set; }

    public DateTimeOffset FoundAt { get; private set; }

    /// <summary>Of the last visit that found it still so.</summary>
    public DateTimeOffset SeenAt { get; private set; }

    public DateOnly DueOn { get; private set; }

    /// <summary>Who looks after it.</summary>
    public Guid? KeeperId { get; private set; }

    public string? KeeperName { get; private set; }

    public FindingOutcome? Outcome { get; private set; }

    public DateTimeOffset? SettledAt { get; private set; }

    public uint Version { get; private set; }

    /// <summary>Working days within which somebody deals with it.</summary>
    public static int DaysFor(FindingKind kind) => kind switch { FindingKind.Gone or FindingKind.SoftGone => 3, FindingKind.Unreachable => 10, _ => 5 };

    public static LinkFinding Of(WatchedLink link, Judged judged, DateOnly due, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now), TenantId = link.TenantId, LinkId = link.Id, Kind = judged.Kind, Subject = judged.Subject, Detail = judged.Detail, FoundAt = now, SeenAt = now, DueOn = due,
    };

    /// <summary>A later visit found it still so.</summary>
    public void Again(Judged judged, DateTimeOffset now) => (Subject, Detail, SeenAt) = (judged.Subject, judged.Detail, now);

    public string? Take((Guid Id, string Name) keeper)
    {
        if (State == FindingState.Settled) return "Finding_IsSettled";
        (State, KeeperId, KeeperName) = (FindingState.Taken, keeper.Id, keeper.Name);
        return null;
    }

    /// <summary>Nobody looks after it any more.</summary>
    public string? GiveBack()
    {
        if (State != FindingState.Taken) return "Finding_NotTaken";
        (State, KeeperId, KeeperName) = (FindingState.Open, null, null);
        return null;
    }

    public string? Settle(FindingOutcome outcome, DateTimeOffset now)
    {
        if (State == FindingState.Settled) return "Finding_IsSettled";
        (State, Outcome, SettledAt) = (FindingState.Settled, outcome, now);
        return null;
    }
}

/// <summary>What happened to a finding.</summary>
public enum FindingStepKind
{
    Found,
    Taken,
    GivenBack,
    Settled,
}

/// <summary>A line of a finding's history.</summary>
public sealed class LinkFindingStep : ITenantOwned
{
    public const string Table = "link_finding_steps";

    private LinkFindingStep()
    {
    }

    public Guid Id { get; private set; }

    public Guid TenantId { get; private set; }

    public Guid FindingId { get; private set; }

    public FindingStepKind Kind { get; private set; }

    public DateTimeOffset At { get; private set; }

    /// <summary>Null for the watch itself.</summary>
    public string? ByName { get; private set; }

    public FindingOutcome? Outcome { get; private set; }

    public string? Note { get; private set; }

    public static LinkFindingStep Of(LinkFinding finding, FindingStepKind kind, string? by, string? note, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now), TenantId = finding.TenantId, FindingId = finding.Id, Kind = kind, At = now, ByName = by, Outcome = kind == FindingStepKind.Settled ? finding.Outcome : null, Note = note,
    };
}

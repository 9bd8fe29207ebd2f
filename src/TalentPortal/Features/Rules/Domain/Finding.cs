using TalentPortal.Platform.Content;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Rules.Domain;

/// <summary>Why something cannot be said although nobody was left unasked.</summary>
public enum GapKind
{
    /// <summary>No dated figure for that place and day.</summary>
    Figure,

    /// <summary>Sources disagree: the office decides.</summary>
    Office,

    /// <summary>It was answered by the month, and within this month it turns.</summary>
    Month,

    /// <summary>The computation has no result, such as a division by nothing.</summary>
    Undefined,

    /// <summary>The rule referred to has no version on that day.</summary>
    Rule,
}

/// <param name="Code">The parameter, fact or rule that is meant; the node where there is none.</param>
/// <param name="Place">For which place there is no figure.</param>
public sealed record Gap(GapKind Kind, string Code, string? Place, Bilingual? Say);

/// <summary>What one node came to, and why. The verdict of a node over others is made from theirs and from nothing else.</summary>
public sealed class Finding
{
    private readonly Measured? _measured;

    private Finding(Condition condition, Verdict verdict, IReadOnlyList<Finding> of, Measured? measured) => (Condition, Verdict, Of, _measured) = (condition, verdict, of, measured);

    public Condition Condition { get; }

    public string Node => Condition.Head.Node;

    public Verdict Verdict { get; }

    /// <summary>What the nodes below came to; none for a test.</summary>
    public IReadOnlyList<Finding> Of { get; }

    /// <summary>The answer that was tested.</summary>
    public FactValue? Given { get; private init; }

    /// <summary>The two amounts that were compared; null where one is not known.</summary>
    public decimal? Left => _measured?.Left;

    /// <inheritdoc cref="Left"/>
    public decimal? Right => _measured?.Right;

    /// <summary>Facts that it would need and does not have.</summary>
    public IReadOnlyList<Fact> Unsaid { get; private init; } = [];

    public IReadOnlyList<Gap> Gaps => _measured?.Gaps ?? [];

    /// <summary>Dated figures that were used.</summary>
    public IReadOnlyList<Parameter> Used => _measured?.Used ?? [];

    /// <summary>The last day on which it is as it is, where days decide it.</summary>
    public DateOnly? Until => _measured?.Until;

    /// <summary>What the document referred to came to.</summary>
    public RuleResult? Other => _measured?.Other;

    /// <summary>The verdict of a node that is made of others.</summary>
    public static Finding Over(Condition condition, Finding[] of) => new(condition, Fold(condition, of), of, IsLeftToTheOffice(condition, of) ? new() { Gaps = [new(GapKind.Office, condition.Head.Node, null, condition.Head.Say)] } : null);

    /// <summary>A test of one answer.</summary>
    internal static Finding Tested(Condition condition, Verdict verdict, FactValue? given, IReadOnlyList<Fact> unsaid) => new(condition, verdict, [], null) { Given = given, Unsaid = unsaid };

    /// <summary>A test of amounts, days or another document.</summary>
    internal static Finding With(Condition condition, Verdict verdict, IReadOnlyList<Fact> unsaid, Measured measured) => new(condition, verdict, [], measured) { Unsaid = unsaid };

    /// <summary>The one place where verdicts become a verdict.</summary>
    private static Verdict Fold(Condition condition, Finding[] of)
    {
        Span<Verdict> verdicts = of.Length <= 64 ? stackalloc Verdict[64] : new Verdict[of.Length];
        verdicts = verdicts[..of.Length];
        for (var at = 0; at < of.Length; at++) verdicts[at] = of[at].Verdict;
        return condition switch
        {
            AllOf => Kleene.All(verdicts),
            AnyOf => Kleene.Any(verdicts),
            NotOf => Kleene.Not(verdicts[0]),
            AtLeastOf atLeast => Kleene.AtLeast(atLeast.Count, verdicts),
            UnsureOf => Kleene.Unsure(verdicts[0], verdicts[1]),
            _ => throw new ArgumentException($"{condition.GetType().Name} is not made of others", nameof(condition)),
        };
    }

    private static bool IsLeftToTheOffice(Condition condition, Finding[] of) => condition is UnsureOf && of[0].Verdict == Verdict.NotMet && of[1].Verdict == Verdict.NotMet;
}

/// <summary>What a test of amounts, days or another document found; most findings are of answers and have none of it.</summary>
internal sealed class Measured
{
    public decimal? Left { get; init; }

    public decimal? Right { get; init; }

    public DateOnly? Until { get; init; }

    public IReadOnlyList<Gap> Gaps { get; init; } = [];

    public IReadOnlyList<Parameter> Used { get; init; } = [];

    public RuleResult? Other { get; init; }
}

/// <summary>Points as far as they are known: at least, and at most.</summary>
/// <param name="Least">Counts only what is known.</param>
public sealed record Points(int Least, int Most, IReadOnlyList<PartPoints> Parts);

/// <param name="Band">Where the number lies; null while it is not known, and for parts of another kind.</param>
/// <param name="Option">The option that gives the points; likewise.</param>
/// <param name="Given">The number that was looked up.</param>
/// <param name="Unsaid">Facts that would narrow it down.</param>
public sealed record PartPoints(Part Part, int Least, int Most, Band? Band, Option? Option, decimal? Given, IReadOnlyList<Finding> Of, IReadOnlyList<Fact> Unsaid, IReadOnlyList<Gap> Gaps);

/// <summary>What one route came to.</summary>
public sealed record RouteResult(Route Route, Finding Finding, IReadOnlyList<Warning> Warnings)
{
    public Verdict Verdict => Finding.Verdict;
}

/// <summary>By which rule, with which figures, for which day: enough to compute it again.</summary>
public sealed record RuleStamp(string Code, int Version, string Digest, DateOnly On, string ParameterDigest);

/// <summary>What a rule comes to for somebody on a day, with the reasons from which it was made.</summary>
/// <param name="Why">The explanation; null for points, whose parts explain themselves.</param>
/// <param name="Class">The class that is reached with what is known.</param>
/// <param name="ClassMost">The class that could be reached if everything open went well.</param>
/// <param name="Route">The first route that is met, in the order in which they are offered.</param>
/// <param name="Asks">Facts that could still decide it, in the order of the rule.</param>
/// <param name="Gaps">What nobody can answer on this page.</param>
/// <param name="Amount">What one would get; null where it is not known or is no sum.</param>
/// <param name="Until">The first day on which the verdict is another one, with everything else as it is; looked for on request.</param>
public sealed record RuleResult(
    Verdict Verdict, Finding? Why, Points? Points, string? Class, string? ClassMost, Route? Route, IReadOnlyList<RouteResult> Routes, IReadOnlyList<Fact> Asks, IReadOnlyList<Gap> Gaps,
    IReadOnlyList<Warning> Warnings, decimal? Amount, DateOnly? Until, RuleStamp Stamp)
{
    /// <summary>What the rows of the table of amounts came to.</summary>
    public IReadOnlyList<Finding> Rows { get; init; } = [];

    /// <summary>The first route that needs no points.</summary>
    public Route? DirectRoute => Routes.FirstOrDefault(route => route.Verdict == Verdict.Met && route.Route.IsDirect)?.Route;

    /// <summary>How many of the conditions at the top are met, of how many: "meets 4 of 5".</summary>
    public (int Met, int Of) Count => Why is null ? (0, 0) : Why.Condition is AllOf ? (Why.Of.Count(one => one.Verdict == Verdict.Met), Why.Of.Count) : (Why.Verdict == Verdict.Met ? 1 : 0, 1);
}

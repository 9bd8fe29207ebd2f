namespace TalentPortal.Features.Rules.Domain;

/// <summary>One thing that would have to be different.</summary>
public sealed record Change(Fact Fact, FactValue From, FactValue To);

/// <summary>The fewest things that would have to be different, and what it would come to then.</summary>
/// <param name="Changes">All facts that differ afterwards; those that only grow by waiting among them.</param>
/// <param name="WaitMonths">How long one would have to wait; null where waiting is no part of it.</param>
/// <param name="On">The day for which <paramref name="After"/> was computed.</param>
public sealed record Way(IReadOnlyList<Change> Changes, int? WaitMonths, DateOnly On, RuleResult After)
{
    /// <summary>How many things one has to do; waiting is one, however much grows by it.</summary>
    public int Steps => Changes.Count(change => change.Fact.Change != FactChange.Time) + (WaitMonths is null ? 0 : 1);
}

/// <summary>What is to be reached.</summary>
/// <param name="Class">A class of points; null for the verdict itself.</param>
public sealed record Goal(string? Class = null)
{
    public static Goal Met { get; } = new();

    public Verdict Of(RuleResult result, RuleProgram program)
    {
        if (Class is null) return result.Verdict;
        if (Needed(program) is { } needed && result.Points is { } points) return Kleene.Reaches(points.Least, points.Most, needed);
        return Kleene.Any([.. result.Routes.Where(route => route.Route.Class == Class).Select(route => route.Verdict)]);
    }

    /// <summary>How many points that takes; null where it is no matter of points.</summary>
    public int? Needed(RuleProgram program) => program.Document.Score is not { } score ? null
        : Class is null ? (score.Classes.Count == 0 ? 0 : score.Classes[^1].From) : score.Classes.FirstOrDefault(one => one.Name == Class)?.From;
}

/// <summary>One step that a proposal may consist of.</summary>
/// <param name="Set">Facts with their new answers; none for waiting.</param>
/// <param name="Size">How large the step is beside others of its cost.</param>
internal sealed record Candidate(Fact? Fact, FactValue? Value, int? Wait, decimal Cost, decimal Size);

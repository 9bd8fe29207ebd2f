namespace TalentPortal.Features.Rules.Domain;

/// <summary>
/// Gathers what could still decide a verdict: only below findings that are not known themselves, because what a true
/// neighbour or a false one has decided, no answer changes.
/// </summary>
internal sealed class Open
{
    private readonly List<Fact> _facts = [];
    private readonly List<Gap> _gaps = [];

    public IReadOnlyList<Fact> Facts => _facts;

    public IReadOnlyList<Gap> Gaps => _gaps;

    public void Take(Finding finding)
    {
        if (finding.Verdict != Verdict.Unknown) return;
        Add(finding.Unsaid, finding.Gaps);
        foreach (var one in finding.Of) Take(one);
    }

    public void Take(Points points)
    {
        foreach (var part in points.Parts)
        {
            if (part.Least < part.Most) Add(part.Unsaid, part.Gaps);
        }
    }

    /// <summary>Of another document, whose verdict may be known although the one asked for is not: its points.</summary>
    public void Take(RuleResult other)
    {
        if (other.Points is { } points && other.Why is null && other.Routes.Count == 0) Take(points);
        else Add(other.Asks, other.Gaps);
    }

    private void Add(IReadOnlyList<Fact> facts, IReadOnlyList<Gap> gaps)
    {
        foreach (var fact in facts)
            if (!_facts.Contains(fact)) _facts.Add(fact);
        foreach (var gap in gaps)
            if (!_gaps.Contains(gap)) _gaps.Add(gap);
    }
}

namespace TalentPortal.Features.Rules.Domain;

/// <summary>Adds up points as intervals: what is not known widens a part, and is never counted as had.</summary>
internal sealed class ScoreEvaluation(Func<Condition, Finding> find, Reckoner reckoner)
{
    public Points Of(Score score)
    {
        var parts = new PartPoints[score.Parts.Count];
        var (least, most) = (0, 0);
        for (var at = 0; at < parts.Length; at++)
        {
            parts[at] = Of(score.Parts[at]);
            least += parts[at].Least;
            most += parts[at].Most;
        }

        return new(Math.Min(least, score.Most), Math.Min(most, score.Most), parts);
    }

    private PartPoints Of(Part part) => part switch
    {
        BandPart bands => OfBands(bands),
        OptionPart { IsSum: false } options => OfBest(options),
        OptionPart options => OfSum(options),
        _ => OfTake((TakePart)part),
    };

    private PartPoints OfBands(BandPart part)
    {
        var given = reckoner.Of(part.Of);
        if (given.Value is { } value)
        {
            var band = part.Bands.LastOrDefault(one => one.From <= value) ?? part.Below ?? part.Bands[0];
            return new(part, band.Points, band.Points, band, null, value, [], [], given.Gaps);
        }

        var points = part.Bands.Select(band => band.Points).Concat(part.Below is { } below ? [below.Points] : []).ToList();
        return new(part, points.Min(), points.Max(), null, null, null, [], given.Unsaid, given.Gaps);
    }

    private PartPoints OfBest(OptionPart part)
    {
        var (findings, met, open) = Look(part);
        if (met.Count > 0)
        {
            var best = met.MaxBy(option => option.Points)!;
            var more = open.Where(one => one.Option.Points > best.Points).ToList();
            return Between(part, best.Points, more.Count == 0 ? best.Points : more.Max(one => one.Option.Points), best, findings, more);
        }

        if (open.Count == 0) return Between(part, part.Else, part.Else, null, findings, open);
        return Between(part, Math.Min(part.Else, open.Min(one => one.Option.Points)), Math.Max(part.Else, open.Max(one => one.Option.Points)), null, findings, open);
    }

    private PartPoints OfSum(OptionPart part)
    {
        var (findings, met, open) = Look(part);
        var (sure, more) = (met.Sum(option => option.Points), open.Sum(one => one.Option.Points));
        if (met.Count == 0 && open.Count == 0) return Between(part, part.Else, part.Else, null, findings, open);
        if (met.Count == 0) return Between(part, Math.Min(part.Else, open.Min(one => one.Option.Points)), Math.Max(part.Else, more), null, findings, open);
        return Between(part, sure, sure + more, met.MaxBy(option => option.Points), findings, open);
    }

    private PartPoints OfTake(TakePart part)
    {
        var given = reckoner.Of(part.Of);
        if (given.Value is not { } value) return new(part, part.Least, part.Cap, null, null, null, [], given.Unsaid, given.Gaps);
        var points = (int)Math.Clamp(decimal.Floor(value), part.Least, part.Cap);
        return new(part, points, points, null, null, value, [], [], given.Gaps);
    }

    private (List<Finding> Findings, List<Option> Met, List<(Option Option, Finding Finding)> Open) Look(OptionPart part)
    {
        List<Finding> findings = [];
        List<Option> met = [];
        List<(Option, Finding)> open = [];
        foreach (var option in part.Options)
        {
            var finding = find(option.When);
            findings.Add(finding);
            if (finding.Verdict == Verdict.Met) met.Add(option);
            else if (finding.Verdict == Verdict.Unknown) open.Add((option, finding));
        }

        return (findings, met, open);
    }

    private static PartPoints Between(OptionPart part, int least, int most, Option? option, IReadOnlyList<Finding> findings, List<(Option Option, Finding Finding)> open)
    {
        var asks = new Open();
        foreach (var one in open) asks.Take(one.Finding);
        return new(part, Math.Min(least, part.Cap), Math.Min(most, part.Cap), null, option, null, findings, asks.Facts, asks.Gaps);
    }
}

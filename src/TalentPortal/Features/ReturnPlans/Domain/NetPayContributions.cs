using TalentPortal.Platform.Content;

namespace TalentPortal.Features.ReturnPlans.Domain;

/// <summary>
/// What the employee pays to social insurance and the housing fund, month by month: each share is paid on the pay between
/// a floor and a cap, and bases change in the middle of the year.
/// </summary>
internal sealed class NetPayContributions(NetPayQuestion question, PlaceFigures figures)
{
    private static readonly string[] Kinds = ["pension", "medical", "unemployment"];

    public IReadOnlyList<YearAmounts> All()
    {
        if (question.KnownContributions is { } known) return [YearAmounts.Of("contributions", LineSide.Insurance, new(), _ => Rounded.Fen(known))];
        List<YearAmounts> all = [];
        if (question.PaysInsurance) all.AddRange(Kinds.Select(Insurance));
        if (question.PaysFund) all.Add(Fund());
        return all;
    }

    private YearAmounts Insurance(string kind)
    {
        var sources = new LineSources();
        return YearAmounts.Of("si." + kind, LineSide.Insurance, sources, month =>
        {
            var on = new DateOnly(question.Year, month, 1);
            if (Share($"si.{kind}.share", sources, on) is not { } share) return null;
            var floor = Bound([$"si.{kind}.base.floor", "si.base.floor"], "si.base.floor_multiple", sources, on);
            var cap = Bound([$"si.{kind}.base.cap", "si.base.cap"], "si.base.cap_multiple", sources, on);
            return Rounded.Fen((share * Between(floor, cap)) + Fixed($"si.{kind}.fixed", sources, on));
        });
    }

    private YearAmounts Fund()
    {
        var sources = new LineSources();
        return YearAmounts.Of("fund", LineSide.Fund, sources, month =>
        {
            var on = new DateOnly(question.Year, month, 1);
            if ((question.FundShare ?? Share("fund.share.min", sources, on)) is not { } share) return null;
            var floor = Bound(["fund.base.floor"], null, sources, on);
            var cap = Bound(["fund.base.cap"], "si.base.cap_multiple", sources, on);
            return Rounded.Fen(share * Between(floor, cap));
        });
    }

    private decimal Between(decimal? floor, decimal? cap) => Math.Min(cap ?? decimal.MaxValue, Math.Max(floor ?? 0, question.MonthlyPay));

    private decimal? Share(string code, LineSources sources, DateOnly on)
    {
        if (figures.Own(code, on) is { } own) return sources.Use(own, LineBasis.Own);
        if (figures.Ended(code, on) is { } ended) return sources.Use(ended, LineBasis.Ended);
        sources.Miss(code);
        return figures.Find(code, on) is { } general ? sources.Use(general, LineBasis.General) : null;
    }

    /// <summary>What is paid on top of the share goes with the table that the share is from.</summary>
    private decimal Fixed(string code, LineSources sources, DateOnly on) =>
        figures.Own(code, on) is { } own ? sources.Use(own, LineBasis.Own) : figures.Ended(code, on) is { } ended ? sources.Use(ended, LineBasis.Ended) : 0;

    /// <summary>A floor or cap: the place's own, else by its average wage, else its last; null where none of them is known.</summary>
    private decimal? Bound(string[] codes, string? multiple, LineSources sources, DateOnly on)
    {
        if (First(codes, figures.Own, on) is { } own) return sources.Use(own, LineBasis.Own);
        if (multiple is not null && figures.Find(multiple, on) is { } times)
        {
            if (question.LocalWage is { } typed)
            {
                sources.Lower(LineBasis.FromWage);
                return typed * sources.Use(times, LineBasis.FromWage);
            }

            if (figures.Own("local_wage_month", on) is { } wage) return sources.Use(wage, LineBasis.FromWage) * sources.Use(times, LineBasis.FromWage);
        }

        if (First(codes, figures.Ended, on) is { } ended) return sources.Use(ended, LineBasis.Ended);
        sources.Miss(codes[^1]);
        return null;
    }

    private static Parameter? First(string[] codes, Func<string, DateOnly, Parameter?> find, DateOnly on) => codes.Select(code => find(code, on)).FirstOrDefault(found => found is not null);
}

using TalentPortal.Features.Rules.Domain;
using TalentPortal.Platform.Content;

namespace TalentPortal.Features.ReturnPlans.Domain;

/// <summary>
/// From gross to net, for a year and month by month. Arithmetic alone: every figure is a dated parameter, and who may use
/// a relief is decided by rules. What is not known leaves a line open and is named; it is never taken for zero.
/// </summary>
public static class NetPay
{
    public static NetPayResult Reckon(NetPayQuestion question, ParameterBook book)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(question.Year, NetPayQuestion.YearFirst);
        ArgumentOutOfRangeException.ThrowIfNegative(question.MonthlyPay);
        ArgumentOutOfRangeException.ThrowIfNegative(question.Bonus);
        var figures = new PlaceFigures(book, question.Place);
        if (question.Bonus == 0 || figures.Find(NetPayYear.BonusApart, new(question.Year, 1, 1)) is null) return new NetPayYear(question, figures, isBonusApart: false).Result();
        var apart = new NetPayYear(question, figures, isBonusApart: true).Result();
        var together = new NetPayYear(question, figures, isBonusApart: false).Result();
        var isApart = question.BonusTax == BonusTax.Apart || (question.BonusTax == BonusTax.Better && apart.Net > together.Net);
        return isApart ? apart with { NetOtherwise = together.Net } : together with { NetOtherwise = apart.Net };
    }
}

/// <summary>One year, with the bonus taxed one way.</summary>
internal sealed class NetPayYear(NetPayQuestion question, PlaceFigures figures, bool isBonusApart)
{
    public const string BonusApart = "iit.bonus_apart";

    private const int BonusMonth = 12;

    private readonly DateOnly _first = new(question.Year, 1, 1);

    public NetPayResult Result()
    {
        var contributions = new NetPayContributions(question, figures).All();
        var deductions = new NetPayDeductions(question, figures).All();
        var tax = new LineSources();
        var (table, basic) = (Table(tax), Basic(tax));
        var (taxable, withheld, due) = Comprehensive(table, basic, contributions, deductions);
        var bonusTax = new LineSources();
        var apart = isBonusApart ? OnBonus(bonusTax, table) : 0;
        // A twelfth of a yearly sum need not end: what comes of twelve is what was agreed.
        var pay = Rounded.Fen(12 * question.MonthlyPay);
        var gross = pay + question.Bonus;
        var paidIn = Sum(contributions.Select(one => one.Line.Amount));
        var reliefs = Reliefs(taxable, due, apart);
        var relief = reliefs.Where(line => line.IsCounted).Sum(line => line.Amount ?? 0);
        var net = gross - paidIn - due - apart + relief;

        List<NetPayLine> lines = [new LineSources().Line("gross.pay", pay, LineSide.Gross)];
        if (question.Bonus > 0) lines.Add(new LineSources().Line("gross.bonus", question.Bonus, LineSide.Gross, LinePeriod.Once));
        lines.AddRange(contributions.Select(one => one.Line));
        lines.AddRange(deductions.Select(one => one.Line));
        lines.Add(tax.Line("iit", due, LineSide.Tax));
        if (isBonusApart) lines.Add(bonusTax.Line("iit.bonus", apart, LineSide.Tax, LinePeriod.Once));
        lines.AddRange(reliefs);
        lines.Add(Whole(lines).Line("net", net, LineSide.Net));
        return new(lines, Months(contributions, withheld, apart), gross, paidIn, taxable, due + apart, relief, due - Sum(withheld), net, isBonusApart, null);
    }

    /// <summary>
    /// The tax as employers withhold it: each month the year's table is laid on all that has come since January, and what
    /// was withheld before is taken off. Nothing is paid back before the year is over.
    /// </summary>
    private (decimal? Taxable, IReadOnlyList<decimal?> Withheld, decimal? Due) Comprehensive(TaxTable? table, decimal? basic, IReadOnlyList<YearAmounts> contributions, IReadOnlyList<YearAmounts> deductions)
    {
        decimal? before = 0, sum = 0, taxable = null;
        List<decimal?> withheld = [];
        for (var month = 1; month <= 12; month++)
        {
            sum += question.MonthlyPay - Sum(contributions.Concat(deductions).Select(one => one.Months[month - 1]));
            if (month == BonusMonth && !isBonusApart) sum += question.Bonus;
            taxable = sum - (basic * month / 12) is { } left ? Rounded.Fen(Math.Max(0, left)) : null;
            var now = taxable is { } known ? table?.On(known) - before : null;
            withheld.Add(now is { } more ? Math.Max(0, more) : null);
            before += withheld[^1];
        }

        return (taxable, withheld, taxable is { } whole ? table?.On(whole) : null);
    }

    private decimal? OnBonus(LineSources sources, TaxTable? table)
    {
        if (figures.Find(BonusApart, _first) is { } allowed) sources.Cite(allowed);
        if (figures.Find("iit.brackets", _first) is { } brackets) sources.Cite(brackets);
        return table?.OnBonusApart(question.Bonus);
    }

    private TaxTable? Table(LineSources sources)
    {
        var found = figures.Find("iit.brackets", _first);
        var table = TaxTable.Read(found?.Value);
        if (found is null || table is null) sources.Miss("iit.brackets");
        else sources.Cite(found);
        return table;
    }

    private decimal? Basic(LineSources sources)
    {
        if (figures.Find("iit.basic", _first) is { } found) return sources.Use(found, LineBasis.Law);
        sources.Miss("iit.basic");
        return null;
    }

    /// <summary>A relief that is not decided stands beside the sum. Of two that are met the first counts: nobody is relieved of the same tax twice.</summary>
    private List<NetPayLine> Reliefs(decimal? taxable, decimal? tax, decimal? onBonus)
    {
        List<NetPayLine> lines = [];
        foreach (var (verdict, code) in new[] { (question.GreaterBay, "relief.gba"), (question.Hainan, "relief.hainan") })
        {
            if (verdict == Verdict.NotMet) continue;
            var sources = new LineSources();
            var amount = Relief(code, sources, taxable, tax, onBonus);
            lines.Add(sources.Line(code, amount, LineSide.Relief, isCounted: verdict == Verdict.Met && lines.TrueForAll(line => !line.IsCounted)));
        }

        return lines;
    }

    /// <summary>What the tax is above the rate, of each kind of income by itself, up to the cap of the year.</summary>
    private decimal? Relief(string code, LineSources sources, decimal? taxable, decimal? tax, decimal? onBonus)
    {
        if (figures.Find(code + ".rate", _first) is not { } found)
        {
            sources.Miss(code + ".rate");
            return null;
        }

        var rate = sources.Use(found, LineBasis.Law);
        var above = Above(tax, taxable) + (isBonusApart ? Above(onBonus, question.Bonus) : 0);
        return above is { } whole && figures.Find(code + ".cap", _first) is { } cap ? Math.Min(whole, sources.Use(cap, LineBasis.Law)) : above;

        decimal? Above(decimal? paid, decimal? on) => paid is { } much && on is { } income ? Math.Max(0, much - Rounded.Fen(rate * income)) : null;
    }

    private List<NetPayMonth> Months(IReadOnlyList<YearAmounts> contributions, IReadOnlyList<decimal?> withheld, decimal? onBonus) =>
    [
        .. Enumerable.Range(1, 12).Select(month =>
        {
            var gross = question.MonthlyPay + (month == BonusMonth ? question.Bonus : 0);
            var paidIn = Sum(contributions.Select(one => one.Months[month - 1]));
            var tax = withheld[month - 1] + (month == BonusMonth ? onBonus : 0);
            return new NetPayMonth(month, gross, paidIn, tax, gross - paidIn - tax);
        }),
    ];

    /// <summary>What the net rests on: all lines together.</summary>
    private static LineSources Whole(IEnumerable<NetPayLine> lines)
    {
        var whole = new LineSources();
        foreach (var line in lines.Where(line => line.IsCounted)) whole.Take(line);
        return whole;
    }

    private static decimal? Sum(IEnumerable<decimal?> amounts) => amounts.Aggregate((decimal?)0, (sum, one) => sum + one);
}

using TalentPortal.Platform.Content;

namespace TalentPortal.Features.ReturnPlans.Domain;

/// <summary>The parameters of one place: what is in force, and what was in force last.</summary>
internal sealed class PlaceFigures(ParameterBook book, string place)
{
    /// <summary>A table that ended longer ago than this says nothing of today.</summary>
    private const int MonthsKept = 36;

    private readonly Lazy<List<Parameter>> _ended = new(() => [.. book.All.Where(p => p is { Until: not null, Place: not ParameterBook.Everywhere } && book.Within(place, p.Place, p.From))]);

    /// <summary>What holds there, of whatever place it is.</summary>
    public Parameter? Find(string code, DateOnly on) => book.Find(code, place, on);

    /// <summary>What the place, its city or its province has of its own.</summary>
    public Parameter? Own(string code, DateOnly on) => book.Find(code, place, on) is { Place: not ParameterBook.Everywhere } found ? found : null;

    /// <summary>What the place had last, where that has ended.</summary>
    public Parameter? Ended(string code, DateOnly on) =>
        _ended.Value.Where(p => p.Code == code && p.Until <= on && p.Until > on.AddMonths(-MonthsKept)).MaxBy(p => (p.Until, p.Place));

    public bool IsIn(string list, DateOnly on) => book.Within(place, "list:" + list, on);
}

/// <summary>What goes into one line while it is reckoned.</summary>
internal sealed class LineSources
{
    private readonly List<string> _parameters = [];
    private readonly List<string> _claims = [];
    private readonly List<string> _missing = [];

    public LineBasis Basis { get; private set; }

    /// <summary>The parameter's number; per cents as a share of one.</summary>
    public decimal Use(Parameter parameter, LineBasis basis)
    {
        Cite(parameter, basis);
        return parameter.Unit == "percent" ? parameter.Number / 100 : parameter.Number;
    }

    /// <summary>Names a parameter that is no number.</summary>
    public void Cite(Parameter parameter, LineBasis basis = LineBasis.Law)
    {
        Add(_parameters, parameter.Code);
        Add(_claims, parameter.Claim);
        Lower(basis);
    }

    /// <summary>Takes over what another line rests on.</summary>
    public void Take(NetPayLine line)
    {
        foreach (var code in line.Parameters) Add(_parameters, code);
        foreach (var claim in line.Claims) Add(_claims, claim);
        foreach (var code in line.Missing) Add(_missing, code);
        Lower(line.Basis);
    }

    public void Lower(LineBasis basis)
    {
        if (basis > Basis) Basis = basis;
    }

    public void Miss(string code) => Add(_missing, code);

    public NetPayLine Line(string code, decimal? amount, LineSide side, LinePeriod period = LinePeriod.Year, bool isCounted = true) =>
        new(code, amount, period, side, amount is null ? LineBasis.Open : Basis, _parameters, _claims, _missing, isCounted);

    private static void Add(List<string> codes, string code)
    {
        if (!codes.Contains(code)) codes.Add(code);
    }
}

/// <summary>An amount for each month of the year, and the line that says them together.</summary>
internal sealed record YearAmounts(NetPayLine Line, IReadOnlyList<decimal?> Months)
{
    /// <summary>Adds the months up; one that is open leaves the year open.</summary>
    public static YearAmounts Of(string code, LineSide side, LineSources sources, Func<int, decimal?> month)
    {
        List<decimal?> months = [.. Enumerable.Range(1, 12).Select(month)];
        return new(sources.Line(code, months.Aggregate((decimal?)0, (sum, one) => sum + one), side), months);
    }
}

using TalentPortal.Features.Cases.Domain;

namespace TalentPortal.Features.Figures.Domain;

/// <summary>
/// The protected tables of some years, each made from its own year alone, so that it is the same in whatever period it is
/// looked at. A sum over years is shown where all its parts are.
/// </summary>
internal sealed class FigureTables
{
    /// <summary>More rows of a year are taken together: the smaller ones.</summary>
    public const int MostRows = 20;

    internal const string NoCase = "NoCase", Settled = nameof(CaseCloseReason.Settled), UnderWay = "UnderWay";

    private readonly List<Year> _years = [];

    private sealed record Year(ProtectedTable Way, IReadOnlyList<string> Codes, ProtectedTable Ends, IReadOnlyList<string> Endings);

    /// <param name="steps">People by year, row and furthest step.</param>
    /// <param name="ends">People by year and how it ended.</param>
    public static FigureTables OfYears(FiguresScope scope, IReadOnlyList<FigureRow> steps, IReadOnlyList<FigureRow> ends)
    {
        var made = new FigureTables();
        for (var year = scope.From; year <= scope.To; year++) made._years.Add(Of([.. steps.Where(row => row.Year == year)], [.. ends.Where(row => row.Year == year)]));
        return made;
    }

    public IReadOnlyList<int?> Total() => Sums(year => year.Way.Total);

    /// <summary>The rows that can be shown in all years, largest first; what is unknown about people is no row of its own.</summary>
    public IReadOnlyList<RowFigure> Rows() =>
        [.. _years.SelectMany(year => year.Codes).Distinct().Where(code => code.Length > 0).Select(code => new RowFigure(code, Sums(year => step => Of(year, code, step)))).Where(row => row.People[0] > 0)
            .OrderByDescending(row => row.People[0]).ThenBy(row => row.Code, StringComparer.Ordinal)];

    /// <summary>All but <see cref="Rows"/>.</summary>
    public IReadOnlyList<int?> Others()
    {
        var (total, rows) = (Total(), Rows());
        // A difference of shown numbers: whoever reads the page can work it out, so it tells nothing more.
        return [.. total.Select((all, step) => rows.All(row => row.People[step] is not null) ? all - rows.Sum(row => row.People[step]!.Value) : null)];
    }

    public IReadOnlyList<EndFigure> Ends() =>
    [
        new(null, Ended(UnderWay)),
        .. Enum.GetValues<CaseCloseReason>().Where(reason => reason != CaseCloseReason.Settled).Select(reason => new EndFigure(reason, Ended(reason.ToString()))).OrderByDescending(end => end.People),
    ];

    private int? Ended(string ending) => Sum(year => year.Endings.ToList().IndexOf(ending) is >= 0 and var at ? year.Ends.Row(at, 0) : 0);

    private IReadOnlyList<int?> Sums(Func<Year, Func<int, int?>> line) => [.. FigureWay.Steps.Select(step => Sum(year => line(year)((int)step)))];

    private int? Sum(Func<Year, int?> part) => _years.Select(part).Aggregate((int?)0, (sum, people) => sum + people);

    private static int? Of(Year year, string code, int step) => year.Codes.ToList().IndexOf(code) is >= 0 and var at ? year.Way.Row(at, step) : year.Codes.Count > MostRows ? null : 0;

    private static Year Of(IReadOnlyList<FigureRow> steps, IReadOnlyList<FigureRow> ends)
    {
        var bySize = steps.GroupBy(row => row.Key).OrderByDescending(group => group.Sum(row => row.People)).ThenBy(group => group.Key, StringComparer.Ordinal).ToList();
        var codes = bySize.Take(MostRows).Select(group => group.Key).ToList();
        var lines = bySize.Take(MostRows).Select(group => Line(group)).ToList();
        if (bySize.Count > MostRows)
        {
            // Under a name that no row has.
            codes.Add("");
            lines.Add(Line(bySize.Skip(MostRows).SelectMany(group => group)));
        }

        var way = ProtectedTable.Of(lines, FigureWay.Steps.Count);
        var (endings, hidden) = (ends.Select(row => row.Key).ToList(), new HashSet<int>());
        // Both are read from the way as well: known here where they are known there, hidden here where they are hidden there.
        Hide(NoCase, way.Total((int)FigureStep.Asked) is not null && way.Total((int)FigureStep.Taken) is not null);
        Hide(Settled, way.Total((int)FigureStep.Settled) is not null);
        return new(way, codes, ProtectedTable.Of([.. endings.Select(ending => (int[])[ends.First(row => row.Key == ending).People])], 1, hidden), endings);

        void Hide(string ending, bool isKnown)
        {
            if (endings.IndexOf(ending) is not (>= 0 and var at)) return;
            if (isKnown) endings.RemoveAt(at);
            else hidden.Add(at);
        }
    }

    private static int[] Line(IEnumerable<FigureRow> rows)
    {
        var line = new int[FigureWay.Steps.Count];
        foreach (var row in rows) line[row.Step] += row.People;
        return line;
    }
}

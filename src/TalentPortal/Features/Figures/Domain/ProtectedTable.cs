namespace TalentPortal.Features.Figures.Domain;

/// <summary>
/// A table of people that may be shown: rows (a country each, say) against the steps of a way, and how many came at least as
/// far as each step. A number that counts one to four people is hidden, and so are as many others as it takes that nobody
/// who knows all that is shown can be sure that any group of people is that small: see <see cref="Deduction"/>.
/// </summary>
/// <remarks>
/// The line of all rows together is decided first, by itself, so that two tables over the same people show the same line
/// and tell nothing together that each of them does not tell alone.
/// </remarks>
public sealed class ProtectedTable
{
    /// <summary>From how many people on a group is no secret.</summary>
    public const int Least = 5;

    private readonly int[][] _rows;
    private readonly int[] _total;

    /// <summary>Which steps of all rows together are shown; between two of them the table has one column.</summary>
    private readonly bool[] _totalShown;

    private readonly bool[][] _shown;

    private ProtectedTable(int[][] rows, int steps, IReadOnlySet<int> hidden)
    {
        _rows = [.. rows.Select(AtLeast)];
        _total = [.. Enumerable.Range(0, steps).Select(step => _rows.Sum(row => row[step]))];
        _totalShown = Chain(_total, _ => true);
        _shown = [.. _rows.Select((row, at) => hidden.Contains(at) ? new bool[steps] : Chain(row, step => _totalShown[step]))];
        if (_totalShown[0]) HideMore();
        else foreach (var row in _shown) Array.Clear(row);
    }

    /// <summary>Protects a table.</summary>
    /// <param name="rows">Of each row, how many people came exactly as far as each step: every person is in one cell.</param>
    /// <param name="steps">How many there are.</param>
    /// <param name="hidden">Rows that are hidden for reasons outside the table.</param>
    public static ProtectedTable Of(IReadOnlyList<IReadOnlyList<int>> rows, int steps, IReadOnlySet<int>? hidden = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(steps, 1);
        if (rows.Any(row => row.Count != steps || row.Any(people => people < 0))) throw new ArgumentException("Each row has as many numbers as there are steps, none below zero.", nameof(rows));
        return new([.. rows.Select(row => row.ToArray())], steps, hidden ?? new HashSet<int>());
    }

    /// <summary>Whether so many people may be named as a number.</summary>
    public static bool MayShow(int people) => people is 0 or >= Least;

    /// <summary>How many people of all rows came at least as far as a step; null where that is hidden.</summary>
    public int? Total(int step) => _totalShown[step] ? _total[step] : null;

    /// <summary>How many people of a row came at least as far as a step; null where that is hidden.</summary>
    public int? Row(int row, int step) => _shown[row][step] ? _rows[row][step] : null;

    private static int[] AtLeast(int[] exactly)
    {
        var sums = exactly.ToArray();
        for (var step = sums.Length - 2; step >= 0; step--) sums[step] += sums[step + 1];
        return sums;
    }

    /// <summary>Shows of one line as many steps as can be: neither a number nor what lies between two of them is small.</summary>
    private static bool[] Chain(int[] line, Func<int, bool> isThere)
    {
        var shown = new bool[line.Length];
        shown[0] = MayShow(line[0]);
        var last = line[0];
        for (var step = 1; shown[0] && step < line.Length; step++)
        {
            if (!isThere(step) || !MayShow(line[step]) || !MayShow(last - line[step])) continue;
            (shown[step], last) = (true, line[step]);
        }

        return shown;
    }

    /// <summary>Hides what is needed until nothing small can be worked out any more; with everything but the total hidden, nothing can.</summary>
    private void HideMore()
    {
        var columns = Enumerable.Range(0, _total.Length).Where(step => _totalShown[step]).ToArray();
        while (true)
        {
            var known = new Deduction(
                [.. _rows.Select(row => columns.Select((step, at) => row[step] - (at + 1 < columns.Length ? row[columns[at + 1]] : 0)).ToArray())],
                [.. _shown.Select(row => columns.Select(step => row[step]).ToArray())]);
            if (known.FirstTold() is not { } told || !HideOne(columns, told)) return;
        }
    }

    private bool HideOne(int[] columns, Told told)
    {
        int[] edges = [.. new[] { told.From, told.To }.Where(at => at > 0 && at < columns.Length).Select(at => columns[at])];
        // What lies beside the cell in another row, or in any place of another row, or of its own; the smallest first.
        return Hide(edges, row => row != told.Row) || Hide(columns[1..], row => row != told.Row) || Hide(columns[1..], _ => true) || Hide(columns[..1], _ => true);

        bool Hide(int[] steps, Func<int, bool> isMeant)
        {
            var found = (from row in Enumerable.Range(0, _rows.Length) where isMeant(row) from step in steps where _shown[row][step] orderby _rows[row][step], _rows[row][0], row select (Row: row, Step: step)).Take(1).ToList();
            foreach (var (row, step) in found)
            {
                if (step == 0) Array.Clear(_shown[row]);
                else _shown[row][step] = false;
            }

            return found.Count > 0;
        }
    }
}

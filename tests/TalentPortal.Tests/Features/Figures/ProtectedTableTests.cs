using TalentPortal.Features.Figures.Domain;
using Xunit.Abstractions;

namespace TalentPortal.Tests.Features.Figures;

/// <summary>
/// The attacker knows every number that a table shows. On small tables all tables that fit with them are tried, one by one,
/// without any of the thinking of the code under test.
/// </summary>
public sealed class ProtectedTableTests(ITestOutputHelper output)
{
    private const int Seed = 20261122;

    [Fact]
    public void No_group_of_people_can_be_known_to_be_small_whatever_the_table()
    {
        var random = new Random(Seed);
        var (tables, hidden, shown) = (0, 0, 0);
        foreach (var (rows, steps, most) in new[] { (2, 2, 36), (3, 1, 50), (4, 1, 32), (3, 2, 17), (2, 3, 17), (3, 3, 10), (2, 4, 11), (4, 2, 11) })
        {
            for (var round = 0; round < 25; round++)
            {
                var people = Spread(random, rows, steps, random.Next(most / 3, most + 1));
                var table = ProtectedTable.Of(people, steps);
                var groups = Enumerable.Range(0, 24).Select(_ => random.Next(1, 1 << (rows * steps))).Concat(Enumerable.Range(0, rows * steps).Select(cell => 1 << cell)).ToArray();
                hidden += Attack(people, steps, table, groups);
                shown += people.SelectMany((_, row) => Enumerable.Range(0, steps).Select(step => table.Row(row, step))).Count(number => number is > 0);
                tables++;
            }
        }

        output.WriteLine($"{tables} tables, {hidden} hidden numbers, {shown} shown ones above zero");
        Assert.True(hidden > 500 && shown > 100, $"{hidden} hidden, {shown} shown");
    }

    [Fact]
    public void The_bounds_are_those_that_trying_all_tables_gives()
    {
        var random = new Random(Seed + 1);
        for (var round = 0; round < 150; round++)
        {
            var (rows, columns) = random.Next(3) switch { 0 => (2, 3), 1 => (3, 2), _ => (3, 3) };
            var people = Spread(random, rows, columns, random.Next(1, 10));
            bool[][] known = [.. people.Select(_ => Enumerable.Range(0, columns).Select(_ => random.Next(2) == 0).ToArray())];
            foreach (var row in known.Where(row => !row[0])) Array.Clear(row);
            var deduction = new Deduction(people, known);
            var fitting = All(rows * columns, people.Sum(row => row.Sum())).Where(cells => Fits(cells, people, known)).Select(cells => cells.ToArray()).ToList();
            Assert.NotEmpty(fitting);
            for (var row = 0; row < rows; row++)
            {
                for (var from = 0; from < columns; from++)
                {
                    // Within a part: up to before the next number that is known.
                    for (var to = from + 1; to <= columns && !Enumerable.Range(from + 1, to - from - 1).Any(at => known[row][at]); to++)
                    {
                        var sums = fitting.Select(cells => cells[(row * columns + from)..(row * columns + to)].Sum()).ToList();
                        Assert.Equal((sums.Min(), sums.Max()), deduction.Bounds(row, from, to));
                    }
                }
            }
        }
    }

    [Fact]
    public void One_small_row_takes_another_along_and_the_total_stays()
    {
        var table = ProtectedTable.Of([[40], [9], [3]], 1);
        Assert.Equal((52, 40, null, null), (table.Total(0), table.Row(0, 0), table.Row(1, 0), table.Row(2, 0)));
        var even = ProtectedTable.Of([[40], [9], [3], [2]], 1);
        // Two small ones are five people together: nothing more needs to go.
        Assert.Equal((40, 9, null, null), (even.Row(0, 0), even.Row(1, 0), even.Row(2, 0), even.Row(3, 0)));
    }

    [Fact]
    public void A_step_is_hidden_where_too_few_stayed_behind()
    {
        var table = ProtectedTable.Of([[10, 2, 20, 4]], 4);
        Assert.Equal(new int?[] { 36, 26, null, null }, Enumerable.Range(0, 4).Select(table.Total));
        Assert.Equal(new int?[] { 36, 26, null, null }, Enumerable.Range(0, 4).Select(step => table.Row(0, step)));
    }

    [Fact]
    public void Of_fewer_than_five_people_nothing_is_shown_and_of_nobody_a_nought()
    {
        var few = ProtectedTable.Of([[2, 1], [0, 1]], 2);
        Assert.All(Enumerable.Range(0, 2), step => Assert.Equal((null, null, null), (few.Total(step), few.Row(0, step), few.Row(1, step))));
        var nobody = ProtectedTable.Of([[0, 0]], 2);
        Assert.Equal((0, 0, 0, 0), (nobody.Total(0), nobody.Total(1), nobody.Row(0, 0), nobody.Row(0, 1)));
    }

    [Fact]
    public void Two_tables_over_the_same_people_tell_no_more_together()
    {
        var random = new Random(Seed + 2);
        var hidden = 0;
        for (var round = 0; round < 80; round++)
        {
            // Cells: row of the first table × row of the second × step.
            var truth = Spread(random, 1, 8, random.Next(5, 13))[0];
            int[][] first = [[truth[0] + truth[2], truth[1] + truth[3]], [truth[4] + truth[6], truth[5] + truth[7]]];
            int[][] second = [[truth[0] + truth[4], truth[1] + truth[5]], [truth[2] + truth[6], truth[3] + truth[7]]];
            var (one, two) = (ProtectedTable.Of(first, 2), ProtectedTable.Of(second, 2));
            Assert.Equal((one.Total(0), one.Total(1)), (two.Total(0), two.Total(1)));
            int[] most = new int[8];
            foreach (var cells in All(8, truth.Sum()))
            {
                int[][] a = [[cells[0] + cells[2], cells[1] + cells[3]], [cells[4] + cells[6], cells[5] + cells[7]]];
                int[][] b = [[cells[0] + cells[4], cells[1] + cells[5]], [cells[2] + cells[6], cells[3] + cells[7]]];
                if (!Agrees(a, one, 2) || !Agrees(b, two, 2)) continue;
                for (var row = 0; row < 2; row++)
                    for (var step = 0; step < 2; step++) (most[row * 2 + step], most[4 + row * 2 + step]) = (Math.Max(most[row * 2 + step], a[row][step]), Math.Max(most[4 + row * 2 + step], b[row][step]));
            }

            Assert.All(most, people => Assert.True(people is 0 or >= ProtectedTable.Least, $"round {round}: {string.Join(',', truth)}"));
            hidden += Enumerable.Range(0, 4).Count(at => one.Row(at / 2, at % 2) is null);
        }

        Assert.True(hidden > 30);
    }

    [Fact]
    public void Large_tables_are_protected_too_and_soon()
    {
        var random = new Random(Seed + 3);
        var started = System.Diagnostics.Stopwatch.GetTimestamp();
        for (var round = 0; round < 20; round++)
        {
            int[][] people = [.. Enumerable.Range(0, 21).Select(row => Enumerable.Range(0, 9).Select(_ => random.Next(0, Math.Max(2, 60 / (row + 1)))).ToArray())];
            var table = ProtectedTable.Of(people, 9);
            Assert.Equal(people.Sum(row => row.Sum()), table.Total(0));
            Assert.Contains(Enumerable.Range(0, 21), row => table.Row(row, 0) is not null);
        }

        output.WriteLine($"{System.Diagnostics.Stopwatch.GetElapsedTime(started).TotalMilliseconds / 20:0.0} ms each");
    }

    /// <summary>Tries all tables that fit; returns how many numbers are hidden.</summary>
    private static int Attack(int[][] people, int steps, ProtectedTable table, int[] groups)
    {
        var (rows, total) = (people.Length, people.Sum(row => row.Sum()));
        var possible = Enumerable.Range(0, rows * steps).Select(_ => new SortedSet<int>()).ToArray();
        var (least, most) = (groups.Select(_ => int.MaxValue).ToArray(), new int[groups.Length]);
        if (table.Total(0) is null)
        {
            Assert.InRange(total, 1, ProtectedTable.Least - 1);
            Assert.All(Enumerable.Range(0, rows * steps), cell => Assert.Null(table.Row(cell / steps, cell % steps)));
            return rows * steps;
        }

        foreach (var cells in All(rows * steps, total))
        {
            int[][] guess = [.. cells.Chunk(steps)];
            if (!Agrees(guess, table, steps)) continue;
            for (var cell = 0; cell < cells.Length; cell++) possible[cell].Add(guess[cell / steps][(cell % steps)..].Sum());
            for (var group = 0; group < groups.Length; group++)
            {
                var sum = cells.Where((_, cell) => (groups[group] >> cell & 1) == 1).Sum();
                (least[group], most[group]) = (Math.Min(least[group], sum), Math.Max(most[group], sum));
            }
        }

        var told = $"{rows} × {steps}: {string.Join(" | ", people.Select(row => string.Join(' ', row)))}";
        for (var group = 0; group < groups.Length; group++) Assert.True(most[group] is 0 or >= ProtectedTable.Least, $"{told}: group {groups[group]:b} is known to be {least[group]} to {most[group]}");
        var hidden = Enumerable.Range(0, rows * steps).Where(cell => table.Row(cell / steps, cell % steps) is null).ToList();
        foreach (var cell in hidden)
            Assert.True(possible[cell].Min >= ProtectedTable.Least || possible[cell].Max == 0 || possible[cell].Max - possible[cell].Min >= Deduction.Width, $"{told}: cell {cell} is known to be {string.Join(',', possible[cell])}");
        return hidden.Count;
    }

    private static bool Agrees(int[][] guess, ProtectedTable table, int steps)
    {
        for (var step = 0; step < steps; step++)
        {
            if (table.Total(step) is { } total && total != guess.Sum(row => row[step..].Sum())) return false;
            for (var row = 0; row < guess.Length; row++)
                if (table.Row(row, step) is { } number && number != guess[row][step..].Sum()) return false;
        }

        return true;
    }

    private static bool Fits(int[] cells, int[][] people, bool[][] known)
    {
        int[][] guess = [.. cells.Chunk(people[0].Length)];
        for (var at = 0; at < people[0].Length; at++)
        {
            if (guess.Sum(row => row[at]) != people.Sum(row => row[at])) return false;
            for (var row = 0; row < people.Length; row++)
                if (known[row][at] && guess[row][at..].Sum() != people[row][at..].Sum()) return false;
        }

        return true;
    }

    private static int[][] Spread(Random random, int rows, int columns, int people)
    {
        int[][] table = [.. Enumerable.Range(0, rows).Select(_ => new int[columns])];
        // Uneven, as life is: most are in few cells.
        for (var one = 0; one < people; one++) table[random.Next(random.Next(rows) + 1)][random.Next(columns)]++;
        return table;
    }

    /// <summary>Every way to spread people over cells; the array is used again and again.</summary>
    private static IEnumerable<int[]> All(int cells, int people)
    {
        var at = new int[cells];
        return Rest(0, people);

        IEnumerable<int[]> Rest(int cell, int left)
        {
            if (cell == cells - 1)
            {
                at[cell] = left;
                yield return at;
                yield break;
            }

            for (at[cell] = 0; at[cell] <= left;)
            {
                var here = at[cell];
                foreach (var found in Rest(cell + 1, left - here)) yield return found;
                at[cell] = here + 1;
            }
        }
    }
}

public sealed class BandsTests
{
    [Fact]
    public void Every_range_of_a_share_stands_for_five_numbers_of_people_or_more()
    {
        Assert.Null(Bands.Share(0, Bands.FewestForShare - 1));
        for (var whole = Bands.FewestForShare; whole <= 1200; whole++)
        {
            var ranges = Enumerable.Range(0, whole + 1).GroupBy(part => Bands.Share(part, whole)!).ToList();
            Assert.All(ranges, range => Assert.True(range.Count() >= ProtectedTable.Least, $"{range.Key} of {whole}: {range.Count()}"));
            Assert.All(ranges, range => Assert.All(range, part => Assert.InRange(100.0 * part / whole, range.Key.From, range.Key.To)));
        }
    }

    [Fact]
    public void A_number_of_people_is_a_range_of_five()
    {
        Assert.Equal([new(0, 4), new(0, 4), new(5, 9), new(40, 44)], new[] { 0, 4, 5, 43 }.Select(Bands.People));
    }
}

namespace TalentPortal.Features.Figures.Domain;

/// <summary>A group about which a table tells too much: people of a row who came from one column up to before another.</summary>
internal readonly record struct Told(int Row, int From, int To);

/// <summary>
/// What somebody can work out who knows all numbers that a table shows: for each group of people the smallest and the
/// largest number that fits with them.
/// </summary>
/// <remarks>
/// Known are the sums of all columns and, in each row, the sums between two shown cells. That is a transport problem: parts
/// of rows supply, columns ask. Its solutions are reached from the true one by moving people around circles, so the bounds of a
/// group are the true number and the largest flow into or out of it, and they are exact for whole numbers
/// (Ahuja, Magnanti, Orlin: Network Flows, chapter 6; for tables: Cox, Network Models for Complementary Cell Suppression, 1995).
/// Rows of which not even the sum is shown exchange people among each other through a pool.
/// </remarks>
internal sealed class Deduction
{
    /// <summary>By how much a hidden number must be open at least: a small one then has six values or more, up to one that is no secret.</summary>
    public const int Width = ProtectedTable.Least;

    private readonly int[][] _people;
    private readonly bool[][] _shown;
    private readonly int _columns;
    private readonly List<Part> _parts = [];

    /// <param name="people">The truth: row by row, how many people are in each column. The sums of the columns are known.</param>
    /// <param name="shown">Row by row, whether the number of all from a column on is known.</param>
    public Deduction(int[][] people, bool[][] shown)
    {
        (_people, _shown, _columns) = (people, shown, people.Length == 0 ? 0 : people[0].Length);
        for (var row = 0; row < people.Length; row++)
        {
            if (!shown[row][0])
            {
                _parts.Add(new(row, 0, _columns, true));
                continue;
            }

            for (int from = 0, to = 1; to <= _columns; to++)
            {
                if (to < _columns && !shown[row][to]) continue;
                _parts.Add(new(row, from, to, false));
                from = to;
            }
        }
    }

    /// <summary>A piece of a row whose sum is known; of a row without any known number the whole, in the pool.</summary>
    private readonly record struct Part(int Row, int From, int To, bool IsInPool);

    /// <summary>The first group that may be guessed too well; null when there is none.</summary>
    public Told? FirstTold()
    {
        foreach (var part in _parts)
        {
            for (var at = part.From; at < part.To; at++)
            {
                if (IsTold(part, at, at + 1)) return new(part.Row, at, at + 1);
                // The hidden cells themselves: all from a column on.
                if ((at > part.From || part.IsInPool) && IsTold(part, at, part.To)) return new(part.Row, at, part.To);
            }
        }

        return null;
    }

    /// <summary>The bounds of a group within a part: people of a row from one column up to before another.</summary>
    /// <param name="limit">How far from the truth is looked for.</param>
    /// <exception cref="ArgumentException">The group lies in two parts, between which a number is known.</exception>
    public (int Least, int Most) Bounds(int row, int from, int to, int limit = int.MaxValue)
    {
        var part = _parts.Find(one => one.Row == row && one.From <= from && one.To >= to);
        if (part.To == 0) throw new ArgumentException("The group is cut by a number that is known.", nameof(from));
        var people = Sum(part, from, to);
        return (people - Down(part, from, to, limit), people + Up(part, from, to, limit));
    }

    private bool IsTold(Part part, int from, int to)
    {
        var people = Sum(part, from, to);
        var up = Up(part, from, to, Math.Max(Width, ProtectedTable.Least - people));
        if (people + up == 0) return false;
        var down = Down(part, from, to, people);
        // Known to be enough people; or open far enough, and not known to be few.
        if (people - down >= ProtectedTable.Least) return false;
        return people + up < ProtectedTable.Least || up + down < Width;
    }

    private int Sum(Part part, int from, int to) => _people[part.Row][from..to].Sum();

    /// <summary>How many more people the group could have: they come from other rows of its columns, and leave the rest of its part.</summary>
    private int Up(Part part, int from, int to, int limit) => Flow(part, at => at >= from && at < to, at => at < from || at >= to, fromPool: false, toPool: part.IsInPool, limit);

    /// <summary>How many fewer.</summary>
    private int Down(Part part, int from, int to, int limit) => Flow(part, at => at < from || at >= to, at => at >= from && at < to, fromPool: part.IsInPool, toPool: false, limit);

    /// <summary>The largest flow from columns to columns of a part through the parts of other rows; each of the latter gives up what the part has there.</summary>
    private int Flow(Part part, Func<int, bool> isSource, Func<int, bool> isSink, bool fromPool, bool toPool, int limit)
    {
        var (columns, parts, pool) = (_columns, _parts.Count, _columns + _parts.Count);
        int[][] people = [.. _people.Select(row => row.ToArray())];
        var left = people[part.Row];
        var (before, queue, total) = (new int[pool + 1], new Queue<int>(), 0);
        while (total < limit)
        {
            Array.Fill(before, -2);
            queue.Clear();
            for (var at = part.From; at < part.To; at++)
                if (isSource(at)) Reach(at, -1);
            if (fromPool) Reach(pool, -1);
            var end = Search();
            if (end < 0) break;
            total += Push(end);
        }

        return Math.Min(total, limit);

        void Reach(int node, int from)
        {
            if (before[node] != -2) return;
            before[node] = from;
            queue.Enqueue(node);
        }

        int Search()
        {
            while (queue.TryDequeue(out var node))
            {
                if (node == pool)
                {
                    if (toPool) return node;
                    for (var at = 0; at < parts; at++)
                        if (_parts[at].IsInPool && _parts[at] != part) Reach(columns + at, pool);
                }
                else if (node < columns)
                {
                    if (node >= part.From && node < part.To && isSink(node) && left[node] > 0) return node;
                    for (var at = 0; at < parts; at++)
                        if (_parts[at] != part && node >= _parts[at].From && node < _parts[at].To && people[_parts[at].Row][node] > 0) Reach(columns + at, node);
                }
                else
                {
                    var through = _parts[node - columns];
                    for (var at = through.From; at < through.To; at++) Reach(at, node);
                    if (through.IsInPool) Reach(pool, node);
                }
            }

            return -1;
        }

        int Push(int end)
        {
            var most = end == pool ? limit - total : Math.Min(limit - total, left[end]);
            for (var node = end; before[node] >= 0; node = before[node])
                if (node >= columns && node < pool && before[node] < columns) most = Math.Min(most, people[_parts[node - columns].Row][before[node]]);
            if (end != pool) left[end] -= most;
            for (var node = end; before[node] >= 0; node = before[node])
            {
                if (node >= columns && node < pool && before[node] < columns) people[_parts[node - columns].Row][before[node]] -= most;
                else if (node < columns) people[_parts[before[node] - columns].Row][node] += most;
            }

            return most;
        }
    }
}

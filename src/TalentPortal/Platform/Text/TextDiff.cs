namespace TalentPortal.Platform.Text;

/// <summary>What became of a line.</summary>
public enum TextChange
{
    /// <summary>It is in both.</summary>
    Same,

    /// <summary>It was there before.</summary>
    Gone,

    /// <summary>It came in.</summary>
    New,
}

/// <summary>Compares two texts line by line: what reviewers look for is which sentences changed.</summary>
public static class TextDiff
{
    /// <summary>Beyond that the table of the comparison grows large; such texts are shown one after the other.</summary>
    private const int LinesMax = 600;

    /// <summary>The lines of both texts in their order.</summary>
    public static IReadOnlyList<(TextChange Change, string Text)> Lines(string before, string after)
    {
        var (old, now) = (before.ReplaceLineEndings("\n").Split('\n'), after.ReplaceLineEndings("\n").Split('\n'));
        if (old.Length > LinesMax || now.Length > LinesMax) return [.. old.Select(line => (TextChange.Gone, line)), .. now.Select(line => (TextChange.New, line))];

        // Length of the longest common sequence of lines from (i, j) to the ends.
        var common = new int[old.Length + 1, now.Length + 1];
        for (var i = old.Length - 1; i >= 0; i--)
            for (var j = now.Length - 1; j >= 0; j--)
                common[i, j] = old[i] == now[j] ? common[i + 1, j + 1] + 1 : Math.Max(common[i + 1, j], common[i, j + 1]);

        var lines = new List<(TextChange, string)>();
        var (a, b) = (0, 0);
        while (a < old.Length || b < now.Length)
        {
            if (a < old.Length && b < now.Length && old[a] == now[b])
            {
                lines.Add((TextChange.Same, old[a++]));
                b++;
            }
            else if (b == now.Length || (a < old.Length && common[a + 1, b] >= common[a, b + 1]))
            {
                lines.Add((TextChange.Gone, old[a++]));
            }
            else
            {
                lines.Add((TextChange.New, now[b++]));
            }
        }

        return lines;
    }
}

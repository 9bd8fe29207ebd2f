using TalentPortal.Platform.Tenancy;
using TalentPortal.Platform.Text;

namespace TalentPortal.Features.Rules.Domain;

/// <summary>What became of one line of a rule between two versions.</summary>
/// <param name="Change">New, gone, or the same line in other words.</param>
/// <param name="Within">The lines above it, from the outermost on.</param>
public sealed record RuleChange(TextChange Change, OutlineLine? Before, OutlineLine? After, IReadOnlyList<OutlineLine> Within)
{
    public OutlineLine Line => After ?? Before!;
}

/// <summary>One thing said of the whole rule that differs.</summary>
/// <param name="Name">Of the member: title, from, until, place, level, guide, topics, claims, max, by_points, benefit.</param>
public sealed record HeadChange(string Name, Bilingual Before, Bilingual After);

/// <summary>Compares two versions line by line, in words: a line that moved because another came in before it is no change.</summary>
public static class RuleChanges
{
    public static (IReadOnlyList<HeadChange> Head, IReadOnlyList<RuleChange> Lines) Between(RuleDocument before, RuleDocument after) => (Heads(before, after), Lines(RuleOutline.Of(before), RuleOutline.Of(after)));

    private static List<HeadChange> Heads(RuleDocument before, RuleDocument after)
    {
        List<HeadChange> changes = [];
        Add("title", before.Title, after.Title);
        Add("from", RuleWords.Day(before.From), RuleWords.Day(after.From));
        Add("until", DayOf(before.Until), DayOf(after.Until));
        Add("place", RuleWords.PlaceName(before.Place), RuleWords.PlaceName(after.Place));
        Add("level", Plain(RuleJson.Snake(before.Level.ToString())), Plain(RuleJson.Snake(after.Level.ToString())));
        Add("guide", Plain(before.Guide), Plain(after.Guide));
        Add("topics", Plain(string.Join(", ", before.Topics)), Plain(string.Join(", ", after.Topics)));
        Add("claims", Plain(string.Join(", ", before.Claims)), Plain(string.Join(", ", after.Claims)));
        Add("max", Plain(before.Score?.Most.ToString(null, null)), Plain(after.Score?.Most.ToString(null, null)));
        Add("by_points", Plain(before.Routes?.ByPoints), Plain(after.Routes?.ByPoints));
        // What a benefit has beside its amounts has no sentence yet: it is compared as it is written.
        Add("benefit", Plain(RuleWriter.WriteTerms(before.Eligibility?.Benefit)), Plain(RuleWriter.WriteTerms(after.Eligibility?.Benefit)));
        return changes;

        void Add(string name, Bilingual was, Bilingual now)
        {
            if (was != now) changes.Add(new(name, was, now));
        }
    }

    private static List<RuleChange> Lines(IReadOnlyList<OutlineLine> before, IReadOnlyList<OutlineLine> after)
    {
        var (old, now) = (Flat(before, []).ToList(), Flat(after, []).ToList());
        var kept = Kept(old, now);
        var changedOld = old.Index().Where(one => !kept.Contains((one.Index, true))).Select(one => one.Item).ToList();
        List<RuleChange> changes = [];
        foreach (var (index, (line, within)) in now.Index().Where(one => !kept.Contains((one.Index, false))))
        {
            // The same place or the same name in other words is one change and not two.
            var was = changedOld.FindIndex(one => one.Line.Kind == line.Kind && (line.Id is not null || one.Line.Id is not null ? one.Line.Id == line.Id : one.Line.Path == line.Path));
            changes.Add(was < 0 ? new(TextChange.New, null, line, within) : new(TextChange.Same, changedOld[was].Line, line, within));
            if (was >= 0) changedOld.RemoveAt(was);
        }

        return [.. changedOld.Select(one => new RuleChange(TextChange.Gone, one.Line, null, one.Within)), .. changes];
    }

    /// <summary>The lines that stand in both, in the longest order that both have; true marks those of before.</summary>
    private static HashSet<(int At, bool IsOld)> Kept(List<(OutlineLine Line, IReadOnlyList<OutlineLine> Within)> old, List<(OutlineLine Line, IReadOnlyList<OutlineLine> Within)> now)
    {
        var common = new int[old.Count + 1, now.Count + 1];
        for (var i = old.Count - 1; i >= 0; i--)
            for (var j = now.Count - 1; j >= 0; j--)
                common[i, j] = Says(old[i]) == Says(now[j]) ? common[i + 1, j + 1] + 1 : Math.Max(common[i + 1, j], common[i, j + 1]);

        HashSet<(int, bool)> kept = [];
        var (a, b) = (0, 0);
        while (a < old.Count && b < now.Count)
        {
            if (Says(old[a]) == Says(now[b]))
            {
                kept.Add((a++, true));
                kept.Add((b++, false));
            }
            else if (common[a + 1, b] >= common[a, b + 1])
            {
                a++;
            }
            else
            {
                b++;
            }
        }

        return kept;
    }

    /// <summary>Two lines are one where they say the same as deep below lines of the same kind.</summary>
    private static string Says((OutlineLine Line, IReadOnlyList<OutlineLine> Within) one) =>
        $"{string.Join('/', one.Within.Select(line => line.Kind))}|{one.Line.Kind}|{one.Line.Says.Zh}|{one.Line.Says.En}|{one.Line.Number}|{one.Line.Written}|{string.Join(' ', one.Line.Claims)}";

    private static IEnumerable<(OutlineLine Line, IReadOnlyList<OutlineLine> Within)> Flat(IEnumerable<OutlineLine> lines, IReadOnlyList<OutlineLine> within) =>
        lines.SelectMany(line => Flat(line.Of, [.. within, line]).Prepend((line, within)));

    private static Bilingual DayOf(DateOnly? day) => day is { } known ? RuleWords.Day(known) : Bilingual.Empty;

    private static Bilingual Plain(string? text) => new(text ?? "", text ?? "");
}

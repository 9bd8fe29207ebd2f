namespace TalentPortal.Features.Events.Domain;

/// <summary>How many signed up, by country, so that nobody can be picked out: no number below five is told, nor one that others of the same table would tell.</summary>
/// <param name="Total">Null when it is itself below five, and not none.</param>
/// <param name="Countries">The countries that are told, the largest first.</param>
/// <param name="Others">How many come from all other countries together; null when there are none, or the total is not told.</param>
public sealed record EventFigures(int? Total, IReadOnlyList<(string Country, int Count)> Countries, int? Others)
{
    /// <summary>The smallest number that is told.</summary>
    public const int Least = 5;

    /// <summary>A part of a total, where neither it nor the rest is a small number; otherwise null.</summary>
    public static int? Part(int? total, int? part) => total is { } all && part is { } some && some is 0 or >= Least && all - some is 0 or >= Least ? some : null;

    public static EventFigures Of(IEnumerable<(string Country, int Count)> counts)
    {
        var all = counts.Where(one => one.Count > 0).OrderByDescending(one => one.Count).ThenBy(one => one.Country, StringComparer.Ordinal).ToList();
        var total = all.Sum(one => one.Count);
        if (total < Least) return new(total == 0 ? 0 : null, [], null);
        var told = all.FindAll(one => one.Count >= Least);
        var others = total - told.Sum(one => one.Count);
        // A small rest would be told by the total: the smallest country that is told goes to it.
        while (others is > 0 and < Least)
        {
            others += told[^1].Count;
            told.RemoveAt(told.Count - 1);
        }

        return new(total, told, others == 0 ? null : others);
    }
}

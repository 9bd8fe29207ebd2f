using System.Globalization;

namespace TalentPortal.Features.Family.Domain;

/// <summary>A city, or two between which people commute, with how many postings it has for either partner.</summary>
/// <param name="Pair">Null for one city.</param>
public sealed record CommutingArea(IReadOnlyList<int> Cities, CommutingPair? Pair, int Mine, int Theirs)
{
    /// <summary>What the area is worth to two: no more than to the one who finds less.</summary>
    public int Smaller => Math.Min(Mine, Theirs);
}

/// <summary>Finds the areas in which both partners find something.</summary>
public static class CommutingAreas
{
    /// <summary>Areas with something for both, the one first in which whoever finds less finds most.</summary>
    /// <param name="mine">Postings for one partner by city; likewise for the other.</param>
    /// <param name="lives">Whether somebody would live in one of these cities.</param>
    public static IReadOnlyList<CommutingArea> Of(IReadOnlyDictionary<int, int> mine, IReadOnlyDictionary<int, int> theirs, Func<IReadOnlyList<int>, bool> lives)
    {
        var single = mine.Keys.Union(theirs.Keys).ToDictionary(city => city, city => Area([city], null));
        var pairs = CommutingPairs.All.Select(pair => Area([pair.One, pair.Other], pair))
            // A pair counts where it gives more than the better of its cities alone.
            .Where(area => area.Smaller > area.Cities.Max(city => single.TryGetValue(city, out var one) ? one.Smaller : 0));
        return [.. single.Values.Concat(pairs).Where(area => area.Smaller > 0 && lives(area.Cities)).OrderByDescending(area => area.Smaller).ThenByDescending(area => area.Mine + area.Theirs).ThenBy(area => area.Cities[0])];

        CommutingArea Area(int[] cities, CommutingPair? pair) => new(cities, pair, cities.Sum(city => mine.GetValueOrDefault(city)), cities.Sum(city => theirs.GetValueOrDefault(city)));
    }

    /// <summary>Whether a city is one of these places, or lies in one that is a province. No places: every city is.</summary>
    public static bool Within(this IReadOnlyList<string> places, int city) =>
        places.Count == 0 || places.Any(code => int.Parse(code, CultureInfo.InvariantCulture) is var place && (place == city || (place % 10_000 == 0 && place / 10_000 == city / 10_000)));
}

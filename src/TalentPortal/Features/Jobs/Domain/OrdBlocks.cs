namespace TalentPortal.Features.Jobs.Domain;

/// <summary>
/// Stretches of neighbouring publications, of 1,024 and then each four times as long. A posting has the key of each stretch
/// that it lies in, so that "the newest so many" is any of a handful of keys of the search's index.
/// </summary>
/// <remarks>
/// A bound on a number would do without: but for a bound such an index first gathers every posting beyond it, whatever
/// else is asked. On 1,000,000 postings, "the newest 130,000 with this word, kind and province" took 6.7 ms with a bound,
/// and as long again for each further 130,000; the word, kind and province without one took 9.2 ms over all of them.
/// </remarks>
internal static class OrdBlocks
{
    private const int SmallestBits = 10;
    private const int StepBits = 2;
    private const int Lengths = 7;

    /// <summary>Bits of a key for the number of the stretch, enough for the shortest ones up to the highest publication; its length is above them.</summary>
    private const int NumberBits = 32 - SmallestBits;

    /// <summary>All keys of a row, by its column "ord".</summary>
    public static string Sql { get; } = $"array[{string.Join(", ", Enumerable.Range(0, Lengths).Select(length => $"{length << NumberBits} | (ord >> {Bits(length)})"))}]";

    /// <summary>Length of the shortest.</summary>
    public const int Shortest = 1 << SmallestBits;

    /// <summary>
    /// Keys of all from a publication on to the newest, and of what follows it shortly. They begin somewhat before it, by an
    /// eighth of the way at most or to the beginning of a shortest stretch.
    /// </summary>
    public static int[] Since(int ord, int newest)
    {
        // Whoever knows the newest may know it from a moment ago.
        return Cover(Beginning(ord, newest), (long)newest + Shortest, isOpen: true);
    }

    /// <summary>The first publication of the keys that <see cref="Since"/> gives for the same.</summary>
    public static int Beginning(int ord, int newest)
    {
        var grain = 0;
        while (grain + 1 < Lengths && 1 << Bits(grain + 1) <= (newest - ord) / 8) grain++;
        return Math.Max(ord, 0) >> Bits(grain) << Bits(grain);
    }

    /// <summary>Keys of all from a publication on up to another, which is not among them; both begin a stretch.</summary>
    public static int[] Before(int beginning, int end) => Cover(beginning, end - 1L, isOpen: false);

    /// <summary>Keys of the shortest stretches from one to another, counted from 0; longer ones stand for several.</summary>
    public static int[] Between(int first, int last) => Cover((long)first << SmallestBits, ((last + 1L) << SmallestBits) - 1, isOpen: false);

    /// <summary>From left to right the longest stretches that begin there and, unless the range is open, end within.</summary>
    private static int[] Cover(long from, long to, bool isOpen)
    {
        List<int> keys = [];
        for (var at = from; at <= to;)
        {
            var length = Lengths - 1;
            while (length > 0 && (at % (1L << Bits(length)) != 0 || (!isOpen && at + (1L << Bits(length)) - 1 > to))) length--;
            keys.Add((length << NumberBits) | (int)(at >> Bits(length)));
            at += 1L << Bits(length);
        }

        return [.. keys];
    }

    private static int Bits(int length) => SmallestBits + (length * StepBits);
}

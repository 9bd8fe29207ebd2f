namespace TalentPortal.Features.Cards.Domain;

/// <summary>Everybody of a tenant by their marks, a bit for each person, to find some people whom a card fits without looking at all of them.</summary>
internal sealed class CrowdCount
{
    private readonly Dictionary<string, List<ulong>> _fitting = new(StringComparer.Ordinal);
    private readonly List<Guid> _people = [];

    public void Add(Guid person, IEnumerable<string> marks)
    {
        var (word, bit) = (_people.Count / 64, 1UL << (_people.Count % 64));
        foreach (var mark in marks)
        {
            if (!_fitting.TryGetValue(mark, out var bits)) _fitting[mark] = bits = [];
            while (bits.Count <= word) bits.Add(0);
            bits[word] |= bit;
        }

        _people.Add(person);
    }

    /// <summary>People who have all marks, at most so many, and whether these are all there are.</summary>
    /// <param name="from">Where to begin to look, round about: crowds of the same few people would all be gone with them.</param>
    public (Guid[] People, bool IsWhole) Of(IReadOnlyCollection<string> marks, int most, int from)
    {
        List<List<ulong>> lists = new(marks.Count);
        foreach (var mark in marks)
        {
            if (!_fitting.TryGetValue(mark, out var bits)) return ([], true);
            lists.Add(bits);
        }

        if (lists.Count == 0) return ([], true);
        var words = lists.Min(bits => bits.Count);
        List<Guid> found = new(most);
        for (var step = 0; step < words; step++)
        {
            var word = (int)(((uint)from + (uint)step) % (uint)words);
            var all = lists[0][word];
            for (var list = 1; list < lists.Count && all != 0; list++) all &= lists[list][word];
            for (; all != 0; all &= all - 1)
            {
                if (found.Count == most) return ([.. found], false);
                found.Add(_people[(word * 64) + System.Numerics.BitOperations.TrailingZeroCount(all)]);
            }
        }

        return ([.. found], true);
    }
}

using System.Numerics;
using TalentPortal.Features.Reference.Domain;

namespace TalentPortal.Features.Matches.Domain;

/// <summary>
/// The published postings of one tenant, packed so that all of them are looked at for each ranking: nothing is left out, so
/// the best are the best, and ties go to the newest. Holds public facts and no person. Never changed once it is built.
/// </summary>
public sealed class PostingIndex
{
    /// <summary>Kind of a posting that is over: it gets no points and is not taken.</summary>
    private const byte Over = byte.MaxValue;

    private static readonly Numbers<Division> places = new(ReferenceData.Divisions);
    private static readonly Numbers<Industry> industries = new(ReferenceData.Industries);
    private static readonly Numbers<Occupation> occupations = new(ReferenceData.Occupations);
    private static readonly Numbers<Skill> skills = new(ReferenceData.Skills);
    private static readonly Numbers<Degree> degrees = new(ReferenceData.Degrees);
    private static readonly Numbers<EmploymentKind> kinds = new(ReferenceData.EmploymentKinds);

    /// <summary>Words of 64 bits that hold one bit for each curated skill.</summary>
    private static readonly int skillWords = (skills.Count + 64) / 64;

    private readonly Row[] _rows;
    private readonly ulong[] _skills;

    private PostingIndex(Row[] rows, ulong[] bits) => (_rows, _skills) = (rows, bits);

    public static PostingIndex Empty { get; } = new([], []);

    public int Count => _rows.Length;

    /// <summary>Number of the newest publication; 0 for none.</summary>
    public int Newest => _rows.Length == 0 ? 0 : _rows[^1].Ord;

    /// <summary>The same with some postings as they are now.</summary>
    /// <param name="changed">In the order of their numbers.</param>
    /// <param name="from">All publications from this number on are among <paramref name="changed"/>: others of them are over.</param>
    public PostingIndex With(IReadOnlyList<(int Ord, PostingFacts Facts)> changed, int from)
    {
        var kept = 0;
        while (kept < _rows.Length && _rows[kept].Ord < from) kept++;
        List<Row> rows = new(kept + changed.Count);
        List<ulong> bits = new((kept + changed.Count) * skillWords);
        Span<ulong> own = stackalloc ulong[skillWords];
        var (old, next) = (0, 0);
        while (old < kept || next < changed.Count)
        {
            if (old < kept && (next == changed.Count || _rows[old].Ord < changed[next].Ord))
            {
                rows.Add(_rows[old]);
                bits.AddRange(_skills.AsSpan(old++ * skillWords, skillWords));
                continue;
            }

            var (ord, facts) = changed[next++];
            if (old < kept && _rows[old].Ord == ord) old++;
            rows.Add(Pack(ord, facts));
            own.Clear();
            Mark(own, facts.Skills);
            bits.AddRange(own);
        }

        return new([.. rows], [.. bits]);
    }

    /// <summary>Forgets publications that turned out to be over. Whoever ranks meanwhile leaves them out or finds the same.</summary>
    public void Forget(IEnumerable<int> ords)
    {
        foreach (var ord in ords)
        {
            var (low, high) = (0, _rows.Length - 1);
            while (low <= high)
            {
                var middle = (low + high) / 2;
                if (_rows[middle].Ord < ord) low = middle + 1;
                else if (_rows[middle].Ord > ord) high = middle - 1;
                else
                {
                    _rows[middle] = _rows[middle] with { Kind = Over };
                    break;
                }
            }
        }
    }

    /// <summary>Adds the best of this tenant to what was found so far.</summary>
    /// <param name="leftOut">Publications that the person does not want to see.</param>
    internal void Rank(Ranking ranking, IReadOnlySet<int> leftOut)
    {
        var rows = _rows;
        for (var i = 0; i < rows.Length; i++)
        {
            ref readonly var row = ref rows[i];
            if (row.Kind == Over) continue;
            // What the skills can add at the most first: most postings cannot come among the best, and theirs are not counted.
            var points = ranking.Points(row);
            if (!ranking.Beats(points + ranking.MostBySkills, row.Ord)) continue;
            if (ranking.MostBySkills != 0) points += ranking.BySkills(_skills.AsSpan(i * skillWords, skillWords));
            if (ranking.Beats(points, row.Ord) && !leftOut.Contains(row.Ord)) ranking.Take(points, row.Ord);
        }
    }

    private static Row Pack(int ord, PostingFacts f) => new(
        ord, (int)Math.Min(f.PayTo ?? -1, int.MaxValue), (ushort)places.Of(f.DivisionCode), (ushort)industries.Of(f.IndustryCode), (ushort)occupations.Of(f.OccupationCode),
        (byte)kinds.Of(f.KindCode), (byte)degrees.Of(f.DegreeCode), Small(f.Years), Small(f.Chinese));

    /// <summary>One more than the number, so that 0 is nothing said.</summary>
    private static byte Small(int? number) => (byte)Math.Clamp((number ?? -1) + 1, 0, byte.MaxValue);

    private static void Mark(Span<ulong> bits, IEnumerable<string> codes)
    {
        foreach (var number in codes.Select(skills.Of).Where(number => number != 0)) bits[number / 64] |= 1UL << (number % 64);
    }

    /// <summary>One posting in 20 bytes; its skills lie elsewhere, because few are looked at.</summary>
    internal readonly record struct Row(int Ord, int PayTo, ushort Place, ushort Industry, ushort Occupation, byte Kind, byte Degree, byte Years, byte Chinese);

    /// <summary>Numbers for the entries of a list, from 1; 0 is none.</summary>
    private sealed class Numbers<T>(IEnumerable<T> entries) where T : ReferenceEntry
    {
        private readonly T[] _entries = [.. entries];
        private readonly Dictionary<string, int> _numbers = entries.Select((entry, at) => (entry.Code, at)).ToDictionary(pair => pair.Code, pair => pair.at + 1, StringComparer.Ordinal);

        public int Count => _entries.Length;

        public int Of(string? code) => code is null ? 0 : _numbers.GetValueOrDefault(code);

        /// <summary>Points for each entry, and first for none.</summary>
        public int[] Points(int weight, Func<T?, MatchLevel> level) => weight == 0 ? new int[Count + 1] : [weight * (int)level(null), .. _entries.Select(entry => weight * (int)level(entry))];
    }

    /// <summary>Tables of points for one person, and the best found so far.</summary>
    internal sealed class Ranking
    {
        private readonly int[] _degrees, _kinds, _industries, _places, _occupations, _years, _chinese;
        private readonly ulong[] _skills = new ulong[skillWords];
        private readonly int _skillsWeight;
        private readonly long _payFrom;
        private readonly int _pay;
        private readonly int _most;
        private readonly PriorityQueue<int, (int Points, int Ord)> _best = new();
        private (int Points, int Ord) _least = (int.MinValue, int.MinValue);

        public Ranking(TalentWishes wishes, MatchScale scale, int most)
        {
            (_most, _payFrom, _pay) = (most, wishes.PayFrom ?? 0, Weight(MatchPart.Pay));
            var own = ReferenceData.Degrees.Find(wishes.DegreeCode)?.Rank ?? 0;
            _degrees = degrees.Points(Weight(MatchPart.Degree), degree => MatchRules.Degree(own, degree?.Rank));
            _kinds = kinds.Points(Weight(MatchPart.Kind), kind => kind is not null && wishes.Kinds.Contains(kind.Code) ? MatchLevel.Full : MatchLevel.Missing);
            _industries = industries.Points(Weight(MatchPart.Field), industry => MatchRules.Field(wishes.IndustryCode!, industry?.Code));
            _places = places.Points(Weight(MatchPart.Place), place => MatchRules.Place(wishes.Places, place?.Code));
            _occupations = occupations.Points(Weight(MatchPart.Occupation), occupation => MatchRules.Occupation(wishes.Occupations, occupation?.Code));
            _years = Small(Weight(MatchPart.Years), asked => MatchRules.Years(wishes.Years ?? 0, asked));
            _chinese = Small(Weight(MatchPart.Chinese), asked => MatchRules.Chinese(wishes.Chinese ?? 0, asked));
            _skillsWeight = Weight(MatchPart.Skills);
            Mark(_skills, wishes.Skills);

            int Weight(MatchPart part) => wishes.Says(part) ? scale.Of(part) : 0;
            static int[] Small(int weight, Func<int?, MatchLevel> level) => [.. Enumerable.Range(-1, byte.MaxValue + 1).Select(asked => weight * (int)level(asked < 0 ? null : asked))];
        }

        /// <summary>The most that the skills of a posting can add.</summary>
        public int MostBySkills => _skillsWeight * (int)MatchLevel.Full;

        /// <summary>Points of all parts but the skills.</summary>
        public int Points(in Row row)
        {
            var points = _degrees[row.Degree] + _kinds[row.Kind] + _industries[row.Industry] + _places[row.Place] + _occupations[row.Occupation] + _years[row.Years] + _chinese[row.Chinese];
            if (_pay != 0) points += _pay * (int)MatchRules.Pay(_payFrom, row.PayTo);
            return points;
        }

        public int BySkills(ReadOnlySpan<ulong> posting)
        {
            var (asked, had) = (0, 0);
            for (var word = 0; word < posting.Length; word++)
            {
                asked += BitOperations.PopCount(posting[word]);
                had += BitOperations.PopCount(posting[word] & _skills[word]);
            }

            return _skillsWeight * (int)MatchRules.Skills(asked, had);
        }

        /// <summary>More points, or as many and newer, than the least of the best.</summary>
        public bool Beats(int points, int ord) => _best.Count < _most || points > _least.Points || (points == _least.Points && ord > _least.Ord);

        public void Take(int points, int ord)
        {
            if (_best.Count < _most) _best.Enqueue(ord, (points, ord));
            else _best.EnqueueDequeue(ord, (points, ord));
            if (_best.TryPeek(out _, out var least)) _least = least;
        }

        /// <summary>The best, best first.</summary>
        public IReadOnlyList<(int Ord, int Points)> Best() => [.. _best.UnorderedItems.Select(one => one.Priority).OrderDescending().Select(one => (one.Ord, one.Points))];
    }
}

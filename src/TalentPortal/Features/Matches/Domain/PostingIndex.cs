using TalentPortal.Features.Jobs.Domain;
using TalentPortal.Features.Reference.Domain;

namespace TalentPortal.Features.Matches.Domain;

/// <summary>A published posting in numbers, as <see cref="PostingIndex"/> takes it.</summary>
/// <param name="Ord">Number of the publication.</param>
/// <param name="PayTo">Most pay of a year in whole yuan; -1 where no such figure stands.</param>
public readonly record struct PostingNumbers(Guid JobId, int Ord, short Province, int City, int Industry, short Kind, short Degree, long PayTo);

/// <summary>
/// The published postings of one tenant, packed so that all of them are looked at for each ranking: nothing is left out, so
/// the best are the best, and ties go to the newest. Holds public facts and no person. Never changed once it is built.
/// </summary>
public sealed class PostingIndex
{
    private static readonly Division[] places = [.. ReferenceData.Divisions];
    private static readonly Dictionary<int, ushort> placeNumbers = places.Select((place, at) => (Key: int.Parse(place.Code, System.Globalization.CultureInfo.InvariantCulture), at)).ToDictionary(pair => pair.Key, pair => (ushort)(pair.at + 1));
    private static readonly Industry[] industries = [.. ReferenceData.Industries];
    private static readonly Dictionary<int, ushort> industryNumbers = industries.Select((industry, at) => (Key: SearchNumbers.OfIndustry(industry.Code).Industry, at)).ToDictionary(pair => pair.Key, pair => (ushort)(pair.at + 1));

    private readonly Guid[] _jobs;
    private readonly Row[] _rows;

    public PostingIndex(IReadOnlyCollection<PostingNumbers> postings)
    {
        (_jobs, _rows) = (new Guid[postings.Count], new Row[postings.Count]);
        var at = 0;
        foreach (var p in postings)
        {
            // A posting in a province without a city stands for the province.
            var place = p.City != 0 ? p.City : p.Province * 10_000;
            _jobs[at] = p.JobId;
            _rows[at++] = new(p.Ord, (int)Math.Min(p.PayTo, int.MaxValue), placeNumbers.GetValueOrDefault(place), industryNumbers.GetValueOrDefault(p.Industry), (byte)p.Kind, (byte)p.Degree);
        }
    }

    public int Count => _rows.Length;

    /// <summary>Adds the best of this tenant to what was found so far.</summary>
    /// <param name="leftOut">Postings that the person does not want to see.</param>
    internal void Rank(Ranking ranking, IReadOnlySet<Guid> leftOut)
    {
        var rows = _rows;
        for (var i = 0; i < rows.Length; i++)
        {
            ref readonly var row = ref rows[i];
            var points = ranking.Points(row);
            if (!ranking.Beats(points, row.Ord) || leftOut.Contains(_jobs[i])) continue;
            ranking.Take(points, row.Ord, _jobs[i]);
        }
    }

    /// <summary>One posting in 16 bytes.</summary>
    internal readonly record struct Row(int Ord, int PayTo, ushort Place, ushort Industry, byte Kind, byte Degree);

    /// <summary>Tables of points for one person, and the best found so far.</summary>
    internal sealed class Ranking
    {
        private readonly int[] _degrees = new int[byte.MaxValue + 1], _kinds = new int[byte.MaxValue + 1], _industries = new int[industries.Length + 1], _places = new int[places.Length + 1];
        private readonly long _payFrom;
        private readonly int _pay;
        private readonly int _most;
        private readonly PriorityQueue<Guid, (int Points, int Ord)> _best = new();
        private (int Points, int Ord) _least = (int.MinValue, int.MinValue);

        public Ranking(TalentWishes wishes, MatchScale scale, int most)
        {
            (_most, _payFrom, _pay) = (most, (long)(wishes.PayFrom ?? 0), wishes.Says(MatchPart.Pay) ? scale.Pay : 0);
            if (wishes.Says(MatchPart.Degree))
            {
                var own = ReferenceData.Degrees[wishes.DegreeCode!].Rank;
                for (var number = 0; number < _degrees.Length; number++) _degrees[number] = scale.Degree * (int)MatchRules.Degree(own, SearchNumbers.Degree(number)?.Rank);
            }

            if (wishes.Says(MatchPart.Kind))
                foreach (var kind in wishes.Kinds) _kinds[SearchNumbers.OfKind(kind)] = scale.Kind * (int)MatchLevel.Full;
            if (wishes.Says(MatchPart.Field))
                for (var at = 0; at < industries.Length; at++) _industries[at + 1] = scale.Field * (int)MatchRules.Field(wishes.IndustryCode!, industries[at].Code);
            if (wishes.Says(MatchPart.Place))
                for (var at = 0; at < places.Length; at++) _places[at + 1] = scale.Place * (int)MatchRules.Place(wishes.Places, places[at].Code);
        }

        public int Points(in Row row)
        {
            var points = _degrees[row.Degree] + _kinds[row.Kind] + _industries[row.Industry] + _places[row.Place];
            if (_pay != 0) points += _pay * (int)MatchRules.Pay(_payFrom, row.PayTo);
            return points;
        }

        /// <summary>More points, or as many and newer, than the least of the best.</summary>
        public bool Beats(int points, int ord) => _best.Count < _most || points > _least.Points || (points == _least.Points && ord > _least.Ord);

        public void Take(int points, int ord, Guid job)
        {
            if (_best.Count < _most) _best.Enqueue(job, (points, ord));
            else _best.EnqueueDequeue(job, (points, ord));
            if (_best.TryPeek(out _, out var least)) _least = least;
        }

        /// <summary>The best, best first.</summary>
        public IReadOnlyList<(Guid Job, int Points, int Ord)> Best() => [.. _best.UnorderedItems.OrderByDescending(one => one.Priority).Select(one => (one.Element, one.Priority.Points, one.Priority.Ord))];
    }
}

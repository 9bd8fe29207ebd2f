using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using TalentPortal.Features.Cards.Domain;

namespace TalentPortal.Features.Matches.Domain;

/// <summary>A blind card as the system reads it.</summary>
/// <param name="IsShown">Whether it shows to anybody; one that does not is forgotten.</param>
public sealed record CardSeen(Guid UserId, Guid FaceId, IReadOnlyList<string> Marks, bool IsShown, DateTimeOffset ChangedAt);

/// <summary>
/// What the blind cards of one tenant show, packed: for each compared fact the number of what is shown of it. Many cards show the
/// same of a fact, so a posting is compared with each of these once, and the points of a card are six of them added up.
/// Holds what its people chose to show and nothing more; says nothing of to whom a card shows. Never changed once it is built.
/// </summary>
public sealed class CardIndex
{
    private static readonly int facts = CardMatching.Parts.Count;

    private readonly Dictionary<Guid, int> _at;
    private readonly Guid[] _users;
    private readonly Guid[] _faces;
    private readonly int[] _shown;
    private readonly Wordings[] _wordings;

    private CardIndex(Dictionary<Guid, int> at, Guid[] users, Guid[] faces, int[] shown, Wordings[] wordings) => (_at, _users, _faces, _shown, _wordings) = (at, users, faces, shown, wordings);

    public static CardIndex Empty { get; } = new([], [], [], [], [.. CardMatching.Parts.Select(_ => Wordings.Empty)]);

    public int Count => _users.Length;

    /// <summary>The same with some cards as they are now; itself where nothing of it changed.</summary>
    public CardIndex With(IReadOnlyCollection<CardSeen> cards)
    {
        var changed = cards.Where(card => _at.TryGetValue(card.UserId, out var known) ? _faces[known] != FaceOf(card) : card.IsShown).ToList();
        if (changed.Count == 0) return this;
        var at = new Dictionary<Guid, int>(_at);
        foreach (var card in changed) at.TryAdd(card.UserId, at.Count);
        var (users, faces, shown, wordings) = (new Guid[at.Count], new Guid[at.Count], new int[at.Count * facts], _wordings.Select(w => w.Copy()).ToArray());
        _users.CopyTo(users, 0);
        _faces.CopyTo(faces, 0);
        _shown.CopyTo(shown, 0);
        foreach (var card in changed)
        {
            var row = at[card.UserId];
            (users[row], faces[row]) = (card.UserId, FaceOf(card));
            for (var fact = 0; fact < facts; fact++) shown[(row * facts) + fact] = card.IsShown ? wordings[fact].NumberOf(CardMatching.Shown(card.Marks, CardMatching.Parts[fact].Fact)) : 0;
        }

        return new(at, users, faces, shown, wordings);
    }

    /// <summary>People whose cards fit a posting, best first, see <see cref="Place"/>. Reckons on only as far as somebody reads on.</summary>
    public IEnumerable<Guid> Best(PostingFacts posting, MatchScale scale, string seed)
    {
        var tables = CardMatching.Parts.Select((one, fact) => _wordings[fact].Points(scale.Of(one.Part), shown => CardMatching.Level(one.Part, shown, posting))).ToArray();
        var points = new int[_users.Length];
        var cards = new int[tables.Sum(table => table.Max()) + 1];
        for (var row = 0; row < points.Length; row++)
        {
            if (_faces[row] == Guid.Empty) continue;
            var sum = 0;
            for (var fact = 0; fact < tables.Length; fact++) sum += tables[fact][_shown[(row * facts) + fact]];
            points[row] = sum;
            cards[sum]++;
        }

        for (var sum = cards.Length - 1; sum > 0; sum--)
        {
            if (cards[sum] == 0) continue;
            List<(ulong Place, Guid User)> alike = new(cards[sum]);
            for (var row = 0; row < points.Length; row++)
                if (points[row] == sum) alike.Add((Place(seed, _faces[row]), _users[row]));
            foreach (var (_, user) in alike.Order()) yield return user;
        }
    }

    /// <summary>Where a card stands among those with as many points: an order of the day, which says nothing of when a card was made.</summary>
    public static ulong Place(string seed, Guid face) => BinaryPrimitives.ReadUInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(seed + face)));

    private static Guid FaceOf(CardSeen card) => card.IsShown ? card.FaceId : Guid.Empty;

    /// <summary>The different things that cards show of one fact, from 1; 0 is nothing.</summary>
    private sealed class Wordings
    {
        private readonly Dictionary<string, int> _numbers;
        private readonly List<IReadOnlyList<string>> _marks;

        private Wordings(Dictionary<string, int> numbers, List<IReadOnlyList<string>> marks) => (_numbers, _marks) = (numbers, marks);

        public static Wordings Empty => new([], [[]]);

        public Wordings Copy() => new(new(_numbers), [.. _marks]);

        public int NumberOf(IReadOnlyList<string> marks)
        {
            if (marks.Count == 0) return 0;
            var key = string.Join('|', marks);
            if (_numbers.TryGetValue(key, out var known)) return known;
            _marks.Add(marks);
            return _numbers[key] = _marks.Count - 1;
        }

        public int[] Points(int weight, Func<IReadOnlyList<string>, MatchLevel?> level) => weight == 0 ? new int[_marks.Count] : [.. _marks.Select(marks => weight * (int)(level(marks) ?? MatchLevel.Missing))];
    }
}

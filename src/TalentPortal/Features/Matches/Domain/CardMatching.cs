using System.Globalization;
using TalentPortal.Features.Cards.Domain;
using TalentPortal.Features.Reference.Domain;

namespace TalentPortal.Features.Matches.Domain;

/// <summary>
/// Compares what a blind card shows with what a posting asks for. A coarse fact fits partly where the fine one behind it could
/// fit; what a card does not show is not compared, and what a person looks for in pay no card ever shows.
/// </summary>
public static class CardMatching
{
    /// <summary>Cards show no rank below it as advanced.</summary>
    private const int AdvancedRank = 4;

    private const string ChineseCode = "zh";

    /// <summary>What is compared, and the fact of a card that says it.</summary>
    public static IReadOnlyList<(MatchPart Part, CardFact Fact)> Parts { get; } =
    [
        (MatchPart.Degree, CardFact.Degree), (MatchPart.Field, CardFact.Industry), (MatchPart.Years, CardFact.Years), (MatchPart.Chinese, CardFact.Language), (MatchPart.Place, CardFact.Place), (MatchPart.Kind, CardFact.Kind),
    ];

    public static MatchFitness Compare(IReadOnlyCollection<string> marks, PostingFacts posting, MatchScale scale)
    {
        List<MatchReason> reasons = [];
        foreach (var (part, fact) in Parts)
            if (scale.Of(part) is > 0 and var weight && Level(part, Shown(marks, fact), posting) is { } level) reasons.Add(new(part, level, weight, MatchRules.Asked(part, posting)));
        return new(reasons);
    }

    /// <summary>The marks that say a fact: of a fine one the fine marks alone, because the coarse ones beside them say the same with less.</summary>
    public static IReadOnlyList<string> Shown(IReadOnlyCollection<string> marks, CardFact fact) =>
        [.. CardMarks.ToRead(marks, fact).Where(mark => fact != CardFact.Language || CardMarks.ValueOf(mark) == ChineseCode || CardMarks.ValueOf(mark).StartsWith(ChineseCode + "-", StringComparison.Ordinal))];

    /// <summary>How far marks of one fact fit; null where there are none.</summary>
    /// <param name="shown">See <see cref="Shown"/>.</param>
    public static MatchLevel? Level(MatchPart part, IReadOnlyList<string> shown, PostingFacts posting) => shown.Count == 0 ? null : shown.Max(mark => Level(part, CardMarks.ValueOf(mark), CardMarks.IsCoarse(mark), posting));

    private static MatchLevel Level(MatchPart part, string value, bool coarse, PostingFacts posting) => part switch
    {
        MatchPart.Degree => Degree(value, coarse, ReferenceData.Degrees.Find(posting.DegreeCode)?.Rank),
        MatchPart.Field => AtMost(coarse, MatchRules.Field(value, posting.IndustryCode)),
        MatchPart.Years => Between(YearsOf(value), own => MatchRules.Years(own, posting.Years)),
        MatchPart.Chinese => Between(ChineseOf(value), own => MatchRules.Chinese(own, posting.Chinese)),
        MatchPart.Place => AtMost(coarse, MatchRules.Place([value], posting.DivisionCode)),
        _ => value == posting.KindCode ? MatchLevel.Full : MatchLevel.Missing,
    };

    /// <summary>What is shown coarsely can fit partly at the most.</summary>
    private static MatchLevel AtMost(bool coarse, MatchLevel level) => coarse && level == MatchLevel.Full ? MatchLevel.Partly : level;

    private static MatchLevel Degree(string value, bool coarse, int? asked)
    {
        if (!coarse) return MatchRules.Degree(ReferenceData.Degrees[value].Rank, asked);
        if (asked is not { } rank) return MatchLevel.Partly;
        return value == "advanced" ? (rank <= AdvancedRank ? MatchLevel.Full : MatchLevel.Partly) : rank < AdvancedRank ? MatchLevel.Partly : MatchLevel.Missing;
    }

    /// <summary>A band fits as its least does; where only its most would fit, it fits partly.</summary>
    private static MatchLevel Between((int Least, int Most) band, Func<int, MatchLevel> level) => level(band.Least) is var sure and not MatchLevel.Missing ? sure : level(band.Most) == MatchLevel.Missing ? MatchLevel.Missing : MatchLevel.Partly;

    /// <summary>Years of a band: <c>3-5</c>, or <c>16-</c> and more.</summary>
    private static (int Least, int Most) YearsOf(string band)
    {
        var ends = band.Split('-');
        var least = int.Parse(ends[0], CultureInfo.InvariantCulture);
        return (least, ends is [_, { Length: > 0 } most] ? int.Parse(most, CultureInfo.InvariantCulture) : int.MaxValue / 2);
    }

    /// <summary>Levels of the Chinese test of a band, as cards are made from them; of all where no band is shown.</summary>
    private static (int Least, int Most) ChineseOf(string value) => value[^1] switch
    {
        'A' => (1, 2),
        'B' => (3, 4),
        'C' => (5, 9),
        _ => (1, 9),
    };
}

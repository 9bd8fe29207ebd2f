using TalentPortal.Features.Cards.Domain;
using TalentPortal.Features.Jobs.Domain;
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

    public static MatchFitness Compare(IReadOnlyCollection<string> marks, PostingFacts posting, MatchScale scale)
    {
        List<MatchReason> reasons = [];
        Add(MatchPart.Degree, CardFact.Degree, posting.DegreeCode, (value, coarse) => Degree(value, coarse, ReferenceData.Degrees.Find(posting.DegreeCode)?.Rank));
        Add(MatchPart.Field, CardFact.Industry, posting.IndustryCode, (value, coarse) => AtMost(coarse, MatchRules.Field(value, posting.IndustryCode)));
        Add(MatchPart.Place, CardFact.Place, posting.DivisionCode, (value, coarse) => AtMost(coarse, MatchRules.Place([value], posting.DivisionCode)));
        Add(MatchPart.Kind, CardFact.Kind, posting.KindCode, (value, _) => value == posting.KindCode ? MatchLevel.Full : MatchLevel.Missing);
        return new(reasons);

        void Add(MatchPart part, CardFact fact, string? asked, Func<string, bool, MatchLevel> level)
        {
            if (scale.Of(part) == 0) return;
            // Of a fine fact its fine marks alone: the coarse ones beside them say the same with less.
            var shown = CardMarks.ToRead(marks, fact).ToList();
            if (shown.Count > 0) reasons.Add(new(part, shown.Max(mark => level(CardMarks.ValueOf(mark), CardMarks.IsCoarse(mark))), scale.Of(part), asked));
        }
    }

    /// <summary>What is shown coarsely can fit partly at the most.</summary>
    private static MatchLevel AtMost(bool coarse, MatchLevel level) => coarse && level == MatchLevel.Full ? MatchLevel.Partly : level;

    private static MatchLevel Degree(string value, bool coarse, int? asked)
    {
        if (!coarse) return MatchRules.Degree(ReferenceData.Degrees[value].Rank, asked);
        if (asked is not { } rank) return MatchLevel.Partly;
        return value == "advanced" ? (rank <= AdvancedRank ? MatchLevel.Full : MatchLevel.Partly) : rank < AdvancedRank ? MatchLevel.Partly : MatchLevel.Missing;
    }
}

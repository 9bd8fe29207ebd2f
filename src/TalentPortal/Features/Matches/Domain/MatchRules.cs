using System.Globalization;
using TalentPortal.Features.Jobs.Domain;
using TalentPortal.Features.Reference.Domain;

namespace TalentPortal.Features.Matches.Domain;

/// <summary>The levels of each part. Both the ranking of many and the reasons of one are made from these rules.</summary>
public static class MatchRules
{
    /// <summary>A posting that asks for a degree so many steps below one's own fits only partly.</summary>
    private const int StepsBelow = 2;

    /// <summary>Years that may be wanting for it to fit partly.</summary>
    private const int YearsWanting = 2;

    /// <summary>Levels of Chinese that may be wanting for it to fit partly.</summary>
    private const int LevelsWanting = 1;

    /// <summary>Digits of a minor group of ISCO-08.</summary>
    private const int MinorGroup = 3;

    public static MatchFitness Compare(TalentWishes wishes, PostingFacts posting, MatchScale scale) => new(
    [
        .. MatchScale.Parts.Where(part => wishes.Says(part) && scale.Of(part) > 0).Select(part => new MatchReason(
            part, Level(part, wishes, posting), scale.Of(part), Asked(part, posting), part == MatchPart.Skills ? Joined(posting.Skills.Except(wishes.Skills, StringComparer.Ordinal)) : null)),
    ]);

    /// <summary>What the posting names in a part, see <see cref="MatchReason"/>.</summary>
    public static string? Asked(MatchPart part, PostingFacts posting) => part switch
    {
        MatchPart.Degree => posting.DegreeCode,
        MatchPart.Field => posting.IndustryCode,
        MatchPart.Occupation => posting.OccupationCode,
        MatchPart.Skills => Joined(posting.Skills),
        MatchPart.Years => posting.Years?.ToString(CultureInfo.InvariantCulture),
        MatchPart.Chinese => posting.Chinese?.ToString(CultureInfo.InvariantCulture),
        MatchPart.Place => posting.DivisionCode,
        MatchPart.Kind => posting.KindCode,
        _ => posting.PayTo?.ToString(CultureInfo.InvariantCulture),
    };

    private static MatchLevel Level(MatchPart part, TalentWishes wishes, PostingFacts posting) => part switch
    {
        MatchPart.Degree => Degree(ReferenceData.Degrees[wishes.DegreeCode!].Rank, ReferenceData.Degrees.Find(posting.DegreeCode)?.Rank),
        MatchPart.Field => Field(wishes.IndustryCode!, posting.IndustryCode),
        MatchPart.Occupation => Occupation(wishes.Occupations, posting.OccupationCode),
        MatchPart.Skills => Skills(posting.Skills.Count, posting.Skills.Count(wishes.Skills.Contains)),
        MatchPart.Years => Years(wishes.Years!.Value, posting.Years),
        MatchPart.Chinese => Chinese(wishes.Chinese!.Value, posting.Chinese),
        MatchPart.Place => Place(wishes.Places, posting.DivisionCode),
        MatchPart.Kind => wishes.Kinds.Contains(posting.KindCode) ? MatchLevel.Full : MatchLevel.Missing,
        _ => Pay(wishes.PayFrom!.Value, posting.PayTo ?? -1),
    };

    /// <summary>Own degree or one below asked for: it fits. None, or far less: one could do it. More: something is missing.</summary>
    public static MatchLevel Degree(int own, int? asked) => asked is not { } rank ? MatchLevel.Partly : rank > own ? MatchLevel.Missing : own - rank < StepsBelow ? MatchLevel.Full : MatchLevel.Partly;

    /// <summary>The same branch; partly, the same sector.</summary>
    public static MatchLevel Field(string own, string? asked) =>
        asked is null ? MatchLevel.Missing : own == asked ? MatchLevel.Full : SearchNumbers.OfIndustry(own).Sector == SearchNumbers.OfIndustry(asked).Sector ? MatchLevel.Partly : MatchLevel.Missing;

    /// <summary>The same unit group of ISCO-08; partly, one of the same minor group.</summary>
    public static MatchLevel Occupation(IReadOnlyList<string> own, string? asked) =>
        asked is null ? MatchLevel.Missing : own.Contains(asked) ? MatchLevel.Full : own.Any(code => string.CompareOrdinal(code, 0, asked, 0, MinorGroup) == 0) ? MatchLevel.Partly : MatchLevel.Missing;

    /// <summary>Half of the skills that are named, or more; partly, one of them.</summary>
    public static MatchLevel Skills(int asked, int had) => asked == 0 || had == 0 ? MatchLevel.Missing : had * 2 >= asked ? MatchLevel.Full : MatchLevel.Partly;

    /// <summary>As many years as are asked for; partly where little is wanting or nothing is said.</summary>
    public static MatchLevel Years(int own, int? asked) => Reaches(own, asked, YearsWanting);

    /// <summary>The level that is asked for; partly where one level is wanting or nothing is said.</summary>
    public static MatchLevel Chinese(int own, int? asked) => Reaches(own, asked, LevelsWanting);

    /// <summary>A wished city, or anywhere in a wished province; partly, another city of the province of a wished one.</summary>
    public static MatchLevel Place(IReadOnlyList<string> wished, string? code)
    {
        if (ReferenceData.Divisions.Find(code) is not { } place) return MatchLevel.Missing;
        var province = SearchNumbers.OfPlace(place.Code).Province;
        var level = MatchLevel.Missing;
        foreach (var wish in wished)
        {
            if (wish == place.Code || (ReferenceData.Divisions[wish].ParentCode is null && SearchNumbers.OfPlace(wish).Province == province)) return MatchLevel.Full;
            if (SearchNumbers.OfPlace(wish).Province == province) level = MatchLevel.Partly;
        }

        return level;
    }

    /// <summary>At least what is asked for; partly where the posting names no comparable figure.</summary>
    /// <param name="from">Whole yuan a year.</param>
    /// <param name="to">Whole yuan a year; below 0 where there is no figure.</param>
    public static MatchLevel Pay(long from, long to) => to < 0 ? MatchLevel.Partly : to >= from ? MatchLevel.Full : MatchLevel.Missing;

    private static MatchLevel Reaches(int own, int? asked, int wanting) => asked is not { } least || (own < least && own + wanting >= least) ? MatchLevel.Partly : own >= least ? MatchLevel.Full : MatchLevel.Missing;

    private static string? Joined(IEnumerable<string> codes) => string.Join(',', codes) is { Length: > 0 } text ? text : null;
}

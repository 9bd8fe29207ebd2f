using System.Collections.Frozen;
using System.Globalization;
using TalentPortal.Features.Jobs.Domain;
using TalentPortal.Features.Profiles.Domain;
using TalentPortal.Features.Reference.Domain;
using TalentPortal.Platform.Text;

namespace TalentPortal.Features.Matches.Domain;

/// <summary>What a person has and looks for, as far as it is compared. A part of which they said nothing is not compared.</summary>
/// <param name="Places">Codes of cities and provinces.</param>
/// <param name="PayFrom">Least pay of a year in yuan; null where none is said, or in another currency or period.</param>
public sealed record TalentWishes(string? DegreeCode, string? IndustryCode, IReadOnlyList<string> Places, IReadOnlyList<string> Kinds, long? PayFrom)
{
    /// <summary>The currency in which pay is compared. Amounts in others are not converted: the rate would be a figure that nobody gave.</summary>
    public const string PayCurrency = "CNY";

    private const int MonthsOfYear = 12;

    /// <summary>What people call unit groups of ISCO-08, names before other words.</summary>
    private static readonly FrozenDictionary<string, string> occupations = ReferenceData.Occupations.Where(o => o.IsUnit).SelectMany(o => (string[])[o.NameZh, o.NameEn], (o, word) => (Word: Folded(word), o.Code))
        .Concat(ReferenceData.Occupations.Where(o => o.IsUnit).SelectMany(o => o.Aliases, (o, word) => (Word: Folded(word), o.Code)))
        .DistinctBy(pair => pair.Word).ToFrozenDictionary(pair => pair.Word, pair => pair.Code, StringComparer.Ordinal);

    /// <summary>Unit groups of ISCO-08 of positions that the person held, as far as they bear a name of the list.</summary>
    public IReadOnlyList<string> Occupations { get; init; } = [];

    /// <summary>Codes of curated skills.</summary>
    public IReadOnlyList<string> Skills { get; init; } = [];

    /// <summary>Years of work.</summary>
    public int? Years { get; init; }

    /// <summary>Level of the Chinese proficiency test that was passed; its highest for who grew up with the language.</summary>
    public int? Chinese { get; init; }

    /// <param name="career">What the entries of the career record say.</param>
    public static TalentWishes Of(string? degree, string? industry, int? years, ProfileIntentions wishes, IReadOnlyCollection<SectionFacts> career) => new(
        ReferenceData.Degrees.Find(degree)?.Code, ReferenceData.Industries.Find(industry)?.Code, [.. wishes.Places.Where(ReferenceData.Divisions.Has)], [.. wishes.Kinds.Where(ReferenceData.EmploymentKinds.Has)],
        wishes.PayFrom is { } from ? Yearly(from, wishes.PayCurrency, wishes.PayPeriod, null) : null)
    {
        Years = years,
        Occupations = [.. career.OfType<ExperienceFacts>().Select(facts => occupations.GetValueOrDefault(Folded(facts.Position))).OfType<string>().Distinct()],
        Skills = [.. career.OfType<SkillFacts>().SelectMany(facts => (facts.Keywords ?? []).Prepend(facts.Name)).Select(word => ReferenceData.Skills.ByWord(word)?.Code).OfType<string>().Distinct()],
        Chinese = wishes.Residence is ResidenceGroup.MainlandCitizen or ResidenceGroup.Taiwan ? JobContent.HskMax
            : career.OfType<LanguageFacts>().Select(facts => int.TryParse(facts.Hsk, NumberStyles.None, CultureInfo.InvariantCulture, out var level) ? level : (int?)null).Max(),
    };

    /// <summary>Whether a part can be compared at all.</summary>
    public bool Says(MatchPart part) => part switch
    {
        MatchPart.Degree => DegreeCode is not null,
        MatchPart.Field => IndustryCode is not null,
        MatchPart.Occupation => Occupations.Count > 0,
        MatchPart.Skills => Skills.Count > 0,
        MatchPart.Years => Years is not null,
        MatchPart.Chinese => Chinese is not null,
        MatchPart.Place => Places.Count > 0,
        MatchPart.Kind => Kinds.Count > 0,
        _ => PayFrom is not null,
    };

    public bool IsEmpty => MatchScale.Parts.All(part => !Says(part));

    /// <summary>An amount as pay of a year in yuan; null where it is neither by the month nor by the year, or in another currency.</summary>
    /// <param name="months">For how many months a year a monthly pay is paid; null for the months that a year has.</param>
    public static long? Yearly(decimal amount, string? currency, string? period, int? months) => currency != PayCurrency ? null : period switch
    {
        "year" => (long)amount,
        "month" => (long)amount * (months ?? MonthsOfYear),
        _ => null,
    };

    private static string Folded(string? word) => TextNormaliser.ForComparing(word).Trim();
}

/// <summary>What a posting says, as far as it is compared.</summary>
/// <param name="PayTo">Most pay of a year in yuan; null where no such figure stands.</param>
public sealed record PostingFacts(string? DegreeCode, string? IndustryCode, string? DivisionCode, string KindCode, long? PayTo)
{
    public string? OccupationCode { get; init; }

    /// <summary>Codes of the curated skills that it asks for; skills in its own words are not compared.</summary>
    public IReadOnlyList<string> Skills { get; init; } = [];

    /// <summary>Years of work that it asks for; null where it says nothing.</summary>
    public int? Years { get; init; }

    /// <summary>Level of the Chinese proficiency test that it asks for; null where it says nothing.</summary>
    public int? Chinese { get; init; }

    public static PostingFacts Of(PostingColumns c) => new(c.DegreeCode, c.IndustryCode, c.DivisionCode, c.KindCode, (c.PayMax ?? c.PayMin) is { } pay ? TalentWishes.Yearly(pay, c.PayCurrency, c.PayPeriod, c.PayMonths) : null)
    {
        OccupationCode = ReferenceData.Occupations.Find(c.OccupationCode)?.Code,
        Skills = [.. c.Skills.Select(skill => ReferenceData.Skills.Find(skill.Code)?.Code).OfType<string>()],
        Years = c.ExperienceYears,
        Chinese = c.HskLevel,
    };
}

/// <summary>How two agree in one part.</summary>
/// <param name="Weight">How much the part counts.</param>
/// <param name="Asked">The code that the posting names, or its pay, years or level; codes of skills with commas between them; null where it names none.</param>
/// <param name="Lacking">Of several things that the posting names those that the person has not, as <paramref name="Asked"/> has them; null where there are none.</param>
public sealed record MatchReason(MatchPart Part, MatchLevel Level, int Weight, string? Asked, string? Lacking = null)
{
    /// <summary>Points of the part: twice the weight for what fits, once for what fits partly.</summary>
    public int Points => Weight * (int)Level;
}

/// <summary>How a posting fits a person. The points are the sum of the parts, and of nothing else.</summary>
public sealed record MatchFitness(IReadOnlyList<MatchReason> Reasons)
{
    public int Points => Reasons.Sum(reason => reason.Points);

    public int MostPoints => Reasons.Sum(reason => reason.Weight * (int)MatchLevel.Full);
}

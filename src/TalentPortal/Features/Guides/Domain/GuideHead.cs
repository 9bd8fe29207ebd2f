using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Guides.Domain;

/// <summary>What a guide is.</summary>
public enum GuideKind
{
    /// <summary>A text of an authority, in force or not, and what it means.</summary>
    Policy,
    Explain,
    City,
    Answer,
}

/// <summary>Whose text it is about.</summary>
public enum GuideLevel
{
    National,
    Province,
    City,
    District,
}

/// <summary>How a text stands in law, as whoever wrote the guide says; what the calendar makes of it says <see cref="GuideStanding"/>.</summary>
public enum LegalStatus
{
    DraftForComment,
    Announced,
    InForce,
    Lapsed,
    Repealed,
    Superseded,
}

/// <summary>How one guide stands to another.</summary>
public enum GuideLinkKind
{
    Supersedes,
    Amends,
    Implements,
    Related,
}

/// <summary>Everything about a guide but its text.</summary>
/// <param name="Place">GB/T 2260 code; null for the whole country.</param>
/// <param name="Audience">Whom it is for, see <see cref="GuideWordLists"/>.</param>
/// <param name="EffectiveOn">First day on which the text holds; null where none is known, or it is no such text.</param>
/// <param name="ExpiresOn">Last day on which it holds.</param>
/// <param name="Source">Code of the source in the list of sources.</param>
/// <param name="SourceDate">As far as it is known: a day, a month or a year.</param>
/// <param name="VerifiedOn">When somebody last asked the office; null while it is compiled from sources.</param>
/// <param name="ReviewOn">Until when what it says should be looked through again.</param>
/// <param name="Rules">Codes of the rules that compute what it tells.</param>
public sealed record GuideHead(
    string Key, GuideKind Kind, Bilingual Issuer, string? Number, GuideLevel Level, string? Place, IReadOnlyList<string> Audience, IReadOnlyList<string> Topics, LegalStatus Status, DateOnly? AnnouncedOn, DateOnly? EffectiveOn,
    DateOnly? ExpiresOn, string? Source, string? SourceUrl, string? SourceDate, DateOnly? VerifiedOn, string? VerifiedBy, DateOnly? ReviewOn, IReadOnlyList<string> Supersedes, IReadOnlyList<string> Amends,
    IReadOnlyList<string> Implements, IReadOnlyList<string> Related, IReadOnlyList<string> Rules, Bilingual Title, Bilingual Summary)
{
    /// <summary>How it is written where it holds for the whole country.</summary>
    public const string Country = "cn";

    public static GuideHead Empty { get; } = new(
        "", GuideKind.Explain, Bilingual.Empty, null, GuideLevel.National, null, [], [], LegalStatus.InForce, null, null, null, null, null, null, null, null, null, [], [], [], [], [], Bilingual.Empty, Bilingual.Empty);

    /// <summary>The keys of other guides that it names.</summary>
    public IEnumerable<(GuideLinkKind Kind, string Key)> Links =>
        Supersedes.Select(key => (GuideLinkKind.Supersedes, key)).Concat(Amends.Select(key => (GuideLinkKind.Amends, key))).Concat(Implements.Select(key => (GuideLinkKind.Implements, key))).Concat(Related.Select(key => (GuideLinkKind.Related, key)));

    /// <summary>Whether somebody who looks for a place finds it: what holds there, and what is told of parts of it.</summary>
    public static bool IsAbout(string? place, string asked) => place is null || asked.StartsWith(Stem(place), StringComparison.Ordinal) || place.StartsWith(Stem(asked), StringComparison.Ordinal);

    /// <summary>What the codes of all that lies in a place begin with.</summary>
    private static string Stem(string place) => place.EndsWith("0000", StringComparison.Ordinal) ? place[..2] : place.EndsWith("00", StringComparison.Ordinal) ? place[..4] : place;
}

/// <summary>The words that guides are sorted by.</summary>
public static class GuideWordLists
{
    /// <summary>Whom a guide, or a part of it, is for.</summary>
    public static IReadOnlyList<string> Audiences { get; } = ["returnee", "foreigner", "foreign_chinese", "huaqiao", "hk_macao", "taiwan", "graduate", "family", "employer"];

    /// <summary>What it is about.</summary>
    public static IReadOnlyList<string> Topics { get; } =
    [
        "permit", "points", "visa", "residence", "permanent_residence", "hukou", "degree", "tax", "insurance", "grants", "housing", "renting", "schooling", "health", "banking", "transport", "customs", "start_up", "research_security", "arrival",
        "family", "industry", "events",
    ];

    /// <summary>A name as files and addresses write it: <c>InForce</c> is <c>in_force</c>.</summary>
    public static string Word<T>(T value)
        where T : struct, Enum => string.Concat(value.ToString().Select((c, at) => at > 0 && char.IsAsciiLetterUpper(c) ? $"_{char.ToLowerInvariant(c)}" : char.ToLowerInvariant(c).ToString()));

    /// <summary>Null for what is none.</summary>
    public static T? Find<T>(string? word)
        where T : struct, Enum
    {
        foreach (var value in Enum.GetValues<T>())
        {
            if (Word(value) == word) return value;
        }

        return null;
    }
}

using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Buddies.Domain;

/// <summary>What the match compares. The talent says which of it may be used.</summary>
public enum BuddyField
{
    Language,
    Place,
    Field,
    Country,
    Family,
    Interest,
}

/// <summary>How well somebody talks a language; in order.</summary>
public enum BuddyLevel
{
    Basic,
    Good,
    Fluent,
}

/// <summary>With whom of a family somebody can help, or asks for help.</summary>
public enum BuddyHelp
{
    Children,
    Partner,
}

/// <summary>What people like to do; a short list, so that two can meet in it.</summary>
public enum BuddyInterest
{
    Sport,
    Music,
    Food,
    Nature,
    Games,
    Reading,
    Photography,
    Volunteering,
}

/// <summary>By whom somebody prefers to be helped, and what a student consultant says of themselves; both may be left out.</summary>
public enum BuddyGender
{
    Woman,
    Man,
}

/// <summary>
/// The one definition of what both sides fill in: on the student's card it is what they can offer, on the talent's wish what they
/// would like. In clear only in the memory of the request that may read it.
/// </summary>
public sealed record BuddyFacts
{
    public const int LanguagesMost = 3;
    public const int PlacesMost = 3;
    public const int CountriesMost = 3;

    /// <summary>Longest text of the names of places.</summary>
    public const int PlacesMax = 120;

    public static readonly BuddyFacts None = new();

    /// <summary>Codes of languages, with how well they are talked.</summary>
    [Class(FieldClass.Sensitive)] public IReadOnlyDictionary<string, BuddyLevel> Languages { get; init; } = new Dictionary<string, BuddyLevel>();

    /// <summary>Codes of GB/T 2260: cities.</summary>
    [Class(FieldClass.Sensitive)] public IReadOnlyList<string> Places { get; init; } = [];

    /// <summary>Code of an industry, as the profile has it: what somebody studies or works in.</summary>
    [Class(FieldClass.Sensitive)] public string? Field { get; init; }

    /// <summary>ISO 3166 alpha-2: known from own life.</summary>
    [Class(FieldClass.Sensitive)] public IReadOnlyList<string> Countries { get; init; } = [];

    [Class(FieldClass.Sensitive)] public IReadOnlyList<BuddyHelp> Family { get; init; } = [];

    [Class(FieldClass.Sensitive)] public IReadOnlyList<BuddyInterest> Interests { get; init; } = [];

    [Class(FieldClass.Sensitive)] public BuddyGender? Gender { get; init; }

    /// <summary>Whether anything is said of a field.</summary>
    public bool Has(BuddyField field) => field switch
    {
        BuddyField.Language => Languages.Count > 0,
        BuddyField.Place => Places.Count > 0,
        BuddyField.Field => Field is not null,
        BuddyField.Country => Countries.Count > 0,
        BuddyField.Family => Family.Count > 0,
        _ => Interests.Count > 0,
    };
}

namespace TalentPortal.Features.Matches.Domain;

/// <summary>What is compared between a person and a posting, in the order in which it is shown. Nothing else counts.</summary>
public enum MatchPart
{
    Degree,
    Field,

    /// <summary>Unit group of ISCO-08.</summary>
    Occupation,

    Skills,

    /// <summary>Years of work.</summary>
    Years,

    /// <summary>Level of the Chinese proficiency test.</summary>
    Chinese,

    Place,
    Kind,
    Pay,
}

/// <summary>How far the two agree in a part.</summary>
public enum MatchLevel
{
    Missing,
    Partly,
    Full,
}

/// <summary>How much each part counts: whole numbers, the tenant's own, shown to everybody who sees a ranking. Nothing counts by 0.</summary>
public sealed record MatchScale
{
    public const int Most = 10;

    /// <summary>Where a tenant has not said otherwise, and on the national site.</summary>
    public static readonly MatchScale Usual = new() { Degree = 3, Field = 5, Occupation = 4, Skills = 5, Years = 2, Chinese = 3, Place = 4, Kind = 2, Pay = 2 };

    public static IReadOnlyList<MatchPart> Parts { get; } = Enum.GetValues<MatchPart>();

    public int Degree { get; init; }

    public int Field { get; init; }

    public int Occupation { get; init; }

    public int Skills { get; init; }

    public int Years { get; init; }

    public int Chinese { get; init; }

    public int Place { get; init; }

    public int Kind { get; init; }

    public int Pay { get; init; }

    public static MatchScale Made(Func<MatchPart, int> weight) => new()
    {
        Degree = weight(MatchPart.Degree), Field = weight(MatchPart.Field), Occupation = weight(MatchPart.Occupation), Skills = weight(MatchPart.Skills), Years = weight(MatchPart.Years),
        Chinese = weight(MatchPart.Chinese), Place = weight(MatchPart.Place), Kind = weight(MatchPart.Kind), Pay = weight(MatchPart.Pay),
    };

    public int Of(MatchPart part) => part switch
    {
        MatchPart.Degree => Degree,
        MatchPart.Field => Field,
        MatchPart.Occupation => Occupation,
        MatchPart.Skills => Skills,
        MatchPart.Years => Years,
        MatchPart.Chinese => Chinese,
        MatchPart.Place => Place,
        MatchPart.Kind => Kind,
        _ => Pay,
    };
}

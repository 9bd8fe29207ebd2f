namespace TalentPortal.Features.Matches.Domain;

/// <summary>What is compared between a person and a posting, in the order in which it is shown. Nothing else counts.</summary>
public enum MatchPart
{
    Degree,
    Field,
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
public sealed record MatchScale(int Degree, int Field, int Place, int Kind, int Pay)
{
    public const int Most = 10;

    /// <summary>Where a tenant has not said otherwise, and on the national site.</summary>
    public static readonly MatchScale Usual = new(3, 5, 4, 2, 2);

    public static IReadOnlyList<MatchPart> Parts { get; } = Enum.GetValues<MatchPart>();

    public int Of(MatchPart part) => part switch
    {
        MatchPart.Degree => Degree,
        MatchPart.Field => Field,
        MatchPart.Place => Place,
        MatchPart.Kind => Kind,
        _ => Pay,
    };
}

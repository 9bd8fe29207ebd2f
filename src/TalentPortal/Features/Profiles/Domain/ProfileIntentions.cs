using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Profiles.Domain;

/// <summary>Which rules of residence apply to a person in China.</summary>
public enum ResidenceGroup
{
    MainlandCitizen,
    HongKongMacao,
    Taiwan,
    Foreigner,
}

/// <summary>What a person looks for, and who they are to the rules of work and residence.</summary>
public sealed record ProfileIntentions
{
    public const int PlacesMost = 10;
    public const int PayMost = 1_000_000_000;

    /// <summary>Longest text of a need, in UTF-16 units.</summary>
    public const int NeedMax = 1000;

    /// <summary>Codes of GB/T 2260.</summary>
    [Class(FieldClass.Sensitive)] public IReadOnlyList<string> Places { get; init; } = [];

    /// <summary>Codes of kinds of employment.</summary>
    [Class(FieldClass.Sensitive)] public IReadOnlyList<string> Kinds { get; init; } = [];

    /// <summary>Least pay before tax, in whole units of the currency for each period.</summary>
    [Class(FieldClass.Sensitive)] public int? PayFrom { get; init; }

    /// <summary>ISO 4217.</summary>
    [Class(FieldClass.Sensitive)] public string? PayCurrency { get; init; }

    /// <summary>Code of a pay period.</summary>
    [Class(FieldClass.Sensitive)] public string? PayPeriod { get; init; }

    [Class(FieldClass.Sensitive)] public PartialDate? Start { get; init; }

    /// <summary>What they need of a place to live.</summary>
    [Class(FieldClass.Sensitive)] public string? Housing { get; init; }

    /// <summary>What would make them say no, whatever else fits.</summary>
    [Class(FieldClass.Sensitive)] public string? DealBreakers { get; init; }

    /// <summary>ISO 3166 alpha-2.</summary>
    [Class(FieldClass.Sensitive)] public string? Nationality { get; init; }

    [Class(FieldClass.Sensitive)] public ResidenceGroup? Residence { get; init; }

    public bool IsEmpty => Places.Count == 0 && Kinds.Count == 0 && PayFrom is null && Start is null && Housing is null && DealBreakers is null && Nationality is null && Residence is null;
}

namespace TalentPortal.Features.Offers.Domain;

/// <summary>What one line came to in a year, and how.</summary>
/// <param name="Times">How often the amount is paid in a year.</param>
public sealed record YearlyPart(OfferLineKind Kind, decimal Amount, decimal Times)
{
    public decimal Total => Amount * Times;
}

/// <summary>What the lines of one currency come to in a year.</summary>
public sealed record YearlySum(string Currency, IReadOnlyList<YearlyPart> Parts)
{
    public decimal Total => Parts.Sum(part => part.Total);
}

/// <summary>A line that one version has and another has not, or has otherwise.</summary>
/// <param name="Before">Null where the line is new.</param>
/// <param name="After">Null where it went.</param>
public sealed record OfferChange(OfferLineKind Kind, OfferLine? Before, OfferLine? After);

/// <summary>The package of one version of an offer, in clear: only in the memory of the request that may read it.</summary>
/// <param name="IsComplete">The employer says that what is not named is not offered. Never without a figure for the pay.</param>
/// <param name="Note">Words to the talent beside the lines.</param>
public sealed record OfferSheet(bool IsComplete, string? Note, IReadOnlyList<OfferLine> Lines)
{
    public const int NoteMax = 2000;

    public OfferLine? this[OfferLineKind kind] => Lines.FirstOrDefault(line => line.Kind == kind);

    /// <summary>Whether the pay is a figure, and not only words.</summary>
    public bool HasPayFigure => this[OfferLineKind.Pay] is { Amount: not null };

    /// <summary>Kinds of which it says nothing.</summary>
    public IReadOnlyList<OfferLineKind> Missing => [.. Enum.GetValues<OfferLineKind>().Where(kind => this[kind] is null)];

    /// <summary>What it comes to in a year, currency by currency; empty without a figure for the pay, because the rest alone would mislead.</summary>
    public IReadOnlyList<YearlySum> Yearly => !HasPayFigure ? [] :
    [
        .. Lines.Where(line => line.IsYearly).GroupBy(line => line.Currency!).Select(group => new YearlySum(group.Key, [.. group.Select(line => new YearlyPart(line.Kind, line.Amount!.Value, line.TimesAYear))])),
    ];

    /// <summary>Lines with an amount that the yearly sum leaves out.</summary>
    public IReadOnlyList<OfferLine> NotYearly => [.. Lines.Where(line => line is { Amount: not null, IsYearly: false })];

    /// <summary>What became other than it was in <paramref name="earlier"/>, in the order of lines.</summary>
    public IReadOnlyList<OfferChange> ChangesSince(OfferSheet earlier) =>
        [.. Enum.GetValues<OfferLineKind>().Select(kind => new OfferChange(kind, earlier[kind], this[kind])).Where(change => change.Before != change.After)];
}

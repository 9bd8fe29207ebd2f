using System.Collections.Frozen;

namespace TalentPortal.Features.Offers.Domain;

/// <summary>What an offer can say, in the order in which it says it.</summary>
public enum OfferLineKind
{
    Pay,
    Bonus,
    Housing,
    SpouseWork,
    Schooling,
    Tax,

    /// <summary>Money for research or for a start: it is spent on the work, not on the person.</summary>
    StartUp,

    Relocation,
    Insurance,
    Leave,
    Start,
    Term,
    Probation,
    Notice,
}

/// <summary>How firm a line is.</summary>
public enum OfferAssurance
{
    /// <summary>Somebody said so.</summary>
    Promised,

    /// <summary>It stands in a document or clause, which the line names.</summary>
    Written,

    /// <summary>A public policy gives it; the line names its source and the date on which somebody read it there.</summary>
    Policy,
}

/// <summary>For which time an amount is.</summary>
public enum OfferPeriod
{
    Month,
    Year,
    Once,
}

/// <summary>In which form something is given.</summary>
public enum OfferForm
{
    Allowance,
    Flat,
    Loan,
    Subsidy,
}

/// <summary>One line of an offer.</summary>
/// <param name="Count">Months of pay in a year, days of leave, months of a term or a probation, days of notice.</param>
/// <param name="Source">The document and clause, or the policy.</param>
/// <param name="SourceOn">When the policy was read there.</param>
public sealed record OfferLine(
    OfferLineKind Kind, decimal? Amount, string? Currency, OfferPeriod? Period, decimal? Count, OfferForm? Form, DateOnly? Day, string? Words, OfferAssurance Assurance, string? Source, DateOnly? SourceOn)
{
    public const int WordsMax = 600;
    public const int SourceMax = 300;
    public const decimal AmountMost = 100_000_000;

    /// <summary>Months of pay in a year where the line does not say how many.</summary>
    public const int MonthsOfPay = 12;

    /// <summary>Months for which an allowance is paid in a year.</summary>
    public const int MonthsOfYear = 12;

    /// <summary>Whether it is money that the person gets year by year: what is given once, lent, or spent on the work is not.</summary>
    public bool IsYearly => Amount is not null && (Period is OfferPeriod.Month or OfferPeriod.Year) && Kind switch
    {
        OfferLineKind.Pay or OfferLineKind.Bonus or OfferLineKind.Schooling or OfferLineKind.Tax => true,
        OfferLineKind.Housing => Form == OfferForm.Allowance,
        _ => false,
    };

    /// <summary>How often the amount is paid in a year.</summary>
    public decimal TimesAYear => Period != OfferPeriod.Month ? 1 : Kind == OfferLineKind.Pay ? Count ?? MonthsOfPay : MonthsOfYear;
}

/// <summary>What can be said in a kind of line.</summary>
/// <param name="Periods">For which times an amount can be; none where no amount is asked for.</param>
/// <param name="CountMost">The greatest number; null where none is asked for.</param>
public sealed record OfferLineShape(IReadOnlyList<OfferPeriod> Periods, IReadOnlyList<OfferForm> Forms, int? CountMost = null, bool HasDay = false)
{
    private static readonly FrozenDictionary<OfferLineKind, OfferLineShape> Shapes = new Dictionary<OfferLineKind, OfferLineShape>
    {
        [OfferLineKind.Pay] = new([OfferPeriod.Month, OfferPeriod.Year], [], 24),
        [OfferLineKind.Bonus] = new([OfferPeriod.Year, OfferPeriod.Once], []),
        [OfferLineKind.Housing] = new([OfferPeriod.Month, OfferPeriod.Year, OfferPeriod.Once], [OfferForm.Allowance, OfferForm.Flat, OfferForm.Loan]),
        [OfferLineKind.SpouseWork] = new([], []),
        [OfferLineKind.Schooling] = new([OfferPeriod.Year, OfferPeriod.Once], []),
        [OfferLineKind.Tax] = new([OfferPeriod.Year, OfferPeriod.Once], [OfferForm.Allowance, OfferForm.Subsidy]),
        [OfferLineKind.StartUp] = new([OfferPeriod.Year, OfferPeriod.Once], []),
        [OfferLineKind.Relocation] = new([OfferPeriod.Once], []),
        [OfferLineKind.Insurance] = new([], []),
        [OfferLineKind.Leave] = new([], [], 365),
        [OfferLineKind.Start] = new([], [], HasDay: true),
        [OfferLineKind.Term] = new([], [], 600),
        [OfferLineKind.Probation] = new([], [], 24),
        [OfferLineKind.Notice] = new([], [], 365),
    }.ToFrozenDictionary();

    public bool HasAmount => Periods.Count > 0;

    public static OfferLineShape Of(OfferLineKind kind) => Shapes[kind];
}

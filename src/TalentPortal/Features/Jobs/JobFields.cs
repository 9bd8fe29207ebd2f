using System.Globalization;
using FluentValidation;
using TalentPortal.Features.Jobs.Domain;
using TalentPortal.Features.Reference.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Platform.Text;

namespace TalentPortal.Features.Jobs;

/// <summary>
/// A posting as it is typed. Amounts, numbers and dates are texts here, so that what cannot be read is shown again
/// with a message instead of being lost.
/// </summary>
public sealed record JobFields
{
    public const int AmountMax = 30;

    public string? TitleZh { get; set; }

    public string? TitleEn { get; set; }

    public string? DescriptionZh { get; set; }

    public string? DescriptionEn { get; set; }

    public string? DivisionCode { get; set; }

    public string? CountryCode { get; set; }

    public string? PlaceText { get; set; }

    public Workplace Workplace { get; set; }

    public string? IndustryCode { get; set; }

    public string? KindCode { get; set; } = "permanent";

    public string? DegreeCode { get; set; }

    public string? PayMin { get; set; }

    public string? PayMax { get; set; }

    public string? PayCurrency { get; set; } = "CNY";

    public string? PayPeriod { get; set; } = "year";

    public bool PayNegotiable { get; set; }

    public string? Headcount { get; set; }

    /// <summary>As date fields send it: 2026-11-27.</summary>
    public string? ClosingDate { get; set; }

    /// <summary>The employer's own reference.</summary>
    public string? Reference { get; set; }

    internal JobContent ToContent()
    {
        var hasPay = Amount(PayMin) is not null || Amount(PayMax) is not null;
        return new()
        {
            Title = new(Typed.Tidy(TitleZh), Typed.Tidy(TitleEn)),
            Description = new(Typed.Tidy(DescriptionZh), Typed.Tidy(DescriptionEn)),
            DivisionCode = Typed.Tidy(DivisionCode),
            CountryCode = ReferenceData.Divisions.Find(Typed.Tidy(DivisionCode))?.CountryCode ?? Typed.Tidy(CountryCode),
            PlaceText = Typed.Tidy(PlaceText),
            Workplace = Workplace,
            IndustryCode = Typed.Tidy(IndustryCode),
            KindCode = Typed.Tidy(KindCode)!,
            DegreeCode = Typed.Tidy(DegreeCode),
            PayMin = Amount(PayMin),
            PayMax = Amount(PayMax),
            PayCurrency = hasPay ? Typed.Tidy(PayCurrency) : null,
            PayPeriod = hasPay ? Typed.Tidy(PayPeriod) : null,
            PayNegotiable = PayNegotiable,
            Headcount = (int?)Amount(Headcount),
            ClosingDate = Day(ClosingDate),
        };
    }

    internal JobSource ToSource() => JobSource.Employer(Typed.Tidy(Reference));

    internal static JobFields Of(JobContent content, string? reference) => new()
    {
        TitleZh = content.Title.Zh,
        TitleEn = content.Title.En,
        DescriptionZh = content.Description.Zh,
        DescriptionEn = content.Description.En,
        DivisionCode = content.DivisionCode,
        CountryCode = content.CountryCode,
        PlaceText = content.PlaceText,
        Workplace = content.Workplace,
        IndustryCode = content.IndustryCode,
        KindCode = content.KindCode,
        DegreeCode = content.DegreeCode,
        PayMin = content.PayMin?.ToString("0.##", CultureInfo.InvariantCulture),
        PayMax = content.PayMax?.ToString("0.##", CultureInfo.InvariantCulture),
        PayCurrency = content.PayCurrency ?? "CNY",
        PayPeriod = content.PayPeriod ?? "year",
        PayNegotiable = content.PayNegotiable,
        Headcount = content.Headcount?.ToString(CultureInfo.InvariantCulture),
        ClosingDate = content.ClosingDate?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        Reference = reference,
    };

    /// <summary>An amount as people type it: 300000, 300,000, 300k, or in ten thousands with the Chinese sign for them; null where there is none.</summary>
    internal static decimal? Amount(string? typed)
    {
        var text = TextNormaliser.ForComparing(typed).Replace(",", "").Replace(" ", "");
        var unit = text.Length == 0 ? 1m : text[^1] switch { '\u4e07' => 10_000m, 'k' => 1_000m, _ => 1m };
        if (unit > 1) text = text[..^1];
        return text.Length <= AmountMax && decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount) && amount <= JobContent.PayLimit ? amount * unit : null;
    }

    internal static DateOnly? Day(string? typed) =>
        DateOnly.TryParseExact(typed?.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}

/// <summary>Limits and shapes; what is missing for a review is said by the content itself.</summary>
internal sealed class JobFieldsValidator : AbstractValidator<JobFields>
{
    public JobFieldsValidator()
    {
        this.OneGiven(f => f.TitleZh, f => f.TitleEn, "JobFields_TitleMissing");
        this.BothPlain(f => f.TitleZh, f => f.TitleEn, JobContent.TitleMax, "JobFields_TooLong");
        this.BothPlain(f => f.DescriptionZh, f => f.DescriptionEn, JobContent.DescriptionMax, "JobFields_TooLong");
        RuleFor(f => f.PlaceText).IsPlainText(JobContent.PlaceTextMax, "JobFields_TooLong");
        RuleFor(f => f.Reference).IsPlainText(JobSource.IdentifierMax, "JobFields_TooLong");
        RuleFor(f => f.Workplace).IsInEnum().Says("JobFields_Unknown");
        RuleFor(f => f.DivisionCode).Must(Known(ReferenceData.Divisions.Has)).Says("JobFields_Unknown");
        RuleFor(f => f.CountryCode).Must(Known(ReferenceData.Countries.Has)).Says("JobFields_Unknown");
        RuleFor(f => f.IndustryCode).Must(Known(ReferenceData.Industries.Has)).Says("JobFields_Unknown");
        RuleFor(f => f.KindCode).Must(code => ReferenceData.EmploymentKinds.Has(Typed.Tidy(code))).Says("JobFields_KindMissing");
        RuleFor(f => f.DegreeCode).Must(Known(ReferenceData.Degrees.Has)).Says("JobFields_Unknown");
        RuleFor(f => f.PayMin).Must(IsAmount).Says("JobFields_AmountBad");
        RuleFor(f => f.PayMax).Must(IsAmount).Says("JobFields_AmountBad");
        RuleFor(f => f.PayMax).Must((f, max) => !(JobFields.Amount(max) < JobFields.Amount(f.PayMin))).Says("JobFields_PayReversed");
        RuleFor(f => f.PayCurrency).Must((f, code) => !HasPay(f) || ReferenceData.Currencies.Has(Typed.Tidy(code))).Says("JobFields_Unknown");
        RuleFor(f => f.PayPeriod).Must((f, code) => !HasPay(f) || ReferenceData.PayPeriods.Has(Typed.Tidy(code))).Says("JobFields_Unknown");
        RuleFor(f => f.Headcount).Must(typed => Typed.Tidy(typed) is null || (JobFields.Amount(typed) is { } count && count == decimal.Truncate(count) && count is >= 1 and <= JobContent.HeadcountMax))
            .Says("JobFields_HeadcountBad", JobContent.HeadcountMax);
        RuleFor(f => f.ClosingDate).Must(typed => Typed.Tidy(typed) is null || JobFields.Day(typed) is not null).Says("JobFields_DateBad");
    }

    private static Func<string?, bool> Known(Func<string?, bool> has) => code => Typed.Tidy(code) is not { } given || has(given);

    private static bool HasPay(JobFields fields) => JobFields.Amount(fields.PayMin) is not null || JobFields.Amount(fields.PayMax) is not null;

    private static bool IsAmount(string? typed) =>
        Typed.Tidy(typed) is null || (JobFields.Amount(typed) is { } amount && amount is > 0 and <= JobContent.PayLimit && decimal.Round(amount, 2) == amount);
}

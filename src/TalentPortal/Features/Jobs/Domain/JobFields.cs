using System.Globalization;
using TalentPortal.Features.Reference.Domain;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Platform.Text;

namespace TalentPortal.Features.Jobs.Domain;

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

    public bool Confidential { get; set; }

    public string? AboutZh { get; set; }

    public string? AboutEn { get; set; }

    public string? DivisionCode { get; set; }

    public string? DistrictCode { get; set; }

    public string? CountryCode { get; set; }

    public string? PlaceText { get; set; }

    public Workplace Workplace { get; set; }

    public string? RemoteShare { get; set; }

    public string? IndustryCode { get; set; }

    public string? KindCode { get; set; } = "permanent";

    public string? DegreeCode { get; set; }

    public string? OccupationCode { get; set; }

    /// <summary>Codes of curated skills, and own words.</summary>
    public ValueList<string> Skills { get; set; } = [];

    public string? ExperienceYears { get; set; }

    public string? HskLevel { get; set; }

    public ValueList<JobLanguage> Languages { get; set; } = [];

    public string? HoursWeek { get; set; }

    public string? ProjectMonths { get; set; }

    public string? ProjectFrom { get; set; }

    public string? ProjectTo { get; set; }

    public string? DeliverablesZh { get; set; }

    public string? DeliverablesEn { get; set; }

    /// <summary>In the order of their kinds, each at most once.</summary>
    public ValueList<BenefitFields> Benefits { get; set; } = [];

    public bool PermitA { get; set; }

    public bool PermitB { get; set; }

    public string? PayMin { get; set; }

    public string? PayMax { get; set; }

    public string? PayCurrency { get; set; } = "CNY";

    public string? PayPeriod { get; set; } = "year";

    public string? PayMonths { get; set; }

    public bool PayNegotiable { get; set; }

    public string? Headcount { get; set; }

    /// <summary>As date fields send it: 2026-11-27.</summary>
    public string? ClosingDate { get; set; }

    /// <summary>The employer's own reference.</summary>
    public string? Reference { get; set; }

    internal JobContent ToContent()
    {
        var hasPay = Amount(PayMin) is not null || Amount(PayMax) is not null;
        var isProject = Typed.Tidy(KindCode) == JobContent.ProjectKind;
        return new()
        {
            Title = new(Typed.Tidy(TitleZh), Typed.Tidy(TitleEn)),
            Description = new(Typed.Tidy(DescriptionZh), Typed.Tidy(DescriptionEn)),
            Confidential = Confidential,
            About = Confidential ? new(Typed.Tidy(AboutZh), Typed.Tidy(AboutEn)) : Bilingual.Empty,
            DivisionCode = Typed.Tidy(DivisionCode),
            // One of another city was left over from before the city was chosen anew.
            DistrictCode = ReferenceData.Districts.Find(Typed.Tidy(DistrictCode)) is { } district && district.CityCode == Typed.Tidy(DivisionCode) ? district.Code : null,
            CountryCode = ReferenceData.Divisions.Find(Typed.Tidy(DivisionCode))?.CountryCode ?? Typed.Tidy(CountryCode),
            PlaceText = Typed.Tidy(PlaceText),
            Workplace = Workplace,
            // What belongs to a choice that was taken back is no longer said.
            RemoteShare = Workplace == Workplace.Hybrid ? Number(RemoteShare) : null,
            IndustryCode = Typed.Tidy(IndustryCode),
            KindCode = Typed.Tidy(KindCode)!,
            DegreeCode = Typed.Tidy(DegreeCode),
            OccupationCode = Typed.Tidy(OccupationCode),
            Skills = new(Skills.Select(JobSkill.Of).OfType<JobSkill>().Distinct()),
            ExperienceYears = Number(ExperienceYears),
            HskLevel = Number(HskLevel),
            Languages = Languages,
            HoursWeek = Number(HoursWeek),
            Project = isProject ? new() { Months = Number(ProjectMonths), From = Day(ProjectFrom), To = Day(ProjectTo), Deliverables = new(Typed.Tidy(DeliverablesZh), Typed.Tidy(DeliverablesEn)) } : JobProject.None,
            Benefits = new(Benefits.Select(benefit => benefit.ToBenefit())),
            PermitClasses = (PermitA ? PermitClasses.A : 0) | (PermitB ? PermitClasses.B : 0),
            PayMin = Amount(PayMin),
            PayMax = Amount(PayMax),
            PayCurrency = hasPay ? Typed.Tidy(PayCurrency) : null,
            PayPeriod = hasPay ? Typed.Tidy(PayPeriod) : null,
            PayMonths = hasPay && Typed.Tidy(PayPeriod) == "month" ? Number(PayMonths) : null,
            PayNegotiable = PayNegotiable,
            Headcount = Number(Headcount),
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
        Confidential = content.Confidential,
        AboutZh = content.About.Zh,
        AboutEn = content.About.En,
        DivisionCode = content.DivisionCode,
        DistrictCode = content.DistrictCode,
        CountryCode = content.CountryCode,
        PlaceText = content.PlaceText,
        Workplace = content.Workplace,
        RemoteShare = Text(content.RemoteShare),
        IndustryCode = content.IndustryCode,
        KindCode = content.KindCode,
        DegreeCode = content.DegreeCode,
        OccupationCode = content.OccupationCode,
        Skills = new(content.Skills.Select(skill => skill.Code ?? skill.Words!)),
        ExperienceYears = Text(content.ExperienceYears),
        HskLevel = Text(content.HskLevel),
        Languages = content.Languages,
        HoursWeek = Text(content.HoursWeek),
        ProjectMonths = Text(content.Project.Months),
        ProjectFrom = Text(content.Project.From),
        ProjectTo = Text(content.Project.To),
        DeliverablesZh = content.Project.Deliverables.Zh,
        DeliverablesEn = content.Project.Deliverables.En,
        Benefits = new(content.Benefits.Select(BenefitFields.Of)),
        PermitA = content.PermitClasses.HasFlag(PermitClasses.A),
        PermitB = content.PermitClasses.HasFlag(PermitClasses.B),
        PayMin = content.PayMin?.ToString("0.##", CultureInfo.InvariantCulture),
        PayMax = content.PayMax?.ToString("0.##", CultureInfo.InvariantCulture),
        PayCurrency = content.PayCurrency ?? "CNY",
        PayPeriod = content.PayPeriod ?? "year",
        PayMonths = Text(content.PayMonths),
        PayNegotiable = content.PayNegotiable,
        Headcount = Text(content.Headcount),
        ClosingDate = Text(content.ClosingDate),
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

    /// <summary>A whole number as people type it; null where there is none.</summary>
    internal static int? Number(string? typed) => Amount(typed) is { } amount && amount == decimal.Truncate(amount) && amount <= int.MaxValue ? (int)amount : null;

    internal static DateOnly? Day(string? typed) =>
        DateOnly.TryParseExact(typed?.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static string? Text(int? number) => number?.ToString(CultureInfo.InvariantCulture);

    private static string? Text(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

/// <summary>A benefit as it is typed.</summary>
/// <param name="Amount">In yuan.</param>
public sealed record BenefitFields(BenefitKind Kind, BenefitStanding Standing, string? WordsZh = null, string? WordsEn = null, string? Amount = null, string? SourceUrl = null)
{
    internal JobBenefit ToBenefit() => new(Kind, Standing, new(Typed.Tidy(WordsZh), Typed.Tidy(WordsEn)), JobFields.Amount(Amount), Typed.Tidy(SourceUrl));

    internal static BenefitFields Of(JobBenefit benefit) =>
        new(benefit.Kind, benefit.Standing, benefit.Words.Zh, benefit.Words.En, benefit.Amount?.ToString("0.##", CultureInfo.InvariantCulture), benefit.SourceUrl);
}

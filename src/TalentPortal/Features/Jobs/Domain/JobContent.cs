using System.ComponentModel.DataAnnotations.Schema;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Jobs.Domain;

/// <summary>Where the work is done.</summary>
public enum Workplace
{
    OnSite,
    Hybrid,
    Remote,
}

/// <summary>How the two languages of a posting stand to each other.</summary>
public enum JobTranslation
{
    Both,
    OnlyChinese,
    OnlyEnglish,

    /// <summary>The Chinese text was changed later than the English one.</summary>
    EnglishBehind,

    /// <summary>The English text was changed later than the Chinese one.</summary>
    ChineseBehind,
}

/// <summary>
/// All that a posting says: what the employer writes, staff review and the public reads. Immutable, so that what was
/// approved and what is proposed can lie side by side.
/// </summary>
[ComplexType]
public sealed record JobContent
{
    public const int TitleMax = 120;
    public const int AboutMax = 400;
    public const int DescriptionMax = 20_000;
    public const int PlaceTextMax = 120;
    public const int HeadcountMax = 999;

    /// <summary>Code of the kind of employment that has a duration and deliverables.</summary>
    public const string ProjectKind = "project";


    public const int ExperienceMax = 30;
    public const int HskMax = 9;
    public const int HoursWeekMax = 60;
    public const int PayMonthsMin = 12;
    public const int PayMonthsMax = 20;

    /// <summary>The largest amount of pay that is believed, in any currency and period.</summary>
    public const decimal PayLimit = 1_000_000_000m;

    /// <summary>The farthest closing date.</summary>
    public const int OpenDaysMax = 366;

    public required Bilingual Title { get; init; }

    /// <summary>Markdown.</summary>
    public required Bilingual Description { get; init; }

    /// <summary>The employer's name is given to no reader but those to whom it discloses it; see <see cref="PostingEmployer"/>.</summary>
    public bool Confidential { get; init; }

    /// <summary>What an employer says of itself that gives no name; empty where it is named.</summary>
    public Bilingual About { get; init; } = Bilingual.Empty;

    /// <summary>GB/T 2260 code of the place; null abroad and where the place is not known.</summary>
    public string? DivisionCode { get; init; }

    /// <summary>GB/T 2260 code of the district in that city, where the portal has a list of them; null where it is not said.</summary>
    public string? DistrictCode { get; init; }

    /// <summary>ISO 3166 code of the country.</summary>
    public string? CountryCode { get; init; }

    /// <summary>The place in words, where it is abroad or closer than a city.</summary>
    public string? PlaceText { get; init; }

    public Workplace Workplace { get; init; }

    /// <summary>About how much of the work is done elsewhere, in percent; only where the workplace is mixed.</summary>
    public int? RemoteShare { get; init; }

    public string? IndustryCode { get; init; }

    /// <summary>Code of the kind of employment: permanent, flexible, project.</summary>
    public required string KindCode { get; init; }

    /// <summary>Code of the lowest degree asked for; null where nothing is said.</summary>
    public string? DegreeCode { get; init; }

    /// <summary>Unit group of ISCO-08.</summary>
    public string? OccupationCode { get; init; }

    public ValueList<JobSkill> Skills { get; init; } = [];

    /// <summary>Years of experience asked for; 0 asks for none, null says nothing.</summary>
    public int? ExperienceYears { get; init; }

    /// <summary>Level of the Chinese proficiency test asked for; 0 asks for no Chinese, null says nothing.</summary>
    public int? HskLevel { get; init; }

    /// <summary>Languages asked for besides Chinese.</summary>
    public ValueList<JobLanguage> Languages { get; init; } = [];

    /// <summary>Hours a week, of a position that is not full-time.</summary>
    public int? HoursWeek { get; init; }

    public JobProject Project { get; init; } = JobProject.None;

    /// <summary>Each kind at most once.</summary>
    public ValueList<JobBenefit> Benefits { get; init; } = [];

    public PermitClasses PermitClasses { get; init; }

    /// <summary>Lowest pay in units of <see cref="PayCurrency"/>; null is open downwards.</summary>
    public decimal? PayMin { get; init; }

    /// <summary>Highest pay; null is open upwards. Both null: by agreement.</summary>
    public decimal? PayMax { get; init; }

    /// <summary>ISO 4217 code; null without amounts.</summary>
    public string? PayCurrency { get; init; }

    /// <summary>Code of the period of pay; null without amounts.</summary>
    public string? PayPeriod { get; init; }

    /// <summary>For how many months a year a monthly pay is paid; null says nothing.</summary>
    public int? PayMonths { get; init; }

    /// <summary>More can be agreed than the range says.</summary>
    public bool PayNegotiable { get; init; }

    /// <summary>How many people are sought; null is several.</summary>
    public int? Headcount { get; init; }

    /// <summary>The last day for applications, to its end in the tenant's zone; null while open.</summary>
    public DateOnly? ClosingDate { get; init; }

    public bool HasPay => PayMin is not null || PayMax is not null;

    /// <summary>Lowest pay of a year in yuan, reckoned; null where currency or period do not allow it.</summary>
    public decimal? PayPerYearMin => PayMin * PayTimesAYear;

    /// <summary>Highest pay of a year in yuan, reckoned; null where currency or period do not allow it.</summary>
    public decimal? PayPerYearMax => PayMax * PayTimesAYear;

    /// <summary>Hours, days and weeks are not reckoned up: nobody said how many of them there will be.</summary>
    private int? PayTimesAYear => (PayCurrency, PayPeriod) switch
    {
        ("CNY", "year") => 1,
        ("CNY", "month") => PayMonths ?? PayMonthsMin,
        _ => null,
    };

    /// <summary>Whether the text is complete in one language at least.</summary>
    public bool IsReadableIn(Language language) => Title.Has(language) && Description.Has(language);

    /// <summary>
    /// Whether staff have to look again before the public sees it. How many are sought and until when may change
    /// freely: neither can mislead anyone about the position.
    /// </summary>
    public bool NeedsReviewAfter(JobContent approved) =>
        this with { Headcount = approved.Headcount, ClosingDate = approved.ClosingDate } != approved;

    /// <summary>What is missing before staff can review it; field names as in the forms.</summary>
    /// <param name="today">The day at the tenant.</param>
    public IReadOnlyList<Invalidity> MissingForReview(DateOnly today)
    {
        List<Invalidity> missing = [];
        foreach (var (language, name) in new[] { (Language.Chinese, "Zh"), (Language.English, "En") })
        {
            if (Title.Has(language) && !Description.Has(language)) missing.Add(new("Fields.Description" + name, "JobFields_DescriptionMissing"));
            if (Description.Has(language) && !Title.Has(language)) missing.Add(new("Fields.Title" + name, "JobFields_TitleMissingToo"));
        }

        if (missing.Count == 0 && !IsReadableIn(Language.Chinese) && !IsReadableIn(Language.English)) missing.Add(new("Fields.TitleZh", "JobFields_TitleMissing"));
        if (Workplace != Workplace.Remote && DivisionCode is null && (CountryCode is null || PlaceText is null)) missing.Add(new("Fields.DivisionCode", "JobFields_PlaceMissing"));
        if (IndustryCode is null) missing.Add(new("Fields.IndustryCode", "JobFields_IndustryMissing"));
        if (!HasPay && !PayNegotiable) missing.Add(new("Fields.PayMin", "JobFields_PayMissing"));
        if (KindCode == ProjectKind && !Project.HasDuration) missing.Add(new("Fields.ProjectMonths", "JobFields_DurationMissing"));
        missing.AddRange(Benefits.Where(benefit => benefit is { Standing: BenefitStanding.PolicyBacked, SourceUrl: null }).Select(benefit => new Invalidity($"Fields.Benefits.{benefit.Kind}.SourceUrl", "JobFields_PolicySourceMissing")));
        if (Confidential && !About.Has(Language.Chinese) && !About.Has(Language.English)) missing.Add(new("Fields.AboutZh", "JobFields_AboutMissing"));
        if (ClosingDate < today) missing.Add(new("Fields.ClosingDate", "JobFields_ClosingPast"));
        if (ClosingDate > today.AddDays(OpenDaysMax)) missing.Add(new("Fields.ClosingDate", "JobFields_ClosingFar"));
        return missing;
    }

    /// <summary>How the languages stand after this content replaced <paramref name="earlier"/>.</summary>
    /// <param name="inStep">The writer says that the untouched language still says the same.</param>
    public JobTranslation TranslationAfter(JobContent? earlier, JobTranslation before, bool inStep)
    {
        var (zh, en) = (IsReadableIn(Language.Chinese), IsReadableIn(Language.English));
        if (!zh || !en) return zh ? JobTranslation.OnlyChinese : JobTranslation.OnlyEnglish;
        if (earlier is null || inStep || !earlier.IsReadableIn(Language.Chinese) || !earlier.IsReadableIn(Language.English)) return JobTranslation.Both;
        var zhChanged = Title.Zh != earlier.Title.Zh || Description.Zh != earlier.Description.Zh;
        var enChanged = Title.En != earlier.Title.En || Description.En != earlier.Description.En;
        return (zhChanged, enChanged) switch
        {
            (true, true) => JobTranslation.Both,
            (true, false) => before == JobTranslation.ChineseBehind ? JobTranslation.Both : JobTranslation.EnglishBehind,
            (false, true) => before == JobTranslation.EnglishBehind ? JobTranslation.Both : JobTranslation.ChineseBehind,
            _ => before,
        };
    }
}

/// <summary>
/// Whose record a posting is, so that an import run twice changes nothing. Unique per tenant, employer and scheme.
/// </summary>
/// <param name="Scheme">Who gave the identifier: <see cref="OfEmployer"/>, or the name of an import.</param>
/// <param name="Identifier">The employer's own reference, or the importer's identifier; null where there is none.</param>
/// <param name="Url">Where an imported posting came from, and where one applies for it.</param>
public sealed record JobSource(string Scheme, string? Identifier, string? Url)
{
    public const string OfEmployer = "employer";
    public const int SchemeMax = 60;
    public const int IdentifierMax = 200;
    public const int UrlMax = 1000;

    public static JobSource Employer(string? reference) => new(OfEmployer, reference, null);
}

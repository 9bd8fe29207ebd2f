using System.Globalization;
using System.Resources;
using TalentPortal.Components;
using TalentPortal.Features.Employers.Domain;
using TalentPortal.Features.Jobs.Domain;
using TalentPortal.Features.Reference.Domain;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Jobs;

/// <summary>What a posting asks for and offers, in words of either language: for its page, its review, search engines and the search.</summary>
internal static class JobSaid
{
    private static readonly ResourceManager Texts = new(typeof(JobsText));

    /// <summary>The title of the unit group.</summary>
    public static string? Occupation(string? code, Language language) => ReferenceData.Occupations.Find(code)?.Name(language);

    public static IEnumerable<string> Skills(JobContent content, Language language) => content.Skills.Select(skill => skill.Name(language));

    public static string? Experience(int? years, Language language) => years switch
    {
        null => null,
        0 => Word(language, "ViewJob_ExperienceNone"),
        { } some => Counted(language, "ViewJob_ExperienceYears", some),
    };

    public static string? Hsk(int? level, Language language) => level switch
    {
        null => null,
        0 => Word(language, "ViewJob_HskNone"),
        { } some => Word(language, "ViewJob_HskLevel", some),
    };

    public static string? Languages(IEnumerable<JobLanguage> languages, Language language) =>
        Joined(language, languages.Select(one => Word(language, "ViewJob_LanguageLevel", ReferenceData.Languages.Find(one.Code)?.Name(language) ?? one.Code, one.Level)));

    /// <summary>Where the work is done, with the share of it elsewhere.</summary>
    public static string Workplace(JobContent content, Language language) => content.RemoteShare is { } share
        ? Word(language, "ViewJob_RemoteShareOf", Word(language, "ViewJob_Workplace" + content.Workplace), share)
        : Word(language, "ViewJob_Workplace" + content.Workplace);

    public static string? Hours(int? hours, Language language) => hours is { } some ? Counted(language, "ViewJob_HoursWeekOf", some) : null;

    /// <summary>How long a project takes: its days where they are fixed, else its months.</summary>
    public static string? Duration(JobProject project, Language language) => project switch
    {
        { From: { } from, To: { } to } => Word(language, "ViewJob_FromTo", DateWords.Day(from, language.Culture()), DateWords.Day(to, language.Culture())),
        { Months: { } months, From: { } from } => Word(language, "ViewJob_MonthsFrom", Counted(language, "ViewJob_Months", months), DateWords.Day(from, language.Culture())),
        { Months: { } months } => Counted(language, "ViewJob_Months", months),
        _ => null,
    };

    /// <summary>Pay of a year as it follows from what is said; null where it says nothing new or cannot be reckoned.</summary>
    public static string? PayYear(JobContent content, Language language) => content.PayPeriod != "year" && (content.PayPerYearMin ?? content.PayPerYearMax) is not null
        ? Word(language, "ViewJob_PayYear", MoneyText.Range(content.PayPerYearMin, content.PayPerYearMax, "CNY", "year", language.Culture()))
        : null;

    public static string? PayMonths(int? months, Language language) => months is { } some ? Word(language, "ViewJob_PayMonthsOf", some) : null;

    public static string Benefit(BenefitKind kind, Language language) => BenefitNames.Of(kind, language);

    public static string Standing(BenefitStanding standing, Language language) => Word(language, "BenefitStanding_" + standing);

    /// <summary>A benefit in one line: what, with what words and amount, resting on what.</summary>
    public static string Line(JobBenefit benefit, Language language)
    {
        var more = string.Join(Word(language, "ImportJobs_Comma"), new[] { benefit.Words.In(language), Amount(benefit, language), Standing(benefit.Standing, language), benefit.SourceUrl }.Where(part => !string.IsNullOrEmpty(part)));
        return Word(language, "ViewJob_BenefitLine", Benefit(benefit.Kind, language), more);
    }

    public static string? Amount(JobBenefit benefit, Language language) => benefit.Amount is { } amount ? MoneyText.Sum(amount, "CNY", language.Culture()) : null;

    /// <summary>The employer's own statement on work permits; null without one.</summary>
    public static string? Permit(PermitClasses classes, Language language) => classes == PermitClasses.None ? null : Word(language, "ViewJob_Permit_" + (classes == (PermitClasses.A | PermitClasses.B) ? "AB" : classes.ToString()));

    /// <summary>What else is asked for and offered, a line each: for formats that have no place of their own for it.</summary>
    public static IEnumerable<string> Beside(JobContent content, Language language) => new[]
    {
        Occupation(content.OccupationCode, language), Joined(language, Skills(content, language)), Hsk(content.HskLevel, language), Languages(content.Languages, language), Hours(content.HoursWeek, language),
        Duration(content.Project, language),
    }.Concat(content.Benefits.Select(benefit => Line(benefit, language))).Append(Permit(content.PermitClasses, language)).OfType<string>().Where(line => line.Length > 0);

    /// <summary>What has a section of its own on the page besides the description, with its heading: for formats with one text for everything. Words keep their lines.</summary>
    /// <param name="kind">What sort of employer it is, where that stands in place of its name.</param>
    public static IEnumerable<string> Apart(JobContent content, EmployerKind? kind, Language language)
    {
        if (content.Confidential && kind is { } one) yield return Word(language, "ViewJob_BenefitLine", Word(language, "BrowseJobs_Type"), Word(language, "JobType_" + JobFilters.CodeOf(one).Replace("-", "", StringComparison.Ordinal)));
        if (content.Confidential && Said(content.About, language) is { } about) yield return Word(language, "ViewJob_BenefitLine", Word(language, "ViewJob_Unnamed"), about);
        if (Said(content.Project.Deliverables, language) is { } deliverables) yield return Word(language, "ViewJob_BenefitLine", Word(language, "ViewJob_Deliverables"), deliverables);
    }

    private static string? Said(Bilingual text, Language language) => text.Has(language) || text.Has(language.Other()) ? text.In(language) : null;

    private static string? Joined(Language language, IEnumerable<string> parts)
    {
        var joined = string.Join(Word(language, "ImportJobs_Comma"), parts);
        return joined.Length == 0 ? null : joined;
    }

    private static string Counted(Language language, string key, int count) => Word(language, count == 1 ? key + "_One" : key, count.ToString("N0", CultureInfo.InvariantCulture));

    private static string Word(Language language, string key, params object[] values)
    {
        var text = Texts.GetString(key, language.Culture()) ?? throw new MissingManifestResourceException(key);
        return values.Length == 0 ? text : string.Format(language.Culture(), text, values);
    }
}

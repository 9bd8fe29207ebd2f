using System.Resources;
using System.Security.Cryptography;
using System.Text;
using TalentPortal.Components;
using TalentPortal.Features.Jobs.Domain;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Platform.Text;

namespace TalentPortal.Features.Jobs;

/// <summary>A field, or fields that belong together, by which two states of a posting are compared.</summary>
/// <param name="Label">Key of its label.</param>
/// <param name="Read">What it says, in words of the page's language.</param>
/// <param name="Copy">Puts into the first what the second holds.</param>
internal sealed record JobField(string Label, Func<JobFields, string?> Read, Action<JobFields, JobFields> Copy)
{
    private static readonly ResourceManager Texts = new(typeof(JobsText));

    public static readonly IReadOnlyList<JobField> All =
    [
        new("JobFields_TitleZh", f => f.TitleZh, (to, from) => to.TitleZh = from.TitleZh),
        new("JobFields_TitleEn", f => f.TitleEn, (to, from) => to.TitleEn = from.TitleEn),
        new("JobFields_DescriptionZh", f => f.DescriptionZh, (to, from) => to.DescriptionZh = from.DescriptionZh),
        new("JobFields_DescriptionEn", f => f.DescriptionEn, (to, from) => to.DescriptionEn = from.DescriptionEn),
        new("JobFields_Confidential", f => Word(f.Confidential ? "JobForm_Unnamed" : "JobForm_Named"), (to, from) => to.Confidential = from.Confidential),
        new("JobFields_AboutZh", f => f.AboutZh, (to, from) => to.AboutZh = from.AboutZh),
        new("JobFields_AboutEn", f => f.AboutEn, (to, from) => to.AboutEn = from.AboutEn),
        new("ViewJob_Workplace", f => Word("ViewJob_Workplace" + f.Workplace), (to, from) => to.Workplace = from.Workplace),
        new("ViewJob_RemoteShare", f => f.RemoteShare, (to, from) => to.RemoteShare = from.RemoteShare),
        new("ViewJob_Place", f => JobItem.PlaceOf(f.DivisionCode, f.CountryCode, f.PlaceText, Languages.Current, f.ToContent().DistrictCode),
            (to, from) => (to.DivisionCode, to.DistrictCode, to.CountryCode, to.PlaceText) = (from.DivisionCode, from.DistrictCode, from.CountryCode, from.PlaceText)),
        new("BrowseJobs_Industry", f => JobWords.Industry(f.IndustryCode), (to, from) => to.IndustryCode = from.IndustryCode),
        new("BrowseJobs_Kind", f => JobWords.Kind(f.KindCode), (to, from) => to.KindCode = from.KindCode),
        new("ViewJob_Occupation", f => JobSaid.Occupation(f.OccupationCode, Languages.Current) is { } title ? $"{f.OccupationCode} {title}" : f.OccupationCode, (to, from) => to.OccupationCode = from.OccupationCode),
        new("BrowseJobs_Degree", f => JobWords.Degree(f.DegreeCode), (to, from) => to.DegreeCode = from.DegreeCode),
        new("ViewJob_Experience", f => f.ExperienceYears, (to, from) => to.ExperienceYears = from.ExperienceYears),
        new("ViewJob_Hsk", f => JobSaid.Hsk(JobFields.Number(f.HskLevel), Languages.Current), (to, from) => to.HskLevel = from.HskLevel),
        new("ViewJob_Languages", f => JobSaid.Languages(f.Languages, Languages.Current), (to, from) => to.Languages = from.Languages),
        new("ViewJob_Skills", f => string.Join('\n', JobSaid.Skills(f.ToContent(), Languages.Current)), (to, from) => to.Skills = from.Skills),
        new("ViewJob_HoursWeek", f => f.HoursWeek, (to, from) => to.HoursWeek = from.HoursWeek),
        new("ViewJob_Duration", f => string.Join(" \u00b7 ", new[] { f.ProjectMonths, f.ProjectFrom, f.ProjectTo }.Where(part => !string.IsNullOrWhiteSpace(part))),
            (to, from) => (to.ProjectMonths, to.ProjectFrom, to.ProjectTo) = (from.ProjectMonths, from.ProjectFrom, from.ProjectTo)),
        new("JobFields_DeliverablesZh", f => f.DeliverablesZh, (to, from) => to.DeliverablesZh = from.DeliverablesZh),
        new("JobFields_DeliverablesEn", f => f.DeliverablesEn, (to, from) => to.DeliverablesEn = from.DeliverablesEn),
        new("ViewJob_Benefits", f => string.Join('\n', f.Benefits.Select(benefit => JobSaid.Line(benefit.ToBenefit(), Languages.Current))), (to, from) => to.Benefits = from.Benefits),
        new("ViewJob_Permit", f => JobSaid.Permit((f.PermitA ? PermitClasses.A : 0) | (f.PermitB ? PermitClasses.B : 0), Languages.Current), (to, from) => (to.PermitA, to.PermitB) = (from.PermitA, from.PermitB)),
        new("ViewJob_Pay", Pay,
            (to, from) => (to.PayMin, to.PayMax, to.PayCurrency, to.PayPeriod, to.PayNegotiable) = (from.PayMin, from.PayMax, from.PayCurrency, from.PayPeriod, from.PayNegotiable)),
        new("ViewJob_PayMonths", f => f.PayMonths, (to, from) => to.PayMonths = from.PayMonths),
        new("ViewJob_Headcount", f => f.Headcount, (to, from) => to.Headcount = from.Headcount),
        new("JobFields_ClosingDate", f => f.ClosingDate, (to, from) => to.ClosingDate = from.ClosingDate),
        new("JobFields_Reference", f => f.Reference, (to, from) => to.Reference = from.Reference),
    ];

    /// <summary>Language of what it says, where it is one.</summary>
    public string? Lang => Label.EndsWith("Zh", StringComparison.Ordinal) ? Language.Chinese.Tag() : Label.EndsWith("En", StringComparison.Ordinal) ? Language.English.Tag() : null;

    /// <summary>What it says; nothing is the same as blank, and line ends are those of the browser.</summary>
    public string Text(JobFields fields) => (Typed.Tidy(Read(fields)) ?? "").ReplaceLineEndings("\n");

    public static string Print(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..16];

    private static string Word(string key) => Texts.GetString(key, Languages.Current.Culture()) ?? throw new MissingManifestResourceException(key);

    private static string? Pay(JobFields fields)
    {
        var (min, max) = (JobFields.Amount(fields.PayMin), JobFields.Amount(fields.PayMax));
        if (min is null && max is null) return fields.PayMin is null && fields.PayMax is null ? fields.PayNegotiable ? Word("JobCard_PayAgreed") : null : $"{fields.PayMin}\u2013{fields.PayMax}";
        return MoneyText.Range(min, max, fields.PayCurrency ?? "CNY", fields.PayPeriod ?? "year", Languages.Current.Culture()) + (fields.PayNegotiable ? Word("ViewJob_PayNegotiable") : "");
    }
}

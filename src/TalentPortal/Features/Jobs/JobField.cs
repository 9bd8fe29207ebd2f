using System.Resources;
using System.Security.Cryptography;
using System.Text;
using TalentPortal.Components;
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
        new("ViewJob_Workplace", f => Word("ViewJob_Workplace" + f.Workplace), (to, from) => to.Workplace = from.Workplace),
        new("ViewJob_Place", f => JobItem.PlaceOf(f.DivisionCode, f.CountryCode, f.PlaceText, Languages.Current),
            (to, from) => (to.DivisionCode, to.CountryCode, to.PlaceText) = (from.DivisionCode, from.CountryCode, from.PlaceText)),
        new("BrowseJobs_Industry", f => JobWords.Industry(f.IndustryCode), (to, from) => to.IndustryCode = from.IndustryCode),
        new("BrowseJobs_Kind", f => JobWords.Kind(f.KindCode), (to, from) => to.KindCode = from.KindCode),
        new("BrowseJobs_Degree", f => JobWords.Degree(f.DegreeCode), (to, from) => to.DegreeCode = from.DegreeCode),
        new("ViewJob_Pay", Pay,
            (to, from) => (to.PayMin, to.PayMax, to.PayCurrency, to.PayPeriod, to.PayNegotiable) = (from.PayMin, from.PayMax, from.PayCurrency, from.PayPeriod, from.PayNegotiable)),
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

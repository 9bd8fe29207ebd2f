using TalentPortal.Features.Jobs.Domain;
using TalentPortal.Features.Reference.Domain;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Jobs;

/// <summary>A published position as lists show it, with codes turned into words of the visitor's language.</summary>
/// <param name="Href">Address for the browser: on the national site, that of the tenant's site.</param>
/// <param name="Through">The tenant that published it, where the site is not its own.</param>
public sealed record JobItem(
    Guid Id, string Href, string? Through, Bilingual Title, Bilingual Employer, bool EmployerVerified, string? Place, Workplace Workplace, string Kind, string? Degree,
    decimal? PayMin, decimal? PayMax, string? PayCurrency, string? PayPeriod, Bilingual Summary, DateTimeOffset PublishedAt, DateTimeOffset ChangedAt, DateTimeOffset ConfirmedAt)
{
    /// <summary>The park that posts it for its member; empty where the employer posts its own.</summary>
    public Bilingual PostedBy { get; init; } = Bilingual.Empty;

    /// <summary>Where in the description the words stand, if neither title nor summary has them.</summary>
    public JobExcerpt? Excerpt { get; init; }

    /// <summary>Pay was asked for, and this one is in a currency or by a period that is not compared.</summary>
    public bool IsPayApart { get; init; }

    /// <summary>The broader branch under which it is listed, where a narrower one was asked for.</summary>
    public string? ListedUnder { get; init; }

    /// <param name="row">What the search found.</param>
    /// <param name="tenant">The tenant that published it.</param>
    /// <param name="here">The site the list stands on; null for the national one.</param>
    internal static JobItem Of(JobRow row, TenantRef? tenant, TenantRef? here, SiteAddresses addresses, Language language)
    {
        var path = $"jobs/{row.Id}";
        var elsewhere = tenant is not null && tenant.Id != here?.Id;
        return new(
            row.Id, elsewhere ? addresses.LinkTo(tenant, language, path) : path, elsewhere ? tenant!.ShortName.In(language) : null,
            row.Title, row.Employer, row.EmployerVerified, PlaceOf(row.DivisionCode, row.CountryCode, row.PlaceText, language, row.DistrictCode), row.Workplace,
            ReferenceData.EmploymentKinds.Find(row.KindCode)?.Name(language) ?? row.KindCode, ReferenceData.Degrees.Find(row.DegreeCode)?.Name(language),
            row.PayMin, row.PayMax, row.PayCurrency, row.PayPeriod, row.Summary, row.PublishedAt, row.ChangedAt, row.ConfirmedAt) { PostedBy = row.PostedBy };
    }

    /// <summary>A posting that is not public, as its card will look.</summary>
    internal static JobItem Preview(JobContent content, Bilingual employer, bool isVerified, DateTimeOffset now, Language language) => new(
        Guid.Empty, "", null, content.Title, employer, isVerified, PlaceOf(content.DivisionCode, content.CountryCode, content.PlaceText, language, content.DistrictCode), content.Workplace,
        ReferenceData.EmploymentKinds.Find(content.KindCode)?.Name(language) ?? "", ReferenceData.Degrees.Find(content.DegreeCode)?.Name(language),
        content.PayMin, content.PayMax, content.PayCurrency, content.PayPeriod, Bilingual.Empty, now, now, now);

    /// <summary>The place in words: the city with its district and province and what the employer adds, or the employer's words alone, or the country.</summary>
    internal static string? PlaceOf(string? divisionCode, string? countryCode, string? text, Language language, string? districtCode = null)
    {
        var known = ReferenceData.Divisions.Find(divisionCode)?.NameWithProvince(language);
        if (known is not null && ReferenceData.Districts.Find(districtCode) is { } district) known = language == Language.Chinese ? known + district.NameZh : $"{district.NameEn}, {known}";
        if (string.IsNullOrWhiteSpace(text)) return known ?? ReferenceData.Countries.Find(countryCode)?.Name(language);
        return known is null ? text : $"{known} \u00b7 {text}";
    }
}

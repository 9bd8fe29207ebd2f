using System.Globalization;
using System.Text.Json.Nodes;
using TalentPortal.Features.Jobs.Domain;
using TalentPortal.Features.Reference.Domain;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Jobs;

/// <summary>A position as a schema.org JobPosting, which search engines read.</summary>
internal static class JobSchema
{
    /// <param name="description">The description as HTML.</param>
    /// <param name="address">The position's one address in this language.</param>
    public static JsonObject Of(Guid id, Bilingual employer, OpenJob job, string description, string address, Language language)
    {
        var content = job.Content;
        var posting = new JsonObject
        {
            ["@context"] = "https://schema.org",
            ["@type"] = "JobPosting",
            ["title"] = content.Title.In(language),
            ["description"] = description,
            ["identifier"] = new JsonObject { ["@type"] = "PropertyValue", ["name"] = employer.In(language), ["value"] = id.ToString() },
            ["datePosted"] = Moment(job.PublishedAt, job.Publisher),
            ["employmentType"] = ReferenceData.EmploymentKinds[content.KindCode].SchemaOrg,
            ["hiringOrganization"] = new JsonObject { ["@type"] = "Organization", ["name"] = employer.In(language) },
            ["directApply"] = job.SourceUrl is null,
            ["url"] = address,
        };
        if (content.ClosingDate is { } last) posting["validThrough"] = Moment(EndOf(last, job.Publisher), job.Publisher);
        if (PlaceOf(content, language) is { } place) posting["jobLocation"] = place;
        if (content.Workplace == Workplace.Remote)
        {
            posting["jobLocationType"] = "TELECOMMUTE";
            posting["applicantLocationRequirements"] = new JsonObject { ["@type"] = "Country", ["name"] = content.CountryCode ?? "CN" };
        }

        if (content.HasPay) posting["baseSalary"] = Pay(content);
        if (CredentialOf(content.DegreeCode) is { } credential) posting["educationRequirements"] = new JsonObject { ["@type"] = "EducationalOccupationalCredential", ["credentialCategory"] = credential };
        if (job.Industry is { } industry) posting["industry"] = industry;
        if (content.Headcount is { } count) posting["totalJobOpenings"] = count;
        return posting;
    }

    private static JsonObject? PlaceOf(JobContent content, Language language)
    {
        var division = ReferenceData.Divisions.Find(content.DivisionCode);
        var country = division?.CountryCode ?? content.CountryCode;
        if (country is null) return null;
        var address = new JsonObject { ["@type"] = "PostalAddress", ["addressCountry"] = country };
        if (division is not null) address[division.IsCity ? "addressLocality" : "addressRegion"] = division.Name(language);
        if (ReferenceData.Divisions.Find(division?.ParentCode) is { } province) address["addressRegion"] = province.Name(language);
        if (content.PlaceText is { } text) address[division is null ? "addressLocality" : "streetAddress"] = text;
        return new JsonObject { ["@type"] = "Place", ["address"] = address };
    }

    private static JsonObject Pay(JobContent content)
    {
        var value = new JsonObject { ["@type"] = "QuantitativeValue", ["unitText"] = ReferenceData.PayPeriods.Find(content.PayPeriod)?.SchemaOrg };
        if (content.PayMin is { } low) value["minValue"] = low;
        if (content.PayMax is { } high) value["maxValue"] = high;
        return new JsonObject { ["@type"] = "MonetaryAmount", ["currency"] = content.PayCurrency, ["value"] = value };
    }

    /// <summary>The few levels that search engines know.</summary>
    private static string? CredentialOf(string? degree) => degree switch
    {
        "upper-secondary" => "high school",
        "associate" => "associate degree",
        "bachelor" => "bachelor degree",
        "master" or "doctor" => "postgraduate degree",
        _ => null,
    };

    private static string Moment(DateTimeOffset at, TenantRef tenant) =>
        TimeZoneInfo.ConvertTime(at, TimeZoneInfo.FindSystemTimeZoneById(tenant.TimeZone)).ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);

    private static DateTimeOffset EndOf(DateOnly day, TenantRef tenant)
    {
        var local = day.ToDateTime(new TimeOnly(23, 59, 59));
        return new DateTimeOffset(local, TimeZoneInfo.FindSystemTimeZoneById(tenant.TimeZone).GetUtcOffset(local));
    }
}

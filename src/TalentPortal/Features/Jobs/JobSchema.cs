using System.Globalization;
using System.Text.Json.Nodes;
using TalentPortal.Features.Jobs.Domain;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Jobs;

/// <summary>A position as a schema.org JobPosting, which search engines read.</summary>
internal static class JobSchema
{
    /// <param name="description">The description as HTML.</param>
    /// <param name="address">The position's one address in this language.</param>
    public static JsonObject Of(PublishedPosting posting, string description, string address, Language language)
    {
        var content = posting.Content;
        var schema = new JsonObject
        {
            ["@context"] = "https://schema.org",
            ["@type"] = "JobPosting",
            ["title"] = content.Title.In(language),
            ["description"] = description,
            ["identifier"] = new JsonObject { ["@type"] = "PropertyValue", ["name"] = (posting.EmployerId is null ? posting.Publisher.Name : posting.Employer).In(language), ["value"] = posting.Id.ToString() },
            ["datePosted"] = Moment(posting.AtPublisher(posting.PublishedAt)),
            ["employmentType"] = EmploymentType(posting),
            // The word that search engines know for an employer that is not named.
            ["hiringOrganization"] = posting.EmployerId is null ? "confidential" : new JsonObject { ["@type"] = "Organization", ["name"] = posting.Employer.In(language) },
            ["directApply"] = posting.SourceUrl is null,
            ["url"] = address,
        };
        if (posting.ClosesAt is { } end) schema["validThrough"] = Moment(end);
        if (PlaceOf(posting, language) is { } place) schema["jobLocation"] = place;
        if (content.Workplace == Workplace.Remote)
        {
            schema["jobLocationType"] = "TELECOMMUTE";
            schema["applicantLocationRequirements"] = new JsonObject { ["@type"] = "Country", ["name"] = posting.CountryCode ?? "CN" };
        }

        if (content.HasPay) schema["baseSalary"] = Pay(posting);
        if (CredentialOf(content.DegreeCode) is { } credential) schema["educationRequirements"] = new JsonObject { ["@type"] = "EducationalOccupationalCredential", ["credentialCategory"] = credential };
        if (posting.Industry is { } industry) schema["industry"] = industry.Name(language);
        if (JobSaid.Occupation(content.OccupationCode, language) is { } occupation) schema["occupationalCategory"] = $"{content.OccupationCode} {occupation}";
        if (content.Skills.Count > 0) schema["skills"] = new JsonArray([.. JobSaid.Skills(content, language).Select(skill => JsonValue.Create(skill))]);
        if (content.ExperienceYears is { } years) schema["experienceRequirements"] = years == 0 ? "no requirements" : new JsonObject { ["@type"] = "OccupationalExperienceRequirements", ["monthsOfExperience"] = years * 12 };
        if (content.Benefits.Count > 0) schema["jobBenefits"] = string.Join("; ", content.Benefits.Select(benefit => JobSaid.Line(benefit, language)));
        if (JobSaid.Permit(content.PermitClasses, language) is { } permit) schema["eligibilityToWorkRequirement"] = permit;
        if (JobSaid.Hours(content.HoursWeek, language) is { } hours) schema["workHours"] = hours;
        if (content.Headcount is { } count) schema["totalJobOpenings"] = count;
        return schema;
    }

    /// <summary>Who works on a project for pay by the month or year is employed for a time; by the hour, day or week, on a contract for services.</summary>
    private static string EmploymentType(PublishedPosting posting) => posting.Content is { KindCode: JobContent.ProjectKind, PayPeriod: "month" or "year" } ? "TEMPORARY" : posting.Kind.SchemaOrg;

    private static JsonObject? PlaceOf(PublishedPosting posting, Language language)
    {
        if (posting.CountryCode is not { } country) return null;
        var address = new JsonObject { ["@type"] = "PostalAddress", ["addressCountry"] = country };
        if (posting.Locality(language) is { } locality) address["addressLocality"] = locality;
        if (posting.Region(language) is { } region && region != posting.Locality(language)) address["addressRegion"] = region;
        if (posting.Street is { } street) address["streetAddress"] = street;
        return new JsonObject { ["@type"] = "Place", ["address"] = address };
    }

    private static JsonObject Pay(PublishedPosting posting)
    {
        var content = posting.Content;
        var value = new JsonObject { ["@type"] = "QuantitativeValue", ["unitText"] = posting.PayPeriod?.SchemaOrg };
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

    private static string Moment(DateTimeOffset at) => at.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);
}

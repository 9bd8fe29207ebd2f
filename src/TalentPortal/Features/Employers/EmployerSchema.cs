using System.Text.Json.Nodes;
using TalentPortal.Features.Reference.Domain;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Employers;

/// <summary>An employer as a schema.org Organization, which search engines read: what its page says, and nothing else.</summary>
internal static class EmployerSchema
{
    /// <param name="page">The one address of its page in this language.</param>
    /// <param name="photo">The whole address of its photo; null without one.</param>
    public static JsonObject Of(ViewEmployerResult employer, string page, string? photo, Language language)
    {
        var schema = new JsonObject { ["@context"] = "https://schema.org", ["@type"] = "Organization", ["name"] = employer.Name.In(language), ["url"] = page };
        if (employer.Name.Has(language.Other()) && employer.Name.In(language.Other()) is var other && other != employer.Name.In(language)) schema["alternateName"] = other;
        if (employer.About.Has(language)) schema["description"] = employer.About.In(language);
        if (employer.Website is { } website) schema["sameAs"] = website;
        if (photo is not null) schema["image"] = photo;
        if (employer.CountryCode is { } country)
        {
            var address = new JsonObject { ["@type"] = "PostalAddress", ["addressCountry"] = country };
            if (ReferenceData.Divisions.Find(employer.DivisionCode) is { } place) address["addressLocality"] = place.ShortName(language);
            schema["address"] = address;
        }

        return schema;
    }
}

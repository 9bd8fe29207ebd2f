using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using TalentPortal.Features.Jobs;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.Jobs;

/// <summary>Writes import files and imports them: how tests come to published positions.</summary>
internal sealed class JobFile
{
    private readonly StringBuilder _lines = new();
    private int _next;

    /// <summary>A posting with everything that is needed; <paramref name="with"/> changes it.</summary>
    public static JsonObject Posting(string title, string id, string employer = "Invented Ltd", Action<JsonObject>? with = null)
    {
        var posting = new JsonObject
        {
            ["@context"] = "https://schema.org",
            ["@type"] = "JobPosting",
            ["identifier"] = new JsonObject { ["@type"] = "PropertyValue", ["name"] = employer, ["value"] = id },
            ["title"] = title,
            ["hiringOrganization"] = new JsonObject { ["@type"] = "Organization", ["name"] = employer },
            ["description"] = "What one does all day.",
            ["datePosted"] = "2026-05-01",
            ["employmentType"] = "FULL_TIME",
        };
        with?.Invoke(posting);
        return posting;
    }

    /// <summary>A place of work.</summary>
    public static JsonObject Place(string locality, string? country = null) =>
        new() { ["@type"] = "Place", ["address"] = new JsonObject { ["@type"] = "PostalAddress", ["addressLocality"] = locality, ["addressCountry"] = country } };

    public JobFile Add(string title, Action<JsonObject>? with = null) => Add(Posting(title, $"id-{++_next}", with: with));

    public JobFile Add(JsonObject posting) => Raw(posting.ToJsonString(new JsonSerializerOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }));

    public JobFile Raw(string line)
    {
        _lines.Append(line).Append('\n');
        return this;
    }

    public byte[] Bytes => Encoding.UTF8.GetBytes(_lines.ToString());

    public Task<ImportReport> Import(PortalFixture portal, ImportMode mode = ImportMode.Publish, string tenant = "fujian", TextWriter? console = null) => Import(portal, Bytes, mode, tenant, console);

    public static Task<ImportReport> Import(PortalFixture portal, byte[] bytes, ImportMode mode = ImportMode.Publish, string tenant = "fujian", TextWriter? console = null) =>
        ImportJobsCommand.Run(new MemoryStream(bytes), PortalFixture.TenantOf(tenant), mode, portal.Services, console ?? TextWriter.Null, CancellationToken.None);
}

using System.ComponentModel;
using System.Resources;
using System.Text.Json.Serialization;
using TalentPortal.Components;
using TalentPortal.Features.Employers.Domain;
using TalentPortal.Features.Reference.Domain;
using TalentPortal.Platform.Api;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Employers;

/// <summary>An employer as programs read it.</summary>
public sealed record ApiEmployer
{
    public required Guid Id { get; init; }

    [Description("Address of the page for people, in both languages.")]
    public required Bilingual Url { get; init; }

    public required Bilingual Name { get; init; }

    [Description("What sort of organisation it is.")]
    [JsonConverter(typeof(ApiEnum<EmployerKind>))]
    public required EmployerKind Kind { get; init; }

    [Description("Code of GB/T 2260 of its seat, see /divisions; null abroad.")]
    public required string? Division { get; init; }

    [Description("ISO 3166-1 alpha-2 of its seat.")]
    public required string? Country { get; init; }

    [Description("Code of its branch, see /industries.")]
    public required string? Industry { get; init; }

    public required string? Website { get; init; }

    [Description("What it says of itself, as safe HTML.")]
    public required Bilingual About { get; init; }

    [Description("Services at which it may publish, the longest first.")]
    public required IReadOnlyList<ApiAdmission> AdmittedBy { get; init; }

    [Description("Its public positions.")]
    public required string Jobs { get; init; }
}

/// <summary>A service that has admitted the employer.</summary>
public sealed record ApiAdmission
{
    public required Bilingual Service { get; init; }

    [Description("Whether the service assured itself of who this is.")]
    public required bool Verified { get; init; }

    public required DateTimeOffset Since { get; init; }
}

/// <summary>Admitted employers for programs: <c>/api/v1/employers/{id}</c>.</summary>
internal static class EmployerApi
{
    private static readonly ResourceManager Texts = new(typeof(EmployersText));

    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints.MapPublicApi("/employers/{id:guid}", "getEmployer", View).WithTags("Employers").Produces<ApiEmployer>()
            .WithSummary("Read one admitted employer")
            .WithDescription("Only employers that a service has admitted are public; on the address of one service, those that it has.")
            .WithMetadata(new ApiExample(Sample));

    private static async Task<IResult> View(HttpContext http, PortalDispatcher dispatcher, SiteAddresses addresses, Guid id, CancellationToken ct)
    {
        var outcome = await dispatcher.Send(new ViewEmployer(id), ApiEndpoints.Visitor(http), ct);
        if (outcome.Failure is { } failure) return ApiProblem.Of(http, failure, Texts);
        var (found, tenant) = (outcome.Value, http.Features.Get<SiteFeature>()?.Tenant);
        return ApiJson.Answer(http, new ApiEmployer
        {
            Id = found.Id,
            Url = new(addresses.Of(tenant, Language.Chinese, $"employers/{id}"), addresses.Of(tenant, Language.English, $"employers/{id}")),
            Name = found.Name,
            Kind = found.Kind,
            Division = found.DivisionCode,
            Country = ReferenceData.Divisions.Find(found.DivisionCode)?.CountryCode ?? found.CountryCode,
            Industry = found.IndustryCode,
            Website = found.Website,
            About = new(Html(found.About, Language.Chinese), Html(found.About, Language.English)),
            AdmittedBy = [.. found.AdmittedBy.Select(one => new ApiAdmission { Service = one.Tenant, Verified = one.Verification is not null, Since = one.Since.ToUniversalTime() })],
            Jobs = $"{addresses.Root(tenant)}{ApiEndpoints.Base}/jobs?employer={id}",
        }, ApiJson.AskEachTime);
    }

    private static string? Html(Bilingual text, Language language) => text.Has(language) ? SafeMarkdown.ToHtml(text.In(language)) : null;

    private static ApiEmployer Sample
    {
        get
        {
            var id = new Guid("019a8f3c-1c02-7b1a-8d55-6a7b0f3e4c21");
            return new()
            {
                Id = id,
                Url = new($"https://portal.example/fujian/zh/employers/{id}", $"https://portal.example/fujian/en/employers/{id}"),
                Name = new(null, "Rongxin Microelectronics"),
                Kind = EmployerKind.Company,
                Division = "350100",
                Country = "CN",
                Industry = "chip-design",
                Website = "https://rongxin.example/",
                About = new(null, "<p>We make display driver chips.</p>\n"),
                AdmittedBy = [new() { Service = new(null, "Fujian"), Verified = true, Since = new DateTimeOffset(2026, 3, 2, 2, 0, 0, TimeSpan.Zero) }],
                Jobs = $"https://portal.example/fujian/api/v1/jobs?employer={id}",
            };
        }
    }
}

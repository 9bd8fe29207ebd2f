using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.Extensions.Options;
using Microsoft.OpenApi;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Platform.Api;

/// <summary>The description of the interface (OpenAPI 3.1), made from the endpoints themselves.</summary>
public static class ApiDocument
{
    public const string Name = "v1";

    private const string Intro =
        """
        Public positions, employers and reference data of the portal, for programs: without a key, and the same for everybody. With a key an employer's own systems write its postings.

        * **Languages**: texts are objects with `zh` and `en`; one that was never written is null. Addresses carry no language.
        * **Sites**: below `/api/v1` are the positions of all services, below `/{service}/api/v1` those of one.
        * **Times** are RFC 3339 in UTC; days are days at the publisher's place. Amounts of pay are decimals with currency and period.
        * **Fields** are added, never renamed or taken away, as long as the address says `v1`. A field that says nothing is null, not missing.
        * **Caching**: each answer has a strong `ETag`; send it back in `If-None-Match` and get 304 while nothing changed.
        * **Limits**: `RateLimit-Policy` and `RateLimit` say how much is left; after 429 wait as `Retry-After` says.
        * **Webhooks** follow Standard Webhooks: check `webhook-signature` with the endpoint's secret over the very bytes that came, refuse what is older than five minutes, and take each `webhook-id` once. Answer 2xx within 8 seconds; anything else is tried again for three days, 410 ends it.
        * **Problems** are `application/problem+json` (RFC 9457) with a `code` for programs and a `message` in both languages.
        """;

    private static readonly IReadOnlyList<(string Name, string Description)> tags =
    [
        ("Positions", "What employers seek, as far as it is public."),
        ("Employers", "Organisations that a service has admitted."),
        ("Own positions", "What an employer's own systems do with a key, at one service: the same as its members do in their forms, with the same review."),
        ("Webhooks", "What the portal tells an employer's own systems by itself. Owners say where in the employer's workspace, under Webhooks."),
        ("Reference", "Codes that positions and employers are described with."),
    ];

    private const string KeyScheme = "key";

    internal static void Describe(OpenApiOptions options)
    {
        options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
        // HEAD answers as GET does.
        options.ShouldInclude = api => api.RelativePath?.StartsWith(ApiEndpoints.Base.TrimStart('/'), StringComparison.Ordinal) == true && api.HttpMethod != HttpMethods.Head;
        options.AddOperationTransformer((operation, context, _) =>
        {
            Complete(operation, context);
            return Task.CompletedTask;
        });
        options.AddDocumentTransformer(async (document, context, ct) =>
        {
            Complete(document, context);
            await ApiWebhookDocument.Add(document, context, ct);
        });
    }

    private static void Complete(OpenApiDocument document, OpenApiDocumentTransformerContext context)
    {
        var addresses = context.ApplicationServices.GetRequiredService<SiteAddresses>();
        var site = context.ApplicationServices.GetRequiredService<IHttpContextAccessor>().HttpContext?.Features.Get<SiteFeature>();
        var contact = site?.Tenant?.Contact.Email ?? context.ApplicationServices.GetRequiredService<IOptions<SiteOptions>>().Value.ContactEmail;
        document.Info = new OpenApiInfo
        {
            Title = "TalentPortal",
            Version = "1.0.0",
            Description = Intro,
            License = new OpenApiLicense { Name = "Free to use with the source named", Url = new Uri($"{addresses.Root(site?.Tenant)}/developers#terms") },
            Contact = new OpenApiContact { Name = site?.Tenant?.Name.In(Language.English), Url = new Uri($"{addresses.Root(site?.Tenant)}/developers"), Email = string.IsNullOrEmpty(contact) ? null : contact },
        };
        document.Servers = [new OpenApiServer { Url = addresses.Root(site?.Tenant), Description = site?.Tenant is null ? "All services" : "One service" }];
        document.Components ??= new OpenApiComponents();
        document.Components.SecuritySchemes ??= new Dictionary<string, IOpenApiSecurityScheme>();
        document.Components.SecuritySchemes[KeyScheme] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer", BearerFormat = "tp_live_…", Description = "A key of an employer. Its owners make keys in the employer's workspace, under Keys." };
        document.Tags = new HashSet<OpenApiTag>(tags.Select(tag => new OpenApiTag { Name = tag.Name, Description = tag.Description }));
    }

    private static void Complete(OpenApiOperation operation, OpenApiOperationTransformerContext context)
    {
        var keyed = context.Description.ActionDescriptor.EndpointMetadata.OfType<KeyedApi>().FirstOrDefault();
        // An empty requirement: nobody has to say who they are.
        operation.Security = [new OpenApiSecurityRequirement()];
        if (keyed is not null) operation.Security[0].Add(new OpenApiSecuritySchemeReference(KeyScheme, context.Document), []);
        if (keyed is { Writes: true })
        {
            operation.Parameters ??= [];
            operation.Parameters.Add(new OpenApiParameter
            {
                Name = KeyedEndpoints.IdempotencyHeader,
                In = ParameterLocation.Header,
                Description = "Your own name for this request. Sent again with the same content it has its effect once and gets the same answer, for 30 days; with other content it is refused.",
                Schema = new OpenApiSchema { Type = JsonSchemaType.String, MinLength = 1, MaxLength = KeyedEndpoints.IdempotencyMax },
            });
        }

        foreach (var (status, response) in operation.Responses ?? [])
        {
            if (response is not OpenApiResponse written) continue;
            written.Description = Meaning(status);
            written.Headers ??= new Dictionary<string, IOpenApiHeader>();
            written.Headers["RateLimit-Policy"] = Header("The limit: requests (q) in so many seconds (w).", "\"address\";q=120;w=60");
            written.Headers["RateLimit"] = Header("What is left of it (r), and in how many seconds all of it is back (t).", "\"address\";r=119;t=1");
            if (keyed is null && status is "200" or "304") written.Headers["ETag"] = Header("Strong tag of exactly these bytes.", "\"2f6d1b0c8a515a107c449f7e2f6d1b0c\"");
            if (status == "429") written.Headers["Retry-After"] = Header("Seconds to wait.", "12");
        }

        if (context.Description.ActionDescriptor.EndpointMetadata.OfType<ApiExample>().FirstOrDefault() is { } example && operation.Responses?.GetValueOrDefault("200")?.Content is { } content)
            foreach (var body in content.Values.OfType<OpenApiMediaType>()) body.Example = JsonSerializer.SerializeToNode(example.Value, ApiJson.Options);
    }

    private static OpenApiHeader Header(string description, string example) =>
        new() { Description = description, Schema = new OpenApiSchema { Type = JsonSchemaType.String }, Example = JsonValue.Create(example) };

    private static string Meaning(string status) => int.Parse(status, CultureInfo.InvariantCulture) switch
    {
        StatusCodes.Status200OK => "What was asked for.",
        StatusCodes.Status201Created => "It is there now.",
        StatusCodes.Status204NoContent => "Done.",
        StatusCodes.Status304NotModified => "What you have is still the answer.",
        StatusCodes.Status400BadRequest => "A value cannot be accepted; `errors` says which.",
        StatusCodes.Status404NotFound => "There is nothing here, or it was never public.",
        StatusCodes.Status406NotAcceptable => "`Accept` rules out JSON.",
        StatusCodes.Status410Gone => "It was public and is over.",
        StatusCodes.Status429TooManyRequests => "Too many requests; wait as `Retry-After` says.",
        StatusCodes.Status500InternalServerError => "A fault of ours.",
        var other => Microsoft.AspNetCore.WebUtilities.ReasonPhrases.GetReasonPhrase(other),
    };
}

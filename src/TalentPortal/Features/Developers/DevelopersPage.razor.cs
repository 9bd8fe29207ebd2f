using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;
using TalentPortal.Features.Webhooks.Domain;
using TalentPortal.Platform.Api;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Developers;

/// <summary>How programs read the portal.</summary>
public sealed partial class DevelopersPage
{
    /// <summary>Addresses below the interface's, and the key of what is there.</summary>
    private static readonly (string Path, string Key)[] addresses =
    [
        ("/jobs", "Jobs"), ("/jobs/{id}", "Job"), ("/employers/{id}", "Employer"), ("/industries", "Industries"), ("/divisions", "Divisions"), ("/employment-kinds", "Kinds"), ("/degrees", "Degrees"),
    ];

    [Inject] private IStringLocalizer<DevelopersText> T { get; set; } = null!;

    [Inject] private IStringLocalizer<ApiText> Problems { get; set; } = null!;

    [Inject] private SiteAddresses Addresses { get; set; } = null!;

    [Inject] private IOptions<ApiLimitOptions> Limits { get; set; } = null!;

    [CascadingParameter] private HttpContext? Http { get; set; }

    private TenantRef? Tenant => Http?.Features.Get<SiteFeature>()?.Tenant;

    /// <summary>Where the interface of this site is.</summary>
    private string Root => Addresses.Root(Tenant);

    private string Base => Root + ApiEndpoints.Base;

    /// <summary>How a posting is written. Keys work at one service, so the national site takes one for an example.</summary>
    private string Example =>
        $$$"""
        curl -X PUT '{{{Own}}}/jobs/R-1042' -H "Authorization: Bearer $KEY" \
          -H 'Content-Type: application/json' -H 'Idempotency-Key: 7f3a' \
          -d '{"title":{"zh":null,"en":"Chip design engineer"},
               "description":{"zh":null,"en":"You design display driver chips."},
               "division":"350100","industry":"chip-design","kind":"permanent",
               "pay":{"min":300000,"max":500000,"currency":"CNY","period":"year"}}'
        curl -X POST '{{{Own}}}/jobs/R-1042/submit' -H "Authorization: Bearer $KEY"
        """;

    /// <summary>How a message is checked, with the library of the standard.</summary>
    private const string Check =
        """
        import { Webhook } from 'standardwebhooks';

        // rawBody: the very bytes that came, before any parsing
        const event = new Webhook(process.env.WEBHOOK_SECRET).verify(rawBody, request.headers);
        """;

    /// <summary>What is sent when a posting becomes public.</summary>
    private string Message =>
        $$$"""
        POST /your/address HTTP/1.1
        Content-Type: application/json; charset=utf-8
        webhook-id: evt_01937b6e5c007a108000000000000042
        webhook-timestamp: 1795413600
        webhook-signature: v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=

        {"type":"{{{WebhookTypes.PostingPublished}}}","timestamp":"2026-11-23T06:00:00+00:00",
         "data":{"service":"{{{Tenant?.Slug ?? "fujian"}}}","posting":{"id":"01937b6e-5c00-7a10-8000-000000000042",
         "reference":"R-1042","status":"live","closeReason":null},"application":null}}
        """;

    private string Own => (Tenant is null ? Root + "/fujian" : Root) + ApiEndpoints.Base + "/employer";

    /// <summary>Documents beside the interface, and the key of what they are.</summary>
    private IEnumerable<(string Href, string Key)> Documents =>
    [
        ($"{Root}/openapi/v1.json", "OpenApi"),
        ("jobs/feed.atom", "Atom"),
        // A posting has one address, at its service: the national site has no list of its own for job boards.
        .. Tenant is null ? Array.Empty<(string, string)>() : [("jobs/indeed.xml", "Indeed")],
        ($"{Root}/sitemap.xml", "SiteMap"),
    ];
}

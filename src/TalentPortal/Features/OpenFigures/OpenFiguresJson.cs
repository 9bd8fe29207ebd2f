using System.Text.Json;
using System.Text.Json.Serialization;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.OpenFigures;

/// <summary>What the page says, for programs: <c>open-figures/figures.json</c>.</summary>
internal static class OpenFiguresJson
{
    public const string Path = "open-figures/figures.json";

    private static readonly JsonSerializerOptions options = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) } };

    public static void Map(IEndpointRouteBuilder endpoints) => endpoints.MapGet("/" + Path, Read).AllowAnonymous().ExcludeFromDescription();

    private static async Task<IResult> Read(HttpContext http, PortalSender sender, CancellationToken ct)
    {
        if (http.Features.Get<SiteFeature>() is not { } site || http.Request.PathBase != site.Base) return Results.NotFound();
        var outcome = await sender.Send(new ViewOpenFigures(), ct);
        return outcome.IsOk ? Results.Json(outcome.Value, options) : Results.NotFound();
    }
}

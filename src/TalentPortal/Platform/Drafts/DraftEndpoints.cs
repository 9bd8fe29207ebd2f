using System.Text.Json;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;

namespace TalentPortal.Platform.Drafts;

/// <summary>Where pages without a circuit save and discard drafts.</summary>
public static class DraftEndpoints
{
    /// <summary>Bytes of a request: content at its limit, escaped, and some room.</summary>
    private const int BodyMax = 2 * Draft.ContentMax;

    public static void MapDrafts(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapPost("/drafts/{form}", Save).WithMetadata(new RequestSizeLimitAttribute(BodyMax)).DisableAntiforgery().ExcludeFromDescription();
        endpoints.MapPost("/drafts/{form}/discard", Discard).WithMetadata(new RequireAntiforgeryTokenAttribute()).ExcludeFromDescription();
    }

    /// <summary>Takes JSON from the page's script; the form token comes in a header, and is checked here because the middleware looks at forms only.</summary>
    private static async Task<IResult> Save(string form, HttpContext http, IAntiforgery antiforgery, PortalSender sender)
    {
        if (!await antiforgery.IsRequestValidAsync(http)) return Results.BadRequest();
        SentDraft? sent;
        try
        {
            sent = await http.Request.ReadFromJsonAsync<SentDraft>(http.RequestAborted);
        }
        catch (JsonException)
        {
            return Results.BadRequest();
        }

        if (sent?.Fields is not { } fields || fields.Values.Any(values => values is null || values.Any(value => value is null))) return Results.BadRequest();
        var outcome = await sender.Send(new SaveDraft(form, sent.Record ?? "", DraftFields.Of(fields).ToJson(), sent.Submission), http.RequestAborted);
        return outcome.Kind switch
        {
            OutcomeKind.Ok => Results.Json(new { savedAt = outcome.Value.SavedAt }),
            OutcomeKind.NotFound => Results.Unauthorized(),
            _ => Results.BadRequest(),
        };
    }

    /// <summary>Takes a plain form, and goes back to the page it came from.</summary>
    private static async Task<IResult> Discard(string form, HttpContext http, PortalSender sender)
    {
        var posted = await http.Request.ReadFormAsync(http.RequestAborted);
        await sender.Send(new DiscardDraft(form, posted["record"].ToString()), http.RequestAborted);
        return Results.LocalRedirect(LocalReturnUrl.Or(posted["return"].ToString(), $"{http.Request.PathBase}/"));
    }

    private sealed record SentDraft(string? Record, Guid? Submission, Dictionary<string, string[]>? Fields);
}

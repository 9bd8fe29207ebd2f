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
    public const int BodyMax = 2 * Draft.ContentMax;

    public static void MapDrafts(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapPost("/drafts/{form}", Save).WithMetadata(new RequestSizeLimitAttribute(BodyMax)).DisableAntiforgery().ExcludeFromDescription();
        endpoints.MapPost("/drafts/{form}/discard", Discard).WithMetadata(new RequireAntiforgeryTokenAttribute()).ExcludeFromDescription();
    }

    /// <summary>
    /// Takes JSON from the page's script; the form token comes in a header, and is checked here because the middleware
    /// looks at forms only. 401 tells the script that the person has to sign in again.
    /// </summary>
    private static async Task<IResult> Save(string form, HttpContext http, IAntiforgery antiforgery, PortalSender sender)
    {
        if (PageOrigin.UserId(http.User) is null) return Plain(StatusCodes.Status401Unauthorized);
        if (!http.Request.HasJsonContentType()) return Plain(StatusCodes.Status415UnsupportedMediaType);
        if (!await antiforgery.IsRequestValidAsync(http)) return Plain(StatusCodes.Status400BadRequest);
        SentDraft? sent;
        try
        {
            sent = await http.Request.ReadFromJsonAsync<SentDraft>(http.RequestAborted);
        }
        catch (JsonException)
        {
            return Plain(StatusCodes.Status400BadRequest);
        }
        catch (BadHttpRequestException error)
        {
            return Plain(error.StatusCode);
        }

        if (sent?.Fields is not { } fields || fields.Values.Any(values => values is null || values.Any(value => value is null))) return Plain(StatusCodes.Status400BadRequest);
        var outcome = await sender.Send(new SaveDraft(form, sent.Record ?? "", DraftFields.Of(fields).ToJson(), sent.Submission), http.RequestAborted);
        return outcome.Kind switch
        {
            OutcomeKind.Ok => Results.Json(new { savedAt = outcome.Value.SavedAt }),
            OutcomeKind.NotFound => Plain(StatusCodes.Status401Unauthorized),
            _ => Plain(StatusCodes.Status400BadRequest),
        };

        // A script asked: no page is made around the number.
        IResult Plain(int status)
        {
            if (http.Features.Get<Microsoft.AspNetCore.Diagnostics.IStatusCodePagesFeature>() is { } pages) pages.Enabled = false;
            return Results.StatusCode(status);
        }
    }

    /// <summary>Takes a plain form, and goes back to the page it came from.</summary>
    private static async Task<IResult> Discard(string form, HttpContext http, PortalSender sender)
    {
        if (!http.Request.HasFormContentType) return Results.BadRequest();
        var posted = await http.Request.ReadFormAsync(http.RequestAborted);
        await sender.Send(new DiscardDraft(form, posted["record"].ToString()), http.RequestAborted);
        return Results.LocalRedirect(LocalReturnUrl.Or(posted["return"].ToString(), $"{http.Request.PathBase}/"));
    }

    private sealed record SentDraft(string? Record, Guid? Submission, Dictionary<string, string[]>? Fields);
}

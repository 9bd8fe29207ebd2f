using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Helpfulness;

/// <summary>
/// Takes the answer of the two buttons. The form carries no token, so that the page around it can be kept for all
/// visitors: nobody's rights are used, and what another site's page sends is refused by its origin.
/// </summary>
internal static class HelpEndpoint
{
    public const string Path = "helpfulness/answer";

    private const int BodyMax = 4_000;

    public static void Map(IEndpointRouteBuilder endpoints) => endpoints.MapPost("/" + Path, Answer).WithMetadata(new RequestSizeLimitAttribute(BodyMax)).AllowAnonymous().DisableAntiforgery().ExcludeFromDescription();

    private static async Task<IResult> Answer(HttpContext http, PortalSender sender, IStringLocalizer<HelpfulnessText> texts, CancellationToken ct)
    {
        var refused = Results.Text(texts["Help_Invalid"], statusCode: StatusCodes.Status400BadRequest);
        if (http.Features.Get<SiteFeature>() is not { } site || http.Request.PathBase != site.Base || !http.Request.HasFormContentType) return refused;
        var form = await http.Request.ReadFormAsync(ct);
        if (form["helped"].ToString() is not ("yes" or "no")) return refused;
        var outcome = await sender.Send(new AnswerHelp(form["about"].ToString(), form["helped"] == "yes"), ct);
        return outcome.IsOk ? Results.Redirect($"{site.Base}/helpfulness?about={Uri.EscapeDataString(outcome.Value.Path)}") : outcome.Kind == OutcomeKind.Refused ? Results.Text(texts["AnswerHelp_TooMany"], statusCode: StatusCodes.Status429TooManyRequests) : refused;
    }
}

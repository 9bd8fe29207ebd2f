using TalentPortal.Platform.Messaging;

namespace TalentPortal.Features.Profiles;

/// <summary>What is no page: the download.</summary>
internal static class ProfileEndpoints
{
    public static void Map(IEndpointRouteBuilder endpoints) => endpoints.MapGet("/me/profile/resume.json", Export).RequireAuthorization().ExcludeFromDescription();

    private static async Task<IResult> Export(HttpContext http, PortalSender sender, CancellationToken ct)
    {
        if (await sender.Send(new ExportResume(), ct) is not { IsOk: true, Value: { } mine }) return Results.NotFound();
        http.Response.Headers.CacheControl = "no-store";
        return Results.File(mine.Json, "application/json", "resume.json");
    }
}

using TalentPortal.Platform.Messaging;

namespace TalentPortal.Features.Schools;

/// <summary>What is no page: the list of schools as a table.</summary>
internal static class SchoolEndpoints
{
    public static void Map(IEndpointRouteBuilder endpoints) => endpoints.MapGet("/admin/schools/file", Download).RequireAuthorization().ExcludeFromDescription();

    private static async Task<IResult> Download(HttpContext http, PortalSender sender, CancellationToken ct)
    {
        if (await sender.Send(new ExportSchools(), ct) is not { IsOk: true, Value: { } file }) return Results.NotFound();
        http.Response.Headers.CacheControl = "no-store";
        return Results.File(file.Content, "text/csv; charset=utf-8", file.Name);
    }
}

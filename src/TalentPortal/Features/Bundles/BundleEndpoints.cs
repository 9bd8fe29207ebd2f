using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Localization;
using TalentPortal.Features.Bundles.Domain;
using TalentPortal.Platform.Files;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Sheets;

namespace TalentPortal.Features.Bundles;

/// <summary>What is no page: the content as an archive, the upload, and the report of a bundle.</summary>
internal static class BundleEndpoints
{
    public static UploadRules Rules { get; } = new([], BundleReader.SentMost) { Documents = ["zip", "md", "csv"] };

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/admin/bundles/content.zip", Export).RequireAuthorization().ExcludeFromDescription();
        // MultipartUpload looks at the antiforgery token itself, before it takes the file; the middleware would read the whole form first.
        endpoints.MapPost("/admin/bundles/upload", Upload).DisableAntiforgery().ExcludeFromDescription();
        endpoints.MapGet("/admin/bundles/{id:guid}/report", Report).RequireAuthorization().ExcludeFromDescription();
    }

    private static async Task<IResult> Export(HttpContext http, PortalSender sender, CancellationToken ct)
    {
        if (await sender.Send(new ExportBundle(), ct) is not { IsOk: true, Value: { } bundle }) return Results.NotFound();
        http.Response.Headers.CacheControl = "no-store";
        return Results.File(bundle.Content, "application/zip", bundle.Name);
    }

    private static async Task Upload(HttpContext http, PortalSender sender, MultipartUpload uploads, CancellationToken ct)
    {
        var page = $"{http.Request.PathBase}/admin/bundles";
        if (!(await sender.Send(new BrowseBundles(), ct)).IsOk)
        {
            if (http.User.Identity?.IsAuthenticated == true) http.Response.StatusCode = StatusCodes.Status404NotFound;
            else http.Response.Redirect($"{http.Request.PathBase}/account/sign-in?returnUrl={Uri.EscapeDataString(page)}");
            return;
        }

        switch (await uploads.ReceiveInMemory(http, Rules, ct))
        {
            case UploadOutcome.Refused refused:
                Refuse(http, page, refused.Reason, refused.Status);
                break;
            case UploadOutcome.Received received:
                var command = Guid.TryParse(received.Fields.GetValueOrDefault(PageOrigin.CommandField), out var id) ? id : (Guid?)null;
                var sent = await sender.Send(new UploadBundle(received.CleanName, received.Content), ct, command);
                if (sent.IsOk) http.Response.Redirect($"{page}/{sent.Value.Id}");
                else Refuse(http, page, sent.Reason ?? sent.Errors[0].Text, StatusCodes.Status422UnprocessableEntity);
                break;
        }
    }

    /// <summary>A browser gets its page back with the reason; other programs get a status.</summary>
    private static void Refuse(HttpContext http, string page, TextKey reason, int status)
    {
        if (http.Request.GetTypedHeaders().Accept.Any(type => type.MediaType == "text/html")) http.Response.Redirect(QueryHelpers.AddQueryString(page, "refused", reason.Name));
        else http.Response.StatusCode = status;
    }

    private static async Task<IResult> Report(Guid id, HttpContext http, PortalSender sender, IStringLocalizer<BundlesText> texts, CancellationToken ct)
    {
        if (await sender.Send(new ViewBundle(id), ct) is not { IsOk: true, Value: { } bundle }) return Results.NotFound();
        IReadOnlyList<string> heads = [texts["Report_File"], texts["Report_Line"], texts["Report_Key"], texts["Report_State"], texts["Report_Words"]];
        var lines = bundle.Files.SelectMany(file => file.Lines.Select(line => (IReadOnlyList<string?>)[file.Name, line.Line.ToString(CultureInfo.InvariantCulture), line.Key, texts["Line_" + line.State], line.Words]))
            .Concat(bundle.Strange.Select(name => (IReadOnlyList<string?>)[name, null, null, texts["Bundle_Strange"], null]));
        http.Response.Headers.CacheControl = "no-store";
        return Results.Stream(to => SheetWriter.Csv(to, heads, lines.ToAsyncEnumerable(), ct), SheetWriter.CsvType, $"{Path.GetFileNameWithoutExtension(bundle.FileName)}-report.csv");
    }
}

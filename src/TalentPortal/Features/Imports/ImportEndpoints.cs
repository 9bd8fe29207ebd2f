using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Localization;
using TalentPortal.Features.Imports.Domain;
using TalentPortal.Platform.Files;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Sheets;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Imports;

/// <summary>What is no page: the upload, the report of a file, and the postings as a file. Each in the workspace of an employer and of a tenant.</summary>
internal static class ImportEndpoints
{
    /// <summary>What a file of postings may be.</summary>
    public static UploadRules Rules { get; } = new([], UploadImport.MostBytes) { Documents = ["csv", "tsv", "txt", "xlsx", "jsonl", "ndjson"] };

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        foreach (var workspace in new[] { "employer", "admin" })
        {
            // MultipartUpload looks at the antiforgery token itself, before it takes the file; the middleware would read the whole form first.
            endpoints.MapPost($"/{workspace}/imports/upload", (HttpContext http, PortalSender sender, MultipartUpload uploads, CancellationToken ct) => Upload(workspace, http, sender, uploads, ct)).DisableAntiforgery().ExcludeFromDescription();
            endpoints.MapGet($"/{workspace}/imports/{{id:guid}}/report", Report).RequireAuthorization().ExcludeFromDescription();
            endpoints.MapGet($"/{workspace}/imports/postings.{{ending:regex(^(csv|xlsx)$)}}", Export).RequireAuthorization().ExcludeFromDescription();
        }
    }

    private static async Task Upload(string workspace, HttpContext http, PortalSender sender, MultipartUpload uploads, CancellationToken ct)
    {
        var page = $"{http.Request.PathBase}/{workspace}/imports";
        if (await sender.Send(new BrowseImports(), ct) is not { IsOk: true, Value: { } mine })
        {
            if (http.User.Identity?.IsAuthenticated == true) http.Response.StatusCode = StatusCodes.Status404NotFound;
            else http.Response.Redirect($"{http.Request.PathBase}/account/sign-in?returnUrl={Uri.EscapeDataString(page)}");
            return;
        }

        var outcome = mine.MayUpload ? await uploads.ReceiveInMemory(http, Rules, ct) : await uploads.Decline(http, Rules, "Import_NotAdmitted", ct);
        if (outcome is UploadOutcome.Refused refused)
        {
            Refuse(http, page, refused.Reason, refused.Status);
            return;
        }

        var received = (UploadOutcome.Received)outcome;
        var command = Guid.TryParse(received.Fields.GetValueOrDefault(PageOrigin.CommandField), out var id) ? id : (Guid?)null;
        var read = await sender.Send(new UploadImport(received.CleanName, received.Content), ct, command);
        if (read.IsOk) http.Response.Redirect($"{page}/{read.Value}");
        else Refuse(http, page, read.Reason ?? read.Errors[0].Text, StatusCodes.Status422UnprocessableEntity);
    }

    /// <summary>A browser gets its page back with the reason; other programs get a status.</summary>
    private static void Refuse(HttpContext http, string page, TextKey reason, int status)
    {
        if (http.Request.GetTypedHeaders().Accept.Any(type => type.MediaType == "text/html")) http.Response.Redirect(QueryHelpers.AddQueryString(page, new Dictionary<string, string?> { ["refused"] = reason.Name, ["at"] = string.Join(',', reason.Args) }));
        else http.Response.StatusCode = status;
    }

    private static async Task<IResult> Report(Guid id, HttpContext http, PortalSender sender, IStringLocalizer<ImportsText> texts, string? only, CancellationToken ct)
    {
        if (await sender.Send(new ReportImport(id, only == "faulty"), ct) is not { IsOk: true, Value: { } report }) return Results.NotFound();
        IReadOnlyList<string> heads = [texts["Report_Line"], texts["Report_Effect"], texts["Report_Faults"], .. report.Columns];
        var lines = report.Lines.Select(line => (IReadOnlyList<string?>)
        [
            line.Number.ToString(System.Globalization.CultureInfo.InvariantCulture), line.Effect is { } effect ? texts["Effect_" + effect].Value : null,
            string.Join(texts["Between"], line.Faults.Select(fault => ImportWriting.Say(texts, fault, report.Columns, report.Map))), .. line.Cells,
        ]);
        http.Response.Headers.CacheControl = "no-store";
        return Results.Stream(to => SheetWriter.Csv(to, heads, lines.ToAsyncEnumerable(), ct), SheetWriter.CsvType, $"{Path.GetFileNameWithoutExtension(report.FileName)}-report.csv");
    }

    private static async Task<IResult> Export(string ending, HttpContext http, PortalSender sender, PageOrigin page, CancellationToken ct)
    {
        if (await sender.Send(new ExportPostings(), ct) is not { IsOk: true, Value: { } found } || page.Get().Tenant is not { } tenant) return Results.NotFound();
        IReadOnlyList<string> heads = [.. found.Fields.Select(field => field.NameIn(Languages.Current))];
        http.Response.Headers.CacheControl = "no-store";
        if (ending == "csv") return Results.Stream(to => SheetWriter.Csv(to, heads, found.Lines.ToAsyncEnumerable(), ct), SheetWriter.CsvType, $"{tenant.Slug}-postings.csv");
        var memory = new MemoryStream();
        await SheetWriter.Xlsx(memory, "postings", heads, found.Lines.ToAsyncEnumerable(), ct);
        memory.Position = 0;
        return Results.Stream(memory, SheetWriter.XlsxType, $"{tenant.Slug}-postings.xlsx");
    }
}

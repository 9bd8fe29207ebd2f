using Microsoft.Extensions.Localization;
using TalentPortal.Features.Figures.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Figures;

/// <summary>Gives what the page shows as a file. Whoever may not see it gets 404; a choice that the page refuses leads back to the page, which says why.</summary>
internal static class FiguresEndpoint
{
    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet("/admin/figures/file", Download).RequireAuthorization().ExcludeFromDescription();

    private static async Task<IResult> Download(int? from, int? to, string? by, string? only, string? format, HttpContext http, PortalSender sender, PageOrigin page, IStringLocalizer<FiguresText> texts, CancellationToken ct)
    {
        if (!Enum.TryParse<FiguresFormat>(format, ignoreCase: true, out var kind) || !Enum.IsDefined(kind)) return Results.NotFound();
        FigureCut? cut = null;
        if (!string.IsNullOrEmpty(by))
        {
            if (!Enum.TryParse<FigureCut>(by, ignoreCase: true, out var named) || !Enum.IsDefined(named)) return Results.NotFound();
            cut = named;
        }

        var outcome = await sender.Send(new ExportFigures(from, to, cut, string.IsNullOrEmpty(only) ? null : only, kind), ct);
        if (outcome.Kind == OutcomeKind.Refused) return Results.Redirect($"{http.Request.PathBase}/admin/figures{http.Request.QueryString}");
        if (outcome is not { IsOk: true, Value: { } report } || page.Get().Tenant is not { } tenant) return Results.NotFound();
        var sections = FiguresFile.Sections(report, texts, tenant.Name.In(Languages.Current), TimeZoneInfo.FindSystemTimeZoneById(tenant.TimeZone), null);
        var name = FormattableString.Invariant($"{tenant.Slug}-{report.Scope.From}-{report.Scope.To}-{tenant.DayAt(report.AsOf):yyyy-MM-dd}.{kind.ToString().ToLowerInvariant()}");
        http.Response.Headers.CacheControl = "no-store";
        return kind == FiguresFormat.Csv
            ? Results.File(FiguresFile.Csv(sections), "text/csv; charset=utf-8", name)
            : Results.File(FiguresFile.Xlsx(sections), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", name);
    }
}

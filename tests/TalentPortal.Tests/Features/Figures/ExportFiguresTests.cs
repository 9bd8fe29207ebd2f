using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Text;
using System.Xml.Linq;
using CsvHelper;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using TalentPortal.Features.Figures;
using TalentPortal.Features.Figures.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Tests.Features.Cases;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.Figures;

public sealed class ExportFiguresTests(ViewFiguresTests.Fixture portal) : IClassFixture<ViewFiguresTests.Fixture>
{
    [Fact]
    public async Task A_file_holds_what_the_page_shows_and_it_is_noted_who_took_it()
    {
        var (shown, taken) = (await portal.Figures(by: FigureCut.Country), await portal.As(FiguresScene.Admin).Get(new ExportFigures(2024, null, FigureCut.Country, null, FiguresFormat.Csv)));
        Assert.Equal(Plain(shown), Plain(taken));
        Assert.Equal("Csv 2024-2024 Country", await portal.Scalar<string>("select detail from audit_entries where action = 'figures.export' order by at desc limit 1"));
        Assert.Equal(OutcomeKind.Refused, (await portal.As(FiguresScene.Admin).Send(new ExportFigures(2024, null, FigureCut.Country, "DE", FiguresFormat.Csv))).Kind);
        Assert.Equal(OutcomeKind.Invalid, (await portal.As(FiguresScene.Admin).Send(new ExportFigures(1999, null, null, null, FiguresFormat.Csv))).Kind);
        await HandOverScene.NobodyFinds([portal.As(CaseScene.Overseas), portal.As(Personas.Staff(PortalRole.Reviewer)), portal.As(FiguresScene.Admin, "greater-bay"), portal.As(null)], new ExportFigures(2024, null, null, null, FiguresFormat.Csv));

        static string Plain(FiguresReport one) => System.Text.Json.JsonSerializer.Serialize(one with { AsOf = default });
    }

    [Fact]
    public async Task Both_files_carry_period_definitions_and_the_same_cells_in_the_readers_language()
    {
        using var client = await portal.SignedInClient(FiguresScene.Admin);
        foreach (var (language, hidden, asked) in new[] { ("en", "hidden", "Asked"), ("zh", "不显示", "提出咨询") })
        {
            var csv = await client.GetAsync($"/fujian/{language}/admin/figures/file?from=2024&to=2025&by=country&format=csv");
            Assert.Equal((HttpStatusCode.OK, "text/csv", "attachment"), (csv.StatusCode, csv.Content.Headers.ContentType!.MediaType, csv.Content.Headers.ContentDisposition!.DispositionType));
            Assert.True(csv.Headers.CacheControl!.NoStore);
            var bytes = await csv.Content.ReadAsByteArrayAsync();
            Assert.Equal(Encoding.UTF8.GetPreamble(), bytes[..3]);
            var cells = Csv(Encoding.UTF8.GetString(bytes[3..]));
            Assert.Contains(cells, row => row[^1].Contains("2024", StringComparison.Ordinal) && row[^1].Contains("2025", StringComparison.Ordinal));
            Assert.Contains(cells, row => row[0] == asked && row[1] == "66");
            Assert.Contains(cells, row => row.Contains(hidden));

            var xlsx = await client.GetByteArrayAsync($"/fujian/{language}/admin/figures/file?from=2024&to=2025&by=country&format=xlsx");
            using var document = SpreadsheetDocument.Open(new MemoryStream(xlsx), false);
            Assert.Empty(new OpenXmlValidator().Validate(document).Select(error => error.Description));
            var texts = Sheets(xlsx);
            foreach (var row in cells.Where(row => row.Length > 1 && !row[0].Contains("2026", StringComparison.Ordinal)).Where(row => row.All(cell => !cell.Contains(':', StringComparison.Ordinal)))) Assert.Contains(string.Join('|', row), texts);
            Assert.DoesNotContain("<f>", Raw(xlsx), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task What_the_page_refuses_leads_to_the_page_and_others_find_nothing()
    {
        using var client = await portal.SignedInClient(FiguresScene.Admin);
        var refused = await client.GetAsync("/fujian/en/admin/figures/file?from=2024&by=country&only=DE&format=csv");
        Assert.Equal((HttpStatusCode.Redirect, "/fujian/en/admin/figures?from=2024&by=country&only=DE&format=csv"), (refused.StatusCode, refused.Headers.Location!.OriginalString));
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync("/fujian/en/admin/figures/file?format=pdf")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync("/fujian/en/admin/figures/file?format=csv&by=name")).StatusCode);
        using var stranger = await portal.SignedInClient(CaseScene.Overseas);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync("/fujian/en/admin/figures/file?format=csv")).StatusCode);
    }

    [Fact]
    public void What_looks_like_a_formula_is_a_text()
    {
        IReadOnlyList<FiguresSection> sections = [new("=1+1", ["+cmd", "@sum"], [["-2+3", 7]])];
        Assert.All(Csv(Encoding.UTF8.GetString(FiguresFile.Csv(sections)[3..])).SelectMany(row => row), cell => Assert.DoesNotContain(cell[..1], (string[])["=", "+", "-", "@"]));
        Assert.Contains("-2+3|7", Sheets(FiguresFile.Xlsx(sections)));
        Assert.DoesNotContain("<f>", Raw(FiguresFile.Xlsx(sections)), StringComparison.Ordinal);
    }

    private static List<string[]> Csv(string text)
    {
        using var parser = new CsvParser(new StringReader(text), CultureInfo.InvariantCulture);
        List<string[]> rows = [];
        while (parser.Read()) rows.Add(parser.Record!);
        return rows;
    }

    /// <summary>All rows of all sheets, cells joined.</summary>
    private static HashSet<string> Sheets(byte[] xlsx)
    {
        XNamespace main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
        return [.. Parts(xlsx).SelectMany(part => XDocument.Parse(part).Descendants(main + "row").Select(row => string.Join('|', row.Elements(main + "c").Select(cell => cell.Value))))];
    }

    private static string Raw(byte[] xlsx) => string.Concat(Parts(xlsx)).Replace("x:f>", "f>", StringComparison.Ordinal);

    private static List<string> Parts(byte[] xlsx)
    {
        using var zip = new ZipArchive(new MemoryStream(xlsx));
        return [.. zip.Entries.Where(entry => entry.FullName.Contains("worksheets/", StringComparison.Ordinal) && entry.FullName.EndsWith(".xml", StringComparison.Ordinal)).Select(entry => new StreamReader(entry.Open()).ReadToEnd())];
    }
}

using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using TalentPortal.Data.Seed.Demo;
using TalentPortal.Platform.Files;
using TalentPortal.Tests.Features.Talents;
using TalentPortal.Tests.Fixture;
using TalentPortal.Tests.Platform.Files;

namespace TalentPortal.Tests.Features.Documents;

/// <summary>sec-F01 to sec-F03 and sec-F05: files for a document, good and hostile, through the real host.</summary>
public sealed partial class DocumentUploadTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Every_file_gets_the_right_verdict_and_only_good_ones_are_stored()
    {
        var cases = FileInspectorTests.Cases.Where(one => one.Name.Trim().Length > 0 && !one.Name.Any(c => char.IsControl(c) || char.IsSurrogate(c))).ToList();
        Assert.True(cases.Count > 80, $"only {cases.Count} files");
        List<string> wrong = [];
        var (talent, id, client) = await Sender();
        var (stored, before) = (0, portal.FileCount());
        foreach (var one in cases)
        {
            var verdict = Verdict(await client.Upload(Address(id), Encoding.UTF8.GetBytes(one.Name.Replace("\"", "%22", StringComparison.Ordinal)), one.Content));
            var expected = FileInspector.Inspect(one.Name, null, one.Content, UploadRules.Scans) is FileVerdict.Refused refused ? refused.Reason.Name : "stored";
            // What is taken elsewhere may still be built in a way that no mark can be drawn on.
            if (verdict != expected && !(expected == "stored" && verdict == "Files_CannotBeMarked")) wrong.Add($"{one.Title}: {verdict} instead of {expected}");
            if (verdict == "stored") stored++;
        }

        Assert.Empty(wrong);
        Assert.True(stored > 10, $"only {stored} were stored");
        await portal.Drain();
        Assert.Equal((await portal.Document(talent, id)).Files.Count, portal.FileCount() - before);
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(portal.Folder, "files", "tmp")));
    }

    [Fact]
    public async Task A_photo_loses_the_place_where_it_was_taken()
    {
        var (talent, id, client) = await Sender();
        Assert.Equal("stored", Verdict(await client.Upload(Address(id), "photo.jpg"u8.ToArray(), PictureBuilder.Jpeg(PictureBuilder.Exif()))));
        var file = (await portal.Document(talent, id)).Files[0];
        Assert.Equal(MetadataState.Removed, file.Metadata);
        using var http = await portal.SignedInClient(talent);
        using var answer = await http.GetAsync($"/fujian/en/me/documents/files/{file.Id}");
        Assert.True(TestFiles.IndexOf(await answer.Content.ReadAsByteArrayAsync(), "CANARY-GPS") < 0);
        Assert.Equal("attachment", answer.Content.Headers.ContentDisposition!.DispositionType);
        using var other = await portal.SignedInClient(await portal.NewTalent());
        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync($"/fujian/en/me/documents/files/{file.Id}")).StatusCode);
    }

    [Fact]
    public async Task Too_much_is_refused_and_the_person_is_told_the_limit()
    {
        var (talent, id, client) = await Sender();
        Assert.Equal("Files_TooLarge", Verdict(await client.Upload(Address(id), "scan.pdf"u8.ToArray(), new byte[UploadRules.LargestBytes + 1])));
        Assert.Empty((await portal.Document(talent, id)).Files);
        using var http = await portal.SignedInClient(talent);
        Assert.Contains("10 MB", (await http.Page($"/fujian/en/me/documents/{id}?refused=Files_TooLarge")).QuerySelector("main .error-summary a")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_token_consent_or_right_nothing_is_taken()
    {
        var (talent, id, client) = await Sender();
        var before = portal.FileCount();
        using var http = await portal.SignedInClient(talent);
        using var without = await http.Upload(new Uri(http.BaseAddress!, Address(id)), [], PdfBuilder.Plain(), "scan.pdf");
        Assert.Contains("refused=Files_FormExpired", without.Headers.Location!.OriginalString, StringComparison.Ordinal);
        using var visitor = await portal.Http();
        using var nobody = await visitor.Upload(new Uri(http.BaseAddress!, Address(id)), client.Fields, PdfBuilder.Plain(), "scan.pdf");
        Assert.StartsWith("/fujian/en/account/sign-in?returnUrl=", nobody.Headers.Location!.OriginalString, StringComparison.Ordinal);
        using var stranger = await portal.SignedInClient(await portal.NewTalent());
        using var borrowed = await stranger.Upload(new Uri(http.BaseAddress!, Address(id)), client.Fields, PdfBuilder.Plain(), "scan.pdf");
        Assert.Contains("refused=Files_FormExpired", borrowed.Headers.Location!.OriginalString, StringComparison.Ordinal);
        var token = (await stranger.Page("/fujian/en/me/profile")).QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var theirs = await stranger.Upload(new Uri(http.BaseAddress!, Address(id)), [new("__RequestVerificationToken", token)], PdfBuilder.Plain(), "scan.pdf");
        // The page, which says that there is no such document.
        Assert.EndsWith($"/me/documents/{id}", theirs.Headers.Location!.OriginalString, StringComparison.Ordinal);
        var medical = await portal.AddDocument(talent, "medical");
        Assert.Equal("StoreDocumentFile_ConsentFirst", Verdict(await client.Upload(Address(medical), "scan.pdf"u8.ToArray(), PdfBuilder.Plain())));
        Assert.Equal(before, portal.FileCount());
    }

    private static string Address(Guid id) => $"/fujian/en/me/documents/{id}/upload";

    private async Task<(DemoPerson Talent, Guid Id, RawClient Client)> Sender()
    {
        var talent = await portal.NewTalent();
        var id = await portal.AddDocument(talent);
        await portal.Agree(talent);
        return (talent, id, await RawClient.Open(portal, talent, $"/fujian/en/me/documents/{id}", "main form[enctype='multipart/form-data']"));
    }

    private static string Verdict(string answer) => Location().Match(answer) is { Success: true } found ? found.Groups[1].Value : answer.Split('\r')[0];

    [GeneratedRegex(@"^Location: \S*[?&](?:refused|done)=(\w+)", RegexOptions.Multiline)]
    private static partial Regex Location();
}

using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;
using TalentPortal.Data.Seed.Demo;
using TalentPortal.Features.Talents;
using TalentPortal.Platform.Files;
using TalentPortal.Tests.Fixture;
using TalentPortal.Tests.Platform.Files;

namespace TalentPortal.Tests.Features.Talents;

/// <summary>sec-F01 and sec-F02: files for the CV page, good and hostile, through the real host.</summary>
public sealed partial class CvUploadTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private const string Address = "/fujian/en/me/cv/upload";

    [Fact]
    public async Task Every_file_gets_the_right_verdict_and_only_good_ones_are_stored()
    {
        // Bytes that no header can carry are cases of their own below.
        var cases = FileInspectorTests.Cases.Where(one => one.Name.Trim().Length > 0 && !one.Name.Any(c => char.IsControl(c) || char.IsSurrogate(c))).ToList();
        Assert.True(cases.Count > 80, $"only {cases.Count} files");
        List<string> wrong = [];
        var (talent, client) = await Sender();
        foreach (var one in cases)
        {
            var before = portal.FileCount();
            var verdict = Verdict(await client.Upload(Address, Encoding.UTF8.GetBytes(one.Name.Replace("\"", "%22", StringComparison.Ordinal)), one.Content));
            if (verdict != Expected(one)) wrong.Add($"{one.Title}: {verdict} instead of {Expected(one)}");
            var cvs = (await portal.As(talent).Get(new ViewMyProfile())).Cvs;
            if (cvs.Count != (verdict == "stored" ? 1 : 0) || portal.FileCount() != before + cvs.Count) wrong.Add($"{one.Title}: {cvs.Count} on record, {portal.FileCount() - before} on disk");
            foreach (var cv in cvs) await portal.As(talent).Get(new RemoveCv(cv.Id));
            await portal.Drain();
        }

        Assert.Empty(wrong);
        Assert.Empty(Temporary());
        Assert.Contains(cases, one => Expected(one) == "stored");
    }

    [Fact]
    public async Task A_PDF_that_no_mark_can_be_drawn_on_is_refused_while_the_person_has_another_at_hand()
    {
        var (talent, client) = await Sender();
        // Readers show it; its tree of pages is one that the marking does not follow.
        var odd = Encoding.Latin1.GetBytes(Encoding.Latin1.GetString(PdfBuilder.Plain()).Replace("/Kids [", "/Kids [99 0 R ", StringComparison.Ordinal));
        Assert.IsType<FileVerdict.Accepted>(FileInspector.Inspect("cv.pdf", null, odd, UploadRules.Papers));
        var before = portal.FileCount();
        Assert.Equal("Files_CannotBeMarked", Verdict(await client.Upload(Address, "cv.pdf"u8.ToArray(), odd)));
        Assert.Empty((await portal.As(talent).Get(new ViewMyProfile())).Cvs);
        Assert.Equal(before, portal.FileCount());
    }

    [Theory]
    [InlineData("63762e706466002e657865", "cv.pdf NUL .exe")]
    [InlineData("6376eda0802e706466", "half a surrogate pair")]
    [InlineData("6376ff2e706466", "no UTF-8")]
    [InlineData("63762530442530412e706466", "line break as browsers write it")]
    [InlineData("2e2e2535632e2e2535632e706466", "backslashes that are escaped")]
    public async Task A_name_that_no_browser_sends_never_fails_and_never_leads_elsewhere(string hex, string what)
    {
        var (talent, client) = await Sender();
        var verdict = Verdict(await client.Upload(Address, Convert.FromHexString(hex), PdfBuilder.Plain()));
        Assert.True(verdict is "stored" or "Files_NameUnsafe" or "Files_FormBroken", $"{what}: {verdict}");
        foreach (var cv in (await portal.As(talent).Get(new ViewMyProfile())).Cvs)
        {
            Assert.DoesNotContain(cv.FileName, name => char.IsControl(name) || name is '/' or '\\' or '%');
            Assert.Matches("^[0-9a-f]{32}$", await portal.StorageNameOf(cv.Id));
        }
    }

    [Fact]
    public async Task A_stored_file_lies_outside_the_web_root_under_a_generated_name_and_without_its_place()
    {
        var (talent, client) = await Sender();
        var docx = new DocxBuilder().Part("word/media/image1.jpg", PictureBuilder.Jpeg(PictureBuilder.Exif())).Build();
        Assert.Equal("stored", Verdict(await client.Upload(Address, "Lin Yue.docx"u8.ToArray(), docx)));
        var cv = (await portal.As(talent).Get(new ViewMyProfile())).Cvs.Single();
        var name = await portal.StorageNameOf(cv.Id);
        Assert.Matches("^[0-9a-f]{32}$", name);
        var path = Directory.EnumerateFiles(portal.Folder, name, SearchOption.AllDirectories).Single();
        Assert.DoesNotContain("wwwroot", path, StringComparison.Ordinal);
        Assert.True(TestFiles.IndexOf(await File.ReadAllBytesAsync(path), "word/document.xml") < 0);
        using var http = await portal.SignedInClient(talent);
        foreach (var guess in new[] { $"/files/{name}", $"/{name}", $"/files/{name[..2]}/{name}", $"/fujian/en/files/{name}" }) Assert.Equal(HttpStatusCode.NotFound, (await http.GetAsync(guess)).StatusCode);
        using var zip = new System.IO.Compression.ZipArchive(await http.GetStreamAsync($"/fujian/en/me/cv/{cv.Id}/file"));
        using var picture = new MemoryStream();
        await using (var part = await zip.GetEntry("word/media/image1.jpg")!.OpenAsync()) await part.CopyToAsync(picture);
        Assert.True(TestFiles.IndexOf(picture.ToArray(), "CANARY-GPS") < 0);
    }

    [Fact]
    public async Task One_byte_over_the_limit_is_refused_and_the_person_is_told_the_limit_in_their_language()
    {
        var (talent, client) = await Sender();
        Assert.Equal("Files_TooLarge", Verdict(await client.Upload(Address, "cv.pdf"u8.ToArray(), new byte[UploadRules.LargestBytes + 1])));
        using var http = await portal.SignedInClient(talent);
        Assert.Contains("10 MB", (await http.Page("/fujian/en/me/cv?refused=Files_TooLarge")).QuerySelector("main .error-summary a")!.TextContent, StringComparison.Ordinal);
        Assert.Matches(@"10\s?MB.*。$", (await http.Page("/fujian/zh/me/cv?refused=Files_TooLarge")).QuerySelector("main .error-summary a")!.TextContent.Trim());
        Assert.Empty(Temporary());
    }

    [Theory]
    [InlineData(-100)]
    [InlineData(5000)]
    public async Task A_length_that_lies_stores_nothing(int lie)
    {
        var (talent, client) = await Sender();
        Assert.NotEqual("stored", Verdict(await client.Upload(Address, "cv.pdf"u8.ToArray(), PdfBuilder.Plain(), lie)));
        Assert.Empty((await portal.As(talent).Get(new ViewMyProfile())).Cvs);
        await UntilNoTemporary();
    }

    [Fact]
    public async Task A_length_beyond_the_limit_is_refused_before_anything_is_sent()
    {
        var (_, client) = await Sender();
        using var socket = await client.Begin(Address, $"Content-Length: {5L * UploadRules.LargestBytes}");
        Assert.Equal("Files_TooLarge", Verdict(await RawClient.Answer(socket)));
    }

    [Fact]
    public async Task Many_slow_senders_keep_nobody_from_uploading_and_leave_nothing()
    {
        var (_, client) = await Sender();
        var slow = new List<Socket>();
        for (var i = 0; i < 100; i++)
        {
            var socket = await client.Begin(Address, "Content-Length: 5000000");
            await socket.SendAsync(client.Head("cv.pdf"u8.ToArray()));
            await socket.SendAsync(new byte[1000]);
            slow.Add(socket);
        }

        var (other, quick) = await Sender();
        Assert.Equal("stored", Verdict(await quick.Upload(Address, "cv.pdf"u8.ToArray(), PdfBuilder.Plain())));
        Assert.Single((await portal.As(other).Get(new ViewMyProfile())).Cvs);
        foreach (var socket in slow) socket.Close(0);
        await UntilNoTemporary();
    }

    [Fact]
    public async Task Without_a_token_signed_out_or_without_a_profile_nothing_is_taken()
    {
        var (talent, client) = await Sender();
        using var http = await portal.SignedInClient(talent);
        var address = new Uri(http.BaseAddress!, Address);
        using var without = await http.Upload(address, [], PdfBuilder.Plain(), "cv.pdf");
        Assert.Contains("refused=Files_FormExpired", without.Headers.Location!.OriginalString, StringComparison.Ordinal);
        using var forged = await http.Upload(address, [new("__RequestVerificationToken", "x")], PdfBuilder.Plain(), "cv.pdf");
        Assert.Contains("refused=Files_FormExpired", forged.Headers.Location!.OriginalString, StringComparison.Ordinal);
        using var visitor = await portal.Http();
        using var nobody = await visitor.Upload(address, client.Fields, PdfBuilder.Plain(), "cv.pdf");
        Assert.StartsWith("/fujian/en/account/sign-in?returnUrl=", nobody.Headers.Location!.OriginalString, StringComparison.Ordinal);
        using var program = await http.Upload(address, [], PdfBuilder.Plain(), "cv.pdf", browser: false);
        Assert.Equal(HttpStatusCode.BadRequest, program.StatusCode);
        Assert.Empty((await portal.As(talent).Get(new ViewMyProfile())).Cvs);
    }

    private static string Expected(FileInspectorTests.Case one)
    {
        if (one.Reason == "Files_NameUnsafe") return one.Reason;
        var ending = one.Name.TrimEnd('.', ' ').Split('.')[^1].ToLowerInvariant();
        var verdict = ending is "pdf" or "docx" ? (one.Type is null ? one.Reason ?? "stored" : PlainVerdict(one)) : "Files_KindNotTaken";
        // Employers are shown a CV under a mark or not at all, so what cannot be marked is refused here.
        return verdict == "stored" && ending == "pdf" && PaperMarks.Draw(FileKind.Pdf, one.Content, "-") is null ? "Files_CannotBeMarked" : verdict;
    }

    /// <summary>Cases about the type that a browser claims: here all claim none in particular.</summary>
    private static string PlainVerdict(FileInspectorTests.Case one) => FileInspector.Inspect(one.Name, null, one.Content, UploadRules.Papers) is FileVerdict.Refused refused ? refused.Reason.Name : "stored";

    /// <summary>What the CV page is told: the reason in its address, or that the file is stored.</summary>
    private static string Verdict(string answer) =>
        Location().Match(answer) is { Success: true } found ? found.Groups[1].Value : answer.Split('\r')[0];

    [GeneratedRegex(@"^Location: \S*[?&](?:refused|done)=(\w+)", RegexOptions.Multiline)]
    private static partial Regex Location();

    private async Task<(DemoPerson Talent, RawClient Client)> Sender()
    {
        var talent = await portal.NewTalent();
        return (talent, await RawClient.Open(portal, talent, "/fujian/en/me/cv", "main form[enctype='multipart/form-data']"));
    }

    private IEnumerable<string> Temporary() => Directory.EnumerateFiles(Path.Combine(portal.Folder, "files", "tmp"));

    private async Task UntilNoTemporary()
    {
        for (var look = 0; look < 2400 && Temporary().Any(); look++) await Task.Delay(25);
        Assert.Empty(Temporary());
    }
}

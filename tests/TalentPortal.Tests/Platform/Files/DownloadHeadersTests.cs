using System.Net.Http.Headers;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.AspNetCore.Http;
using TalentPortal.Platform.Files;

namespace TalentPortal.Tests.Platform.Files;

public sealed class DownloadHeadersTests
{
    [Theory]
    [InlineData("cv.pdf", "attachment; filename=\"cv.pdf\"; filename*=UTF-8''cv.pdf")]
    [InlineData("李伟 简历.pdf", "attachment; filename=\"__ __.pdf\"; filename*=UTF-8''%E6%9D%8E%E4%BC%9F%20%E7%AE%80%E5%8E%86.pdf")]
    [InlineData("a\"b\\c.pdf", "attachment; filename=\"a_b_c.pdf\"; filename*=UTF-8''a%22b%5Cc.pdf")]
    [InlineData("a\r\nSet-Cookie: x=y.pdf", "attachment; filename=\"a__Set-Cookie: x=y.pdf\"; filename*=UTF-8''a%0D%0ASet-Cookie%3A%20x%3Dy.pdf")]
    [InlineData("100%.pdf", "attachment; filename=\"100_.pdf\"; filename*=UTF-8''100%25.pdf")]
    [InlineData("a;b='c'(1)*.pdf", "attachment; filename=\"a;b='c'(1)*.pdf\"; filename*=UTF-8''a%3Bb%3D%27c%27%281%29%2A.pdf")]
    [InlineData("👩‍💻.pdf", "attachment; filename=\"___.pdf\"; filename*=UTF-8''%F0%9F%91%A9%E2%80%8D%F0%9F%92%BB.pdf")]
    [InlineData("", "attachment; filename=\"\"; filename*=UTF-8''")]
    public void Names_are_written_as_rfc_6266_asks(string name, string expected) => Assert.Equal(expected, DownloadHeaders.Disposition(name));

    [Fact]
    public void Any_name_is_one_line_of_ascii_that_reads_back_to_the_name() => Prop.ForAll((NonEmptyString text) =>
    {
        var name = string.Concat(text.Get.EnumerateRunes().Select(r => r.ToString()));
        var value = DownloadHeaders.Disposition(name);
        return value.All(c => c is >= ' ' and < '\u007f')
            && ContentDispositionHeaderValue.TryParse(value, out var parsed) && parsed.DispositionType == "attachment" && parsed.FileNameStar == name;
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));

    [Theory]
    [InlineData(FileKind.Pdf, "application/pdf")]
    [InlineData(FileKind.Docx, "application/vnd.openxmlformats-officedocument.wordprocessingml.document")]
    [InlineData(FileKind.Jpeg, "image/jpeg")]
    [InlineData(FileKind.Png, "image/png")]
    public void A_download_is_never_shown_run_kept_or_given_in_parts(FileKind kind, string type)
    {
        var http = new DefaultHttpContext();

        DownloadHeaders.Apply(http.Response, "cv.pdf", kind, 12);

        Assert.Equal(type, http.Response.ContentType);
        Assert.Equal(12, http.Response.ContentLength);
        Assert.Equal("nosniff", http.Response.Headers.XContentTypeOptions);
        Assert.Equal("sandbox; default-src 'none'", http.Response.Headers.ContentSecurityPolicy);
        Assert.Equal("no-store", http.Response.Headers.CacheControl);
        Assert.Equal("none", http.Response.Headers.AcceptRanges);
        Assert.Equal("same-origin", http.Response.Headers["Cross-Origin-Resource-Policy"]);
        Assert.StartsWith("attachment;", http.Response.Headers.ContentDisposition.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("GET", 3)]
    [InlineData("HEAD", 0)]
    public async Task A_range_is_ignored_and_the_whole_is_sent(string method, int sent)
    {
        var http = new DefaultHttpContext();
        http.Request.Method = method;
        http.Request.Headers.Range = "bytes=1-1,2-2,0-0";
        var body = new MemoryStream();
        http.Response.Body = body;

        await DownloadHeaders.Send(http, new MemoryStream([1, 2, 3]), "cv.pdf", FileKind.Pdf, default);

        Assert.Equal(StatusCodes.Status200OK, http.Response.StatusCode);
        Assert.Equal(3, http.Response.ContentLength);
        Assert.Equal(sent, body.Length);
    }
}

using System.Text;

namespace TalentPortal.Platform.Files;

/// <summary>Serves a stored file so that no browser shows or runs it in place: always a download, never kept, never in parts.</summary>
public static class DownloadHeaders
{
    /// <summary>Writes the headers of a download. Call before the body is begun.</summary>
    /// <param name="cleanName">The name from the file's receipt; any text is written safely.</param>
    /// <param name="length">Bytes of the content.</param>
    public static void Apply(HttpResponse response, string cleanName, FileKind kind, long length)
    {
        response.ContentType = kind.MediaType();
        response.ContentLength = length;
        var headers = response.Headers;
        headers.ContentDisposition = Disposition(cleanName);
        headers.XContentTypeOptions = "nosniff";
        headers.ContentSecurityPolicy = "sandbox; default-src 'none'";
        headers.CacheControl = "no-store";
        headers.AcceptRanges = "none";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
    }

    /// <summary>Answers a request with the whole content; a Range header is ignored, which HTTP allows.</summary>
    public static async Task Send(HttpContext http, Stream content, string cleanName, FileKind kind, CancellationToken ct)
    {
        Apply(http.Response, cleanName, kind, content.Length);
        if (!HttpMethods.IsHead(http.Request.Method)) await content.CopyToAsync(http.Response.Body, ct);
    }

    /// <summary>Shows a PDF that was drawn here in place: never kept, in no frame, and with nothing loaded or run.</summary>
    /// <param name="name">ASCII, for whoever saves it all the same.</param>
    public static async Task Show(HttpContext http, ReadOnlyMemory<byte> pdf, string name, CancellationToken ct)
    {
        Apply(http.Response, name, FileKind.Pdf, pdf.Length);
        http.Response.Headers.ContentDisposition = $"inline; filename=\"{name}\"";
        // Browsers show no PDF in a sandbox; the viewer brings its own style.
        http.Response.Headers.ContentSecurityPolicy = "default-src 'none'; style-src 'unsafe-inline'; object-src 'self'; frame-ancestors 'none'";
        if (!HttpMethods.IsHead(http.Request.Method)) await http.Response.Body.WriteAsync(pdf, ct);
    }

    /// <summary>How long browsers may show a public picture without asking again; what is taken off the page is gone from them after that.</summary>
    public static readonly TimeSpan PictureKept = TimeSpan.FromMinutes(10);

    /// <summary>Shows a public picture within pages of the portal: as what it is and nothing else.</summary>
    public static async Task ShowPicture(HttpContext http, Stream picture, FileKind kind, CancellationToken ct)
    {
        Apply(http.Response, $"photo.{kind.Extension()}", kind, picture.Length);
        http.Response.Headers.ContentDisposition = "inline";
        http.Response.Headers.CacheControl = $"public, max-age={(int)PictureKept.TotalSeconds}";
        if (!HttpMethods.IsHead(http.Request.Method)) await picture.CopyToAsync(http.Response.Body, ct);
    }

    /// <summary>
    /// The value of Content-Disposition (RFC 6266): <c>attachment</c>, a name in ASCII for old programs, and the name as
    /// it is in UTF-8 (RFC 8187), which all current browsers prefer.
    /// </summary>
    public static string Disposition(string name)
    {
        var plain = new StringBuilder(name.Length);
        foreach (var rune in name.EnumerateRunes())
            plain.Append(rune.Value is >= 0x20 and < 0x7f and not ('"' or '\\' or '%' or '/') ? (char)rune.Value : '_');
        var value = new StringBuilder("attachment; filename=\"").Append(plain).Append("\"; filename*=UTF-8''");
        foreach (var b in Encoding.UTF8.GetBytes(name))
        {
            if (char.IsAsciiLetterOrDigit((char)b) || "!#$&+-.^_`|~".Contains((char)b, StringComparison.Ordinal)) value.Append((char)b);
            else value.Append('%').Append(b.ToString("X2", null));
        }

        return value.ToString();
    }
}

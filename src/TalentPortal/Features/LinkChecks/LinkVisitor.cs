using System.IO.Compression;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Options;
using TalentPortal.Features.LinkChecks.Domain;
using TalentPortal.Platform.Content;
using TalentPortal.Platform.Outbound;

namespace TalentPortal.Features.LinkChecks;

/// <summary>
/// Visits addresses as a polite guest: one request at a time, a pause between two to one host, <c>robots.txt</c> kept, limits of
/// time and size, and by <see cref="OutboundClient"/> alone, which never connects to a private network, however it is sent on.
/// </summary>
internal sealed partial class LinkVisitor(OutboundClient outbound, IOptions<LinkCheckOptions> options, TimeProvider clock)
{
    /// <summary>How often a visit lets itself be sent on.</summary>
    private const int HopsMost = 5;

    private const int RobotsBytesMost = 200 * 1024;

    private static readonly Encoding Chinese = CodePagesEncodingProvider.Instance.GetEncoding("gb18030")!;

    /// <summary>What one run remembers of hosts.</summary>
    public sealed class Round
    {
        internal Dictionary<string, RobotsRules> Robots { get; } = new(StringComparer.Ordinal);

        internal Dictionary<string, long> LastAt { get; } = new(StringComparer.Ordinal);
    }

    public async Task<SeenPage> Visit(string address, Round round, CancellationToken ct)
    {
        var at = new Uri(address);
        try
        {
            for (var hop = 0; hop <= HopsMost; hop++)
            {
                if (!await Welcomes(at, round, ct)) return SeenPage.Failed(VisitFault.Robots, Known(at, address));
                var (seen, onward) = await Ask(at, address, round, ct);
                if (onward is null) return seen!;
                at = onward;
            }

            return SeenPage.Failed(VisitFault.Redirects, Known(at, address));
        }
        catch (AddressRefusedException)
        {
            return SeenPage.Failed(VisitFault.Refused, Known(at, address));
        }
        catch (TimeoutException)
        {
            return SeenPage.Failed(VisitFault.Timeout, Known(at, address));
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return SeenPage.Failed(VisitFault.Timeout, Known(at, address));
        }
        catch (HttpRequestException error)
        {
            return SeenPage.Failed(FaultOf(error), Known(at, address));
        }
        catch (Exception error) when (error is IOException or InvalidDataException)
        {
            return SeenPage.Failed(VisitFault.Answer, Known(at, address));
        }
    }

    private async Task<(SeenPage? Seen, Uri? Onward)> Ask(Uri at, string address, Round round, CancellationToken ct)
    {
        using var answer = await Send(at, round, ct);
        var code = (int)answer.StatusCode;
        if (code is 301 or 302 or 303 or 307 or 308 && answer.Headers.Location is { } location) return (null, Onward(at, location.OriginalString));
        if (code is < 200 or >= 300) return (SeenPage.Answered(code, Known(at, address)), null);
        var bytes = await Read(answer, options.Value.BytesMost, ct);
        var type = answer.Content.Headers.ContentType?.MediaType?.ToLowerInvariant() ?? "";
        if (!(type.Contains("html", StringComparison.Ordinal) || type == "text/plain" || (type.Length == 0 && bytes.AsSpan().TrimStart(" \t\r\n"u8).StartsWith("<"u8))))
            return (SeenPage.File(code, Known(at, address), Convert.ToHexStringLower(SHA256.HashData(bytes))), null);
        var page = PageText.Read(TextOf(bytes, answer.Content.Headers.ContentType?.CharSet, isCut: bytes.Length == options.Value.BytesMost));
        // Pages that only lead on are followed like an answer that does.
        if (page.Onward is { } to && page.Letters < 200 && Onward(at, to) is { } next && next != at) return (null, next);
        return (SeenPage.Page(code, Known(at, address), page), null);
    }

    /// <summary>Whether the site lets programs read the address.</summary>
    private async Task<bool> Welcomes(Uri at, Round round, CancellationToken ct)
    {
        var site = at.GetLeftPart(UriPartial.Authority);
        if (!round.Robots.TryGetValue(site, out var rules))
        {
            rules = RobotsRules.None;
            using (var answer = await Send(new Uri(site + "/robots.txt"), round, ct))
            {
                if (answer.StatusCode == HttpStatusCode.OK) rules = RobotsRules.Read(Encoding.UTF8.GetString(await Read(answer, RobotsBytesMost, ct)));
            }

            round.Robots[site] = rules;
        }

        return rules.Allows(at.PathAndQuery);
    }

    private async Task<HttpResponseMessage> Send(Uri at, Round round, CancellationToken ct)
    {
        var host = at.Authority.ToLowerInvariant();
        if (round.LastAt.TryGetValue(host, out var last) && options.Value.Pause - clock.GetElapsedTime(last) is var wait && wait > TimeSpan.Zero) await Task.Delay(wait, clock, ct);
        using var request = new HttpRequestMessage(HttpMethod.Get, at);
        request.Headers.TryAddWithoutValidation("User-Agent", "TalentPortal-LinkCheck/1.0");
        request.Headers.TryAddWithoutValidation("Accept", "text/html,application/xhtml+xml,*/*;q=0.5");
        request.Headers.TryAddWithoutValidation("Accept-Language", "zh-CN,zh;q=0.9,en;q=0.8");
        try
        {
            return await outbound.Send(request, ct, plain: true);
        }
        finally
        {
            round.LastAt[host] = clock.GetTimestamp();
        }
    }

    private async Task<byte[]> Read(HttpResponseMessage answer, int most, CancellationToken ct)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(options.Value.ReadTimeout);
        await using var body = await answer.Content.ReadAsStreamAsync(limit.Token);
        // We ask for none, but some servers pack all the same.
        await using var unpacked = answer.Content.Headers.ContentEncoding.Contains("gzip", StringComparer.OrdinalIgnoreCase) ? new GZipStream(body, CompressionMode.Decompress) : body;
        using var kept = new MemoryStream();
        var buffer = new byte[16 * 1024];
        while (kept.Length < most && await unpacked.ReadAsync(buffer.AsMemory(0, (int)Math.Min(buffer.Length, most - kept.Length)), limit.Token) is var read and > 0) kept.Write(buffer, 0, read);
        return kept.ToArray();
    }

    /// <summary>The text by what the answer says of its letters, else what the page says, else what they look like.</summary>
    internal static string TextOf(byte[] bytes, string? charset, bool isCut)
    {
        charset ??= Charset().Match(Encoding.Latin1.GetString(bytes, 0, Math.Min(bytes.Length, 2_048))) is { Success: true } match ? match.Groups[1].Value : null;
        if (charset?.Trim('"', ' ').ToLowerInvariant() is "gb2312" or "gbk" or "gb18030") return Chinese.GetString(bytes);
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(isCut ? WithoutCutLetter(bytes) : bytes).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException)
        {
            return Chinese.GetString(bytes);
        }
    }

    /// <summary>A limit of size may have cut the last letter in two.</summary>
    private static byte[] WithoutCutLetter(byte[] bytes)
    {
        var start = bytes.Length;
        while (start > 0 && bytes.Length - start < 4 && (bytes[start - 1] & 0xC0) == 0x80) start--;
        return start > 0 && bytes[start - 1] >= 0xC0 ? bytes[..(start - 1)] : bytes;
    }

    /// <exception cref="AddressRefusedException">It leads to no address of the web.</exception>
    private static Uri Onward(Uri at, string to)
    {
        if (!Uri.TryCreate(at, to, out var next) || next.Scheme is not ("http" or "https")) throw new AddressRefusedException(at.Host);
        return next.Fragment.Length == 0 ? next : new Uri(next.GetLeftPart(UriPartial.Query));
    }

    private static string Known(Uri at, string address) => ContentLink.Normal(at.AbsoluteUri) ?? address;

    private static VisitFault FaultOf(HttpRequestException error) => error switch
    {
        { HttpRequestError: HttpRequestError.SecureConnectionError } => VisitFault.Certificate,
        { HttpRequestError: HttpRequestError.InvalidResponse or HttpRequestError.ConfigurationLimitExceeded or HttpRequestError.ResponseEnded } => VisitFault.Answer,
        { HttpRequestError: HttpRequestError.NameResolutionError } or { InnerException: SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.NoData } } => VisitFault.Name,
        _ => VisitFault.Connection,
    };

    [GeneratedRegex("""charset\s*=\s*["']?\s*([A-Za-z0-9_-]+)""", RegexOptions.IgnoreCase)]
    private static partial Regex Charset();
}

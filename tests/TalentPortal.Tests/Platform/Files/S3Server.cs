using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace TalentPortal.Tests.Platform.Files;

/// <summary>
/// As much of a store with the S3 interface as the portal uses, on this machine: put, get, head, delete and list by pages, for
/// one bucket. It checks the signature (version 4) and the hash of each request as the real services do, and can be made to fail.
/// </summary>
internal sealed class S3Server : IAsyncDisposable
{
    public const string Bucket = "files", Region = "eu-test-1", AccessKey = "test-access", SecretKey = "test-secret";
    private static readonly XNamespace Names = "http://s3.amazonaws.com/doc/2006-03-01/";
    private readonly WebApplication _app;

    private S3Server(WebApplication app) => _app = app;

    public ConcurrentDictionary<string, (byte[] Content, DateTimeOffset At)> Objects { get; } = new(StringComparer.Ordinal);

    public ConcurrentQueue<string> Refused { get; } = new();

    /// <summary>When set, what comes is answered with this status.</summary>
    public int? Fails { get; set; }

    /// <summary>When set, contents end before their time.</summary>
    public bool Cuts { get; set; }

    /// <summary>Objects on one page of a list.</summary>
    public int PageSize { get; set; } = 2;

    public string Address => _app.Urls.First();

    public static async Task<S3Server> Start()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrel().UseUrls("http://127.0.0.1:0");
        var server = new S3Server(builder.Build());
        server._app.Run(server.Answer);
        await server._app.StartAsync();
        return server;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task Answer(HttpContext http)
    {
        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body);
        var content = body.ToArray();
        if (Fails is { } status || !IsSigned(http.Request, content))
        {
            if (Fails is null) Refused.Enqueue(http.Request.Path);
            await Say(http, Fails ?? 403, new XElement("Error", new XElement("Code", Fails is null ? "SignatureDoesNotMatch" : "InternalError"), new XElement("Message", "refused")));
            return;
        }

        var key = http.Request.Path.Value!.Split('/', 3) is [_, Bucket, var rest] ? rest : "";
        switch (http.Request.Method)
        {
            case "PUT":
                Objects[key] = (content, DateTimeOffset.UnixEpoch + TimeSpan.FromDays(20_000));
                http.Response.Headers.ETag = $"\"{Convert.ToHexStringLower(MD5.HashData(content))}\"";
                break;
            case "GET" when key.Length == 0:
                await List(http);
                break;
            case "GET" or "HEAD" when Objects.TryGetValue(key, out var found):
                http.Response.ContentLength = found.Content.Length;
                http.Response.Headers.LastModified = found.At.ToString("R");
                if (http.Request.Method == "HEAD") break;
                await http.Response.Body.WriteAsync(Cuts ? found.Content.AsMemory(0, found.Content.Length / 2) : found.Content);
                if (Cuts) http.Abort();
                break;
            case "DELETE":
                Objects.TryRemove(key, out _);
                http.Response.StatusCode = 204;
                break;
            default:
                await Say(http, 404, new XElement("Error", new XElement("Code", "NoSuchKey"), new XElement("Message", "none")));
                break;
        }
    }

    private async Task List(HttpContext http)
    {
        var after = http.Request.Query["continuation-token"].ToString();
        var all = Objects.Where(one => one.Key.StartsWith(http.Request.Query["prefix"].ToString(), StringComparison.Ordinal) && string.CompareOrdinal(one.Key, after) > 0).OrderBy(one => one.Key, StringComparer.Ordinal).ToList();
        var page = all.Take(PageSize).ToList();
        await Say(http, 200, new XElement(
            Names + "ListBucketResult", new XElement(Names + "Name", Bucket), new XElement(Names + "KeyCount", page.Count), new XElement(Names + "IsTruncated", all.Count > page.Count ? "true" : "false"),
            all.Count > page.Count ? new XElement(Names + "NextContinuationToken", page[^1].Key) : null,
            page.Select(one => new XElement(Names + "Contents", new XElement(Names + "Key", one.Key), new XElement(Names + "LastModified", one.Value.At.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture)), new XElement(Names + "Size", one.Value.Content.Length)))));
    }

    private static async Task Say(HttpContext http, int status, XElement words)
    {
        (http.Response.StatusCode, http.Response.ContentType) = (status, "application/xml");
        if (http.Request.Method != "HEAD") await http.Response.WriteAsync("<?xml version=\"1.0\" encoding=\"UTF-8\"?>" + words);
    }

    /// <summary>AWS signature version 4 over method, path, query, signed headers and the hash of the body.</summary>
    private static bool IsSigned(HttpRequest request, byte[] content)
    {
        const string Scheme = "AWS4-HMAC-SHA256 ";
        if (request.Headers.Authorization.ToString() is not { } said || !said.StartsWith(Scheme, StringComparison.Ordinal)) return false;
        var parts = said[Scheme.Length..].Split(',', StringSplitOptions.TrimEntries).Select(part => part.Split('=', 2)).ToDictionary(part => part[0], part => part[1], StringComparer.Ordinal);
        if (parts["Credential"].Split('/') is not [AccessKey, var day, Region, "s3", "aws4_request"]) return false;
        var hash = request.Headers["x-amz-content-sha256"].ToString();
        if (hash != Hash(content)) return false;
        var query = string.Join('&', request.Query.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{Uri.EscapeDataString(pair.Key)}={Uri.EscapeDataString(pair.Value.ToString())}"));
        var headers = string.Concat(parts["SignedHeaders"].Split(';').Select(name => $"{name}:{request.Headers[name].ToString().Trim()}\n"));
        var canonical = $"{request.Method}\n{request.Path.ToUriComponent()}\n{query}\n{headers}\n{parts["SignedHeaders"]}\n{hash}";
        var toSign = $"AWS4-HMAC-SHA256\n{request.Headers["x-amz-date"]}\n{day}/{Region}/s3/aws4_request\n{Hash(Encoding.UTF8.GetBytes(canonical))}";
        var key = new[] { day, Region, "s3", "aws4_request", toSign }.Aggregate(Encoding.UTF8.GetBytes("AWS4" + SecretKey), (secret, text) => HMACSHA256.HashData(secret, Encoding.UTF8.GetBytes(text)));
        return Convert.ToHexStringLower(key) == parts["Signature"];
    }

    private static string Hash(byte[] content) => Convert.ToHexStringLower(SHA256.HashData(content));
}

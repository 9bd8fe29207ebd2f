using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using Microsoft.Net.Http.Headers;

namespace TalentPortal.Platform.Api;

/// <summary>Public data as JSON, with an entity tag of exactly these bytes.</summary>
public static class ApiJson
{
    /// <summary>Names in camel case, every field there (null where nothing is said), Chinese as it is.</summary>
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        NumberHandling = JsonNumberHandling.Strict,
    };

    /// <summary>May be kept, and is asked for anew each time: what is withdrawn is gone at the next request.</summary>
    public static CacheControlHeaderValue AskEachTime => new() { Public = true, NoCache = true };

    /// <summary>The value; or 304 for who has these bytes already.</summary>
    public static IResult Answer<T>(HttpContext http, T value, CacheControlHeaderValue keep)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(value, Options);
        var tag = Convert.ToHexStringLower(SHA256.HashData(body))[..32];
        var headers = http.Response.GetTypedHeaders();
        headers.CacheControl = keep;
        if (http.Request.GetTypedHeaders().IfNoneMatch.FirstOrDefault(known => IsOf(known, tag)) is { } known)
        {
            headers.ETag = known.Equals(EntityTagHeaderValue.Any) ? new EntityTagHeaderValue($"\"{tag}\"") : new EntityTagHeaderValue(known.Tag);
            http.Response.Headers.Vary = HeaderNames.AcceptEncoding;
            return Results.StatusCode(StatusCodes.Status304NotModified);
        }

        headers.ETag = new EntityTagHeaderValue($"\"{tag}\"");
        // A strong tag names bytes, and compression sends others. Whether it does is known when the answer begins.
        http.Response.OnStarting(() =>
        {
            if (http.Response.Headers.ContentEncoding is [{ Length: > 0 } coding]) http.Response.Headers.ETag = $"\"{tag}-{coding}\"";
            return Task.CompletedTask;
        });
        return Results.Bytes(body, "application/json; charset=utf-8");
    }

    private static bool IsOf(EntityTagHeaderValue known, string tag) =>
        known.Equals(EntityTagHeaderValue.Any) || known.Tag.AsSpan().Trim('"') is var said && (said.SequenceEqual(tag) || (said.StartsWith(tag, StringComparison.Ordinal) && said[tag.Length] == '-'));
}

using System.Security.Cryptography;
using System.Text;
using Microsoft.Net.Http.Headers;

namespace TalentPortal.Platform.Publishing;

/// <summary>
/// Answers 304 to who has the current version already. For public documents that are the same for everybody, whoever
/// is signed in.
/// </summary>
public static class ConditionalGet
{
    /// <summary>The methods that such documents answer.</summary>
    public static IEnumerable<string> Methods { get; } = [HttpMethods.Get, HttpMethods.Head];

    /// <summary>Writes the headers of the version and tells whether nothing more is to be sent: a 304, or the answer to HEAD.</summary>
    /// <param name="version">Any text that is another one when the document is.</param>
    /// <param name="changedAt">When it changed last, where that is known.</param>
    /// <param name="keep">How long it may be used without asking.</param>
    public static bool IsAnswered(HttpContext http, string contentType, string version, DateTimeOffset? changedAt, TimeSpan keep)
    {
        // Weak: compression sends other bytes of the same document.
        var tag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(version)))[..24]}\"", isWeak: true);
        // The header knows whole seconds; rounded down it would always look older than what it is compared with.
        var changed = changedAt is { } at ? DateTimeOffset.FromUnixTimeSeconds(at.ToUnixTimeSeconds()) : (DateTimeOffset?)null;
        var (asked, headers) = (http.Request.GetTypedHeaders(), http.Response.GetTypedHeaders());
        headers.ETag = tag;
        headers.LastModified = changed;
        headers.CacheControl = new CacheControlHeaderValue { Public = true, MaxAge = keep };
        // An entity tag that was sent decides alone (RFC 9110, 13.2.2).
        var isKnown = asked.IfNoneMatch.Count > 0
            ? asked.IfNoneMatch.Any(known => known.Equals(EntityTagHeaderValue.Any) || known.Compare(tag, useStrongComparison: false))
            : asked.IfModifiedSince is { } since && changed <= since;
        if (isKnown) http.Response.StatusCode = StatusCodes.Status304NotModified;
        else http.Response.ContentType = contentType;
        return isKnown || HttpMethods.IsHead(http.Request.Method);
    }
}

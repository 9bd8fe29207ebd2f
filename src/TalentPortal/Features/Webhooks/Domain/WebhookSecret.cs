using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace TalentPortal.Features.Webhooks.Domain;

/// <summary>
/// What an endpoint and the portal share: with it the portal signs by Standard Webhooks (symmetric, version 1).
/// Written as <c>whsec_</c> and Base64.
/// </summary>
public sealed class WebhookSecret
{
    public const string Start = "whsec_";

    /// <summary>Longest text; the standard allows 24 to 64 bytes.</summary>
    public const int TextMax = 100;

    private const int BytesMin = 24;
    private const int BytesMax = 64;
    private const int BytesNew = 32;

    private readonly byte[] _key;

    private WebhookSecret(byte[] key) => _key = key;

    public string Text => Start + Convert.ToBase64String(_key);

    public static WebhookSecret New() => new(RandomNumberGenerator.GetBytes(BytesNew));

    /// <summary>The secret in a text, or null where it is none.</summary>
    public static WebhookSecret? Read(string? text)
    {
        if (text is null || text.Length > TextMax || !text.StartsWith(Start, StringComparison.Ordinal)) return null;
        var key = new byte[TextMax];
        return Convert.TryFromBase64String(text[Start.Length..], key, out var length) && length is >= BytesMin and <= BytesMax ? new(key[..length]) : null;
    }

    /// <summary>One signature as it stands in the header.</summary>
    /// <param name="body">The very bytes that are sent.</param>
    public string Sign(string id, DateTimeOffset at, ReadOnlySpan<byte> body)
    {
        using var hmac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, _key);
        hmac.AppendData(Encoding.UTF8.GetBytes($"{id}.{at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)}."));
        hmac.AppendData(body);
        return "v1," + Convert.ToBase64String(hmac.GetHashAndReset());
    }

    /// <summary>Never the secret itself: for whatever prints it by mistake.</summary>
    public override string ToString() => Start + "…";
}

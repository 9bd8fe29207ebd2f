using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;

namespace TalentPortal.Features.ReturnTimelines.Domain;

/// <summary>
/// The secret part of a feed's address: whose timeline and which address of it, encrypted and signed by the portal's own
/// keys, so that it says nothing about the person and cannot be guessed. Whether it still works stands in the timeline.
/// </summary>
public sealed class TimelineFeedTokens(IDataProtectionProvider protection)
{
    /// <summary>Longer ones are not looked at.</summary>
    private const int LengthMax = 400;

    private readonly IDataProtector _protector = protection.CreateProtector("return-timeline-feed");

    public string Make(Guid userId, Guid feedId) => Base64Url.EncodeToString(_protector.Protect([.. userId.ToByteArray(), .. feedId.ToByteArray()]));

    /// <summary>Null for what this portal did not make.</summary>
    public (Guid UserId, Guid FeedId)? Read(string? token)
    {
        if (token is null || token.Length > LengthMax || !Base64Url.IsValid(token)) return null;
        try
        {
            var bytes = _protector.Unprotect(Base64Url.DecodeFromUtf8(Encoding.ASCII.GetBytes(token)));
            return bytes.Length == 32 ? (new Guid(bytes.AsSpan(0, 16)), new Guid(bytes.AsSpan(16))) : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}

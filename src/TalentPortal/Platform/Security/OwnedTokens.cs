using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;

namespace TalentPortal.Platform.Security;

/// <summary>
/// The secret part of an address that works without signing in: whose and which of their things, encrypted and signed by
/// the portal's own keys, so that it says nothing about the person and cannot be guessed. It never ends by itself: whether
/// it still works stands with the thing.
/// </summary>
/// <param name="protection">The portal's own keys.</param>
/// <param name="purpose">Keeps the tokens of one kind from being read as another's. Changed, no address that was given away works any more.</param>
public abstract class OwnedTokens(IDataProtectionProvider protection, string purpose)
{
    /// <summary>Longer ones are not looked at.</summary>
    private const int LengthMax = 400;

    private readonly IDataProtector _protector = protection.CreateProtector(purpose);

    public string Make(Guid userId, Guid id) => Base64Url.EncodeToString(_protector.Protect([.. userId.ToByteArray(), .. id.ToByteArray()]));

    /// <summary>Null for what this portal did not make.</summary>
    public (Guid UserId, Guid Id)? Read(string? token)
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

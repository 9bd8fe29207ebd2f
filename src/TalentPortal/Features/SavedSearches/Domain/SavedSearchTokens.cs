using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;

namespace TalentPortal.Features.SavedSearches.Domain;

/// <summary>
/// The secret part of the address in a mail that ends the mails of a search: whose and which, encrypted and signed by the
/// portal's own keys, so that it works without signing in, says nothing about the person and cannot be guessed.
/// </summary>
public sealed class SavedSearchTokens(IDataProtectionProvider protection)
{
    /// <summary>Longer ones are not looked at.</summary>
    private const int LengthMax = 400;

    private readonly IDataProtector _protector = protection.CreateProtector("saved-search-stop");

    public string Make(Guid userId, Guid searchId) => Base64Url.EncodeToString(_protector.Protect([.. userId.ToByteArray(), .. searchId.ToByteArray()]));

    /// <summary>Null for what this portal did not make.</summary>
    public (Guid UserId, Guid SearchId)? Read(string? token)
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

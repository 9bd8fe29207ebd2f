using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;

namespace TalentPortal.Features.Talents;

/// <summary>
/// Carries the receipt of an erasure to a page that nobody is signed in to any more, and where nothing of the person is
/// left to look up: sealed in the address, readable by this portal alone, for a limited time.
/// </summary>
public sealed class EraseReceipts(IDataProtectionProvider protection, TimeProvider clock)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(7);

    private readonly IDataProtector _protector = protection.CreateProtector("talents.erase-receipt.1");

    /// <summary>The receipt as it stands in the address.</summary>
    public string Seal(EraseMyDataResult result) => _protector.Protect(JsonSerializer.Serialize(result));

    /// <summary>The receipt, or null when it is none of ours or too old.</summary>
    public EraseMyDataResult? Open(string? text)
    {
        try
        {
            return text is not null && JsonSerializer.Deserialize<EraseMyDataResult>(_protector.Unprotect(text)) is { } result && clock.GetUtcNow() - result.At < Lifetime ? result : null;
        }
        catch (Exception error) when (error is CryptographicException or JsonException or FormatException)
        {
            return null;
        }
    }
}

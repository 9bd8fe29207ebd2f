using System.Security.Cryptography;
using System.Text;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Certificates.Domain;

/// <summary>A certificate of the hours that a student consultant gave. Whoever holds its code can check it until it is withdrawn.</summary>
public sealed class ServiceCertificate : ITenantOwned
{
    public const string Table = "service_certificates";

    /// <summary>Characters of a code, without the dashes between its groups: 78 bits.</summary>
    public const int CodeLength = 16;

    /// <summary>Longest text that is looked at as a code.</summary>
    public const int TypedMax = 60;

    public const int HashLength = 32;

    /// <summary>How many of one student can be valid at a time.</summary>
    public const int MostValid = 5;

    /// <summary>Years after which it is forgotten; it can no longer be checked then.</summary>
    public const int KeptYears = 5;

    private const int GroupLength = 4;

    /// <summary>Letters and digits that nobody mistakes for one another.</summary>
    private const string Letters = "ABCDEFGHJKMNPQRSTUVWXYZ23456789";

    private ServiceCertificate()
    {
    }

    public Guid Id { get; private set; }

    public Guid TenantId { get; private set; }

    public Guid ConsultantUserId { get; private set; }

    /// <summary>The name as the student chose to show it.</summary>
    public string ShownName { get; private set; } = "";

    /// <summary>First day of the hours that count.</summary>
    public DateOnly FromOn { get; private set; }

    public DateOnly UntilOn { get; private set; }

    /// <summary>Confirmed time in that while.</summary>
    public int Minutes { get; private set; }

    /// <summary>SHA-256 of the code, which is kept nowhere.</summary>
    public byte[] CodeHash { get; private set; } = [];

    public DateTimeOffset IssuedAt { get; private set; }

    public DateTimeOffset? WithdrawnAt { get; private set; }

    public uint Version { get; private set; }

    public static ServiceCertificate Issue(Guid id, Guid consultantUserId, string shownName, DateOnly from, DateOnly until, int minutes, string code, DateTimeOffset now) => new()
    {
        Id = id,
        ConsultantUserId = consultantUserId,
        ShownName = shownName,
        FromOn = from,
        UntilOn = until,
        Minutes = minutes,
        CodeHash = HashOf(code),
        IssuedAt = now,
    };

    /// <summary>Returns why not, or null.</summary>
    public TextKey? Withdraw(DateTimeOffset now)
    {
        if (WithdrawnAt is not null) return "Certificate_AlreadyWithdrawn";
        WithdrawnAt = now;
        return null;
    }

    /// <summary>A new code, in groups: <c>XXXX-XXXX-XXXX-XXXX</c>.</summary>
    public static string NewCode() => string.Join('-', RandomNumberGenerator.GetString(Letters, CodeLength).Chunk(GroupLength).Select(group => new string(group)));

    /// <summary>The hash of a code however it was typed: in small or wide letters, with other signs between the groups. Null for what cannot be one.</summary>
    public static byte[]? HashOfTyped(string? typed) =>
        typed?.Normalize(NormalizationForm.FormKC).ToUpperInvariant().Where(char.IsAsciiLetterOrDigit).ToArray() is { Length: CodeLength } code ? SHA256.HashData(Encoding.ASCII.GetBytes(code)) : null;

    private static byte[] HashOf(string code) => HashOfTyped(code) ?? throw new ArgumentException("No code.", nameof(code));
}

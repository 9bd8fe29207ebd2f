using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Security.Vault;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.ReturnPlans.Domain;

/// <summary>A plan that somebody kept: what they entered, under a name, and the link by which others may look at it for a time.</summary>
public sealed class SavedPlan : IPersonOwned
{
    public const string Table = "return_plans";
    public const int NameMax = 80;

    /// <summary>More plans one does not compare.</summary>
    public const int Most = 20;

    /// <summary>Months after the last change.</summary>
    public const int KeptMonths = 24;

    public const int HashLength = 32;

    private SavedPlan()
    {
    }

    [Class(FieldClass.Internal)]
    public Guid Id { get; private set; }

    [Class(FieldClass.Internal)]
    public Guid UserId { get; private set; }

    /// <summary>See <see cref="PlanWritten"/>.</summary>
    [Class(FieldClass.Sensitive)]
    public SealedText Written { get; private set; }

    /// <summary>SHA-256 of the secret in the link; null while there is none.</summary>
    [Class(FieldClass.Internal)]
    public byte[]? ShareHash { get; private set; }

    /// <summary>When the link ends.</summary>
    [Class(FieldClass.Internal)]
    public DateTimeOffset? ShareUntil { get; private set; }

    [Class(FieldClass.Internal)]
    public DateTimeOffset ChangedAt { get; private set; }

    [Class(FieldClass.Internal)]
    public uint Version { get; private set; }

    public static SavedPlan Keep(Guid id, Guid userId, SealedText written, DateTimeOffset now) => new() { Id = id, UserId = userId, Written = written, ChangedAt = now };

    public void Write(SealedText written, DateTimeOffset now) => (Written, ChangedAt) = (written, now);

    /// <summary>Gives it a link until then; one that there was before stops working.</summary>
    public void Share(string token, SealedText written, DateTimeOffset until) => (ShareHash, ShareUntil, Written) = (HashOf(token), until, written);

    /// <summary>Nobody gets in by the link any more.</summary>
    public void Close(SealedText written) => (ShareHash, ShareUntil, Written) = (null, null, written);

    public bool IsSharedAt(DateTimeOffset now) => ShareHash is not null && ShareUntil > now;

    /// <summary>Whether a secret opens it now.</summary>
    public bool Opens(string token, DateTimeOffset now) => IsSharedAt(now) && CryptographicOperations.FixedTimeEquals(ShareHash!, HashOf(token));

    private static byte[] HashOf(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));
}

/// <summary>What a plan was made from, in clear: only in the memory of the request that may read it.</summary>
/// <param name="Fields">What was entered, by name of the field in addresses.</param>
/// <param name="Token">The secret part of the link, to be shown again; null without one.</param>
public sealed record PlanWritten(
    [property: Class(FieldClass.Sensitive)] string Name, [property: Class(FieldClass.Sensitive)] IReadOnlyDictionary<string, IReadOnlyList<string>> Fields, [property: Class(FieldClass.Secret)] string? Token = null)
{
    public const int FieldsMost = 120;
    public const int ValueMax = 60;

    /// <summary>The fields as an address has them.</summary>
    [JsonIgnore] public string Query => string.Join('&', Fields.SelectMany(one => one.Value.Select(value => $"{Uri.EscapeDataString(one.Key)}={Uri.EscapeDataString(value)}")));
}

using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using TalentPortal.Platform.Security.Vault;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Events.Domain;

/// <summary>Where a sign-up stands. It counts only once the person has confirmed it by the mailed link.</summary>
public enum SignUpState
{
    /// <summary>The mail is out; the person has not confirmed.</summary>
    Asked,
    Confirmed,

    /// <summary>Confirmed, while there was no place.</summary>
    Waiting,
}

/// <summary>What a person wrote, in clear: only in the memory of the request that may read it.</summary>
/// <param name="FieldCode">Code of the industry they work in.</param>
/// <param name="MailIn">The language in which they are written to.</param>
/// <param name="ConsentWords">The sentence beside the box about contact, as it was shown; null: not ticked.</param>
public sealed record SignUpWords(string Name, string Email, string? FieldCode, string? Question, Language MailIn, string? ConsentWords)
{
    public const int NameMax = 100;
    public const int QuestionMax = 1000;

    /// <summary>As long as a prospect keeps how they came to agree.</summary>
    public const int ConsentMax = 500;

    /// <summary>Bytes of the sealed words at most.</summary>
    public const int SealedMax = 16_000;
}

/// <summary>Somebody signed up for an event: the tenant's, sealed under its key, because the person has no account; gone when they cancel, and soon after the event, when only <see cref="EventTally"/> stays.</summary>
public sealed class EventSignUp : ITenantOwned
{
    public const string Table = "event_sign_ups";
    public const int TokenMax = 40;
    public const int HashLength = 32;

    /// <summary>Days for which a sign-up stays that nobody confirms.</summary>
    public const int AskedKeptDays = 7;

    private EventSignUp()
    {
    }

    public Guid Id { get; private set; }

    public Guid TenantId { get; private set; }

    public Guid EventId { get; private set; }

    public SignUpState State { get; private set; }

    /// <summary>See <see cref="SignUpWords"/>.</summary>
    public SealedText Words { get; private set; }

    /// <summary>ISO 3166 alpha-2 of where the person lives, to count by.</summary>
    public string CountryCode { get; private set; } = "";

    /// <summary>The person lets a consultant get in touch.</summary>
    public bool MayContact { get; private set; }

    /// <summary>Keyed hash of the address, so that one person signs up once.</summary>
    public string MailToken { get; private set; } = "";

    /// <summary>SHA-256 of the secret in the mailed link.</summary>
    public byte[] LinkHash { get; private set; } = [];

    public DateTimeOffset AskedAt { get; private set; }

    public DateTimeOffset? ConfirmedAt { get; private set; }

    /// <summary>Whether they came; null while nobody has said.</summary>
    public bool? Attended { get; private set; }

    public uint Version { get; private set; }

    /// <summary>Whether it takes part: it has a place, or waits for one.</summary>
    public bool Counts => State is SignUpState.Confirmed or SignUpState.Waiting;

    public static EventSignUp Ask(Guid id, OutreachEvent of, SealedText words, string countryCode, bool mayContact, string mailToken, byte[] linkHash, DateTimeOffset now) => new()
    {
        Id = id,
        TenantId = of.TenantId,
        EventId = of.Id,
        Words = words,
        CountryCode = countryCode,
        MayContact = mayContact,
        MailToken = mailToken,
        LinkHash = linkHash,
        AskedAt = now,
    };

    /// <summary>The person followed the link and pressed the button. False when that was done before.</summary>
    /// <param name="hasPlace">Whether there is one left.</param>
    public bool Confirm(bool hasPlace, DateTimeOffset now)
    {
        if (State != SignUpState.Asked) return false;
        (State, ConfirmedAt) = (hasPlace ? SignUpState.Confirmed : SignUpState.Waiting, now);
        return true;
    }

    /// <summary>There is a place now.</summary>
    public void MoveUp()
    {
        if (State == SignUpState.Waiting) State = SignUpState.Confirmed;
    }

    public void Mark(bool? attended) => Attended = attended;

    /// <summary>The secret of a link is not kept, only what tells it.</summary>
    public static byte[] HashOf(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));
}

/// <summary>Seals and opens what people wrote who signed up, under the tenant's key.</summary>
public sealed class SealedSignUp(PortalVault vault)
{
    public ValueTask<SealedText> Seal(Guid tenant, Guid signUp, SignUpWords words, CancellationToken ct) =>
        vault.Seal(KeyOwner.Tenant(tenant), JsonSerializer.Serialize(words), new SealContext(EventSignUp.Table, "words", signUp), ct);

    /// <summary>Null when the tenant's key is gone.</summary>
    public async Task<SignUpWords?> Open(EventSignUp signUp, CancellationToken ct) => await vault.Open(KeyOwner.Tenant(signUp.TenantId), signUp.Words, new SealContext(EventSignUp.Table, "words", signUp.Id), ct) is { } json ? JsonSerializer.Deserialize<SignUpWords>(json) : null;

    /// <summary>The secret of the mailed link: the same each time, and kept nowhere.</summary>
    public ValueTask<string> LinkOf(Guid tenant, Guid signUp, CancellationToken ct) => vault.SearchToken(KeyOwner.Tenant(tenant), "event_sign_ups.link", signUp.ToString("N"), ct);

    /// <summary>Tells the same address at the same event again.</summary>
    public ValueTask<string> MailTokenOf(Guid tenant, Guid eventId, string address, CancellationToken ct) => vault.SearchToken(KeyOwner.Tenant(tenant), "event_sign_ups.mail", $"{eventId:N} {address}", ct);
}

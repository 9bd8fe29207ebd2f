using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using TalentPortal.Features.Talents.Domain;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Security.Vault;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Referrals.Domain;

/// <summary>Whom at an organisation without an account the mail goes to.</summary>
public sealed record ReferralContact(string? Name, string Email, Language MailIn);

/// <summary>What a receiver reads. A part that is not passed on is null.</summary>
/// <param name="Asks">What is asked for.</param>
public sealed record ReferralFacts(string Asks, string? Name, ReferralFacts.Ways? Contact, ReferralFacts.School? Education, ReferralFacts.Job? Work, string? About)
{
    public sealed record Ways(string? Email, string? Phone);

    public sealed record School(string? DegreeCode, string? Name);

    public sealed record Job(string? IndustryCode, int? Years, DateOnly? AvailableFrom);

    /// <summary>How closely the closest part is kept.</summary>
    [JsonIgnore]
    public FieldClass HighestClass => Education is null && Work is null && About is null ? FieldClass.Contact : FieldClass.Sensitive;

    /// <summary>Only these parts, and always the name.</summary>
    public ReferralFacts With(IReadOnlyCollection<ReferralPart> parts) => this with
    {
        Contact = parts.Contains(ReferralPart.Contact) ? Contact : null,
        Education = parts.Contains(ReferralPart.Education) ? Education : null,
        Work = parts.Contains(ReferralPart.Work) ? Work : null,
        About = parts.Contains(ReferralPart.About) ? About : null,
    };

    public static ReferralFacts Of(string asks, TalentProfile profile, OpenProfileParts open) => new(
        asks, open.Name, new(open.Email, open.Phone), new(profile.DegreeCode, profile.School), new(profile.IndustryCode, profile.Years, profile.AvailableFrom), open.Summary);
}

/// <summary>Seals and opens what is written in referrals, all of it under the person's key; and knows the secrets of their links.</summary>
public sealed class SealedReferral(PortalVault vault)
{
    public ValueTask<SealedText> SealContact(Referral referral, ReferralContact contact, CancellationToken ct) => Seal(referral, "contact", JsonSerializer.Serialize(contact), ct);

    public ValueTask<SealedText> SealAsks(Referral referral, string asks, CancellationToken ct) => Seal(referral, "asks", asks.Trim(), ct);

    public async ValueTask<SealedText> SealNote(Referral referral, string? note, CancellationToken ct) => string.IsNullOrWhiteSpace(note) ? default : await Seal(referral, "note", note.Trim(), ct);

    /// <summary>Null for an employer on the platform, and once the person is erased.</summary>
    public async ValueTask<ReferralContact?> OpenContact(Referral referral, CancellationToken ct) => await Open(referral, "contact", referral.Contact, ct) is { } json ? JsonSerializer.Deserialize<ReferralContact>(json) : null;

    public async ValueTask<string> OpenAsks(Referral referral, CancellationToken ct) => await Open(referral, "asks", referral.Asks, ct) ?? "";

    public ValueTask<string?> OpenNote(Referral referral, CancellationToken ct) => Open(referral, "note", referral.Note, ct);

    public ValueTask<SealedText> SealLetter(Referral referral, ReferralFacts facts, CancellationToken ct) =>
        vault.Seal(KeyOwner.Person(referral.TalentUserId!.Value), JsonSerializer.Serialize(facts), new SealContext(ReferralLetter.Table, "facts", referral.Id), ct);

    public async ValueTask<ReferralFacts?> Open(ReferralLetter letter, CancellationToken ct) =>
        await vault.Open(KeyOwner.Person(letter.TalentUserId!.Value), letter.Facts, new SealContext(ReferralLetter.Table, "facts", letter.Id), ct) is { } json ? JsonSerializer.Deserialize<ReferralFacts>(json) : null;

    /// <summary>The secret of the link with which a receiver says the next thing: another one for each, the same in the reminder, and kept nowhere.</summary>
    /// <param name="forOutcome">What came of it, not yes or no.</param>
    public ValueTask<string> LinkOf(Referral referral, bool forOutcome, CancellationToken ct) =>
        vault.SearchToken(KeyOwner.Tenant(referral.TenantId), "referrals.link", $"{referral.Id:N}:{(forOutcome ? "outcome" : "answer")}", ct);

    public static byte[] HashOf(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));

    private ValueTask<SealedText> Seal(Referral referral, string column, string text, CancellationToken ct) =>
        vault.Seal(KeyOwner.Person(referral.TalentUserId!.Value), text, new SealContext(Referral.Table, column, referral.Id), ct);

    private async ValueTask<string?> Open(Referral referral, string column, SealedText text, CancellationToken ct) =>
        text.ToBytes().Length == 0 || referral.TalentUserId is not { } person ? null : await vault.Open(KeyOwner.Person(person), text, new SealContext(Referral.Table, column, referral.Id), ct);
}

using System.Text.Json;
using TalentPortal.Platform.Security.Vault;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Prospects.Domain;

/// <summary>How one came to know the person. The person reads it.</summary>
public enum ProspectSource
{
    Event,
    Association,

    /// <summary>By somebody who told the person so.</summary>
    Referral,
    PublicSource,

    /// <summary>The person asked.</summary>
    OwnEnquiry,
}

/// <summary>Why the law allows keeping it until the person decides.</summary>
public enum LawfulBasis
{
    /// <summary>The person agreed (PIPL Art. 13 (1), GDPR Art. 6 (1) a).</summary>
    Consent,

    /// <summary>Steps that the person asked for (PIPL Art. 13 (2), GDPR Art. 6 (1) b).</summary>
    Request,

    /// <summary>The person made it public, and it is used within reason (PIPL Art. 13 (6), GDPR Art. 6 (1) f).</summary>
    MadePublic,
}

/// <summary>Whether the person may be written to.</summary>
public enum ContactPermission
{
    NotAsked,
    Asked,
    Given,

    /// <summary>Never kept: whoever refuses is not entered, and is remembered as not to be contacted.</summary>
    Refused,
}

/// <summary>A field of a prospect that merging can take from the other one.</summary>
public enum ProspectField
{
    Characters,
    Letters,
    Email,
    Phone,
    Orcid,
    Country,
    Field,
    Languages,
    Source,
    Basis,
    Permission,
}

/// <summary>All that is known of a prospect, in clear: only in the memory of the request that may read it.</summary>
/// <param name="Characters">The name in characters.</param>
/// <param name="Letters">The name in letters.</param>
/// <param name="FieldCode">Code of the industry the person works in.</param>
/// <param name="Languages">Codes of the languages they speak.</param>
/// <param name="MailIn">The language in which they are written to.</param>
/// <param name="SourceNote">Which event, which page, who referred them.</param>
/// <param name="PermissionHow">How the person was asked and answered.</param>
public sealed record ProspectFacts(
    string? Characters, string? Letters, string? Email, string? Phone, string? Orcid, string? CountryCode, string? FieldCode, IReadOnlyList<string> Languages, Language MailIn,
    ProspectSource Source, string? SourceNote, LawfulBasis Basis, string? BasisNote, ContactPermission Permission, DateOnly? PermissionOn, string? PermissionHow)
{
    public const int NameMax = 100;
    public const int NoteMax = 500;
    public const int LanguagesMax = 6;
    public const int LanguageMax = 8;
    public const int CodeMax = 60;

    /// <summary>Bytes of the sealed words at most: the texts in UTF-8, escaped, with what sealing adds.</summary>
    public const int SealedMax = 16_000;

    public string? Name => Characters ?? Letters;

    /// <summary>These facts, with the chosen fields of another prospect.</summary>
    public ProspectFacts With(ProspectFacts other, IReadOnlyCollection<ProspectField> chosen)
    {
        var merged = this;
        foreach (var field in chosen)
        {
            merged = field switch
            {
                ProspectField.Characters => merged with { Characters = other.Characters },
                ProspectField.Letters => merged with { Letters = other.Letters },
                ProspectField.Email => merged with { Email = other.Email },
                ProspectField.Phone => merged with { Phone = other.Phone },
                ProspectField.Orcid => merged with { Orcid = other.Orcid },
                ProspectField.Country => merged with { CountryCode = other.CountryCode },
                ProspectField.Field => merged with { FieldCode = other.FieldCode },
                ProspectField.Languages => merged with { Languages = other.Languages, MailIn = other.MailIn },
                ProspectField.Source => merged with { Source = other.Source, SourceNote = other.SourceNote },
                ProspectField.Basis => merged with { Basis = other.Basis, BasisNote = other.BasisNote },
                ProspectField.Permission => merged with { Permission = other.Permission, PermissionOn = other.PermissionOn, PermissionHow = other.PermissionHow },
                _ => merged,
            };
        }

        return merged;
    }
}

/// <summary>Seals and opens what is known of prospects, under the tenant's key.</summary>
public sealed class SealedProspect(PortalVault vault)
{
    public ValueTask<SealedText> Seal(Guid tenant, Guid prospect, ProspectFacts facts, CancellationToken ct) =>
        vault.Seal(KeyOwner.Tenant(tenant), JsonSerializer.Serialize(facts), new SealContext(Prospect.Table, "facts", prospect), ct);

    /// <summary>Null once it is over.</summary>
    public async Task<ProspectFacts?> Open(Prospect prospect, CancellationToken ct) =>
        Read(prospect.Facts.ToBytes().Length == 0 ? null : await vault.Open(KeyOwner.Tenant(prospect.TenantId), prospect.Facts, new SealContext(Prospect.Table, "facts", prospect.Id), ct));

    public ValueTask<SealedText> SealBefore(ProspectMerge merge, ProspectFacts facts, CancellationToken ct) =>
        vault.Seal(KeyOwner.Tenant(merge.TenantId), JsonSerializer.Serialize(facts), new SealContext(ProspectMerge.Table, "before", merge.Id), ct);

    public async Task<ProspectFacts> OpenBefore(ProspectMerge merge, CancellationToken ct) =>
        Read(await vault.Open(KeyOwner.Tenant(merge.TenantId), merge.Before, new SealContext(ProspectMerge.Table, "before", merge.Id), ct))!;

    /// <summary>The secret of the mailed link: the same each time, so that the reminder does not make the first mail's link void, and kept nowhere.</summary>
    public ValueTask<string> LinkOf(Prospect prospect, CancellationToken ct) => vault.SearchToken(KeyOwner.Tenant(prospect.TenantId), "prospects.link", prospect.Id.ToString("N"), ct);

    private static ProspectFacts? Read(string? json) => json is null ? null : JsonSerializer.Deserialize<ProspectFacts>(json);
}

using TalentPortal.Platform.Security.Accounts;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Platform.Text;

namespace TalentPortal.Features.Prospects.Domain;

/// <summary>By what a person is found again.</summary>
public enum ContactKeyKind
{
    Name,
    Email,
    Phone,
    Orcid,
}

/// <summary>One of the forms by which a prospect is found again, as a keyed hash: the table names nobody, and means nothing at another tenant.</summary>
public sealed class ProspectKey : ITenantOwned
{
    public const string Table = "prospect_keys";

    private ProspectKey()
    {
    }

    public Guid Id { get; private set; }

    public Guid TenantId { get; private set; }

    public Guid ProspectId { get; private set; }

    public ContactKeyKind Kind { get; private set; }

    public string Token { get; private set; } = "";

    public static ProspectKey Of(Prospect prospect, ContactKeyKind kind, string token, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now), TenantId = prospect.TenantId, ProspectId = prospect.Id, Kind = kind, Token = token,
    };
}

/// <summary>How somebody came to be on the list of those who are not to be contacted.</summary>
public enum ContactBlockOrigin
{
    /// <summary>The person refused by the link in the mail.</summary>
    Link,

    /// <summary>The person told staff.</summary>
    Staff,
}

/// <summary>
/// Somebody is not to be contacted by this tenant: a keyed hash of an address, number or identifier, so that the list
/// itself names nobody. Names are not on it: they would shut out namesakes.
/// </summary>
public sealed class ContactBlock : ITenantOwned
{
    public const string Table = "contact_blocks";

    private ContactBlock()
    {
    }

    public Guid Id { get; private set; }

    public Guid TenantId { get; private set; }

    public ContactKeyKind Kind { get; private set; }

    public string Token { get; private set; } = "";

    /// <summary>The same for all that came of one refusal, so that it is lifted as a whole.</summary>
    public Guid RefusalId { get; private set; }

    public ContactBlockOrigin Origin { get; private set; }

    public DateTimeOffset At { get; private set; }

    public static ContactBlock Of(Guid tenantId, Guid refusal, ContactKeyKind kind, string token, ContactBlockOrigin origin, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now), TenantId = tenantId, RefusalId = refusal, Kind = kind, Token = token, Origin = origin, At = now,
    };
}

/// <summary>The forms in which contact data are compared.</summary>
public static class ContactForms
{
    /// <summary>Characters of a keyed hash.</summary>
    public const int TokenLength = 22;

    /// <summary>In small letters and without what follows a plus: it is the same box.</summary>
    public static string? Email(string? typed)
    {
        if (EmailAddress.Read(typed) is not { Key: var key }) return null;
        var (at, plus) = (key.LastIndexOf('@'), key.IndexOf('+', StringComparison.Ordinal));
        return plus > 0 && plus < at ? key[..plus] + key[at..] : key;
    }

    /// <summary>Everything by which this person is found again.</summary>
    public static IEnumerable<(ContactKeyKind Kind, string Form)> Of(ProspectFacts facts) =>
        Reaching(facts.Email, facts.Phone, facts.Orcid).Concat(NameForms.Of(facts.Characters, facts.Letters).Select(form => (ContactKeyKind.Name, form)));

    /// <summary>What belongs to one person alone.</summary>
    public static IEnumerable<(ContactKeyKind Kind, string Form)> Reaching(string? email, string? phone, string? orcid)
    {
        if (Email(email) is { } address) yield return (ContactKeyKind.Email, address);
        if (PhoneNumber.Read(phone) is { } number) yield return (ContactKeyKind.Phone, number);
        if (Orcid.Read(orcid) is { } id) yield return (ContactKeyKind.Orcid, id);
    }
}

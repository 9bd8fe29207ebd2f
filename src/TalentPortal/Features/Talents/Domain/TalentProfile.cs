using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Security.Vault;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Talents.Domain;

/// <summary>
/// What a person tells about themselves, once for all tenants. Nobody else sees any of it until the person opens it to
/// an organisation. Name, ways to be reached and the summary are sealed under the person's own key.
/// </summary>
public sealed class TalentProfile : Entity, IPersonOwned
{
    public const int NameMax = 100;
    public const int PhoneMax = 40;
    public const int EmailMax = 254;
    public const int SummaryMax = 2000;
    public const int SchoolMax = 200;
    public const int MostYears = 60;
    public const string Table = "talent_profiles";

    /// <summary>Name of its form among drafts.</summary>
    public const string DraftForm = "profile";

    private TalentProfile()
    {
    }

    [Class(FieldClass.Internal)]
    public Guid Id { get; private set; }

    [Class(FieldClass.Internal)]
    public Guid UserId { get; private set; }

    [Class(FieldClass.Contact)]
    public SealedText Name { get; private set; }

    /// <summary>Address for employers; may differ from the one that signs in.</summary>
    [Class(FieldClass.Contact)]
    public SealedText Email { get; private set; }

    [Class(FieldClass.Contact)]
    public SealedText Phone { get; private set; }

    [Class(FieldClass.Sensitive)]
    public SealedText Summary { get; private set; }

    /// <summary>ISO 3166 alpha-2 of where the person lives now.</summary>
    [Class(FieldClass.Sensitive)]
    public string? CountryCode { get; private set; }

    /// <summary>Code of the highest degree, see reference data.</summary>
    [Class(FieldClass.Sensitive)]
    public string? DegreeCode { get; private set; }

    [Class(FieldClass.Sensitive)]
    public string? School { get; private set; }

    /// <summary>Code of the industry the person works in.</summary>
    [Class(FieldClass.Sensitive)]
    public string? IndustryCode { get; private set; }

    /// <summary>Years of work in it.</summary>
    [Class(FieldClass.Sensitive)]
    public int? Years { get; private set; }

    [Class(FieldClass.Sensitive)]
    public DateOnly? AvailableFrom { get; private set; }

    [Class(FieldClass.Internal)]
    public DateTimeOffset CreatedAt { get; private set; }

    [Class(FieldClass.Internal)]
    public DateTimeOffset ChangedAt { get; private set; }

    [Class(FieldClass.Internal)]
    public uint Version { get; private set; }

    /// <summary>A person has one profile, so its id is the person's.</summary>
    public static TalentProfile Start(Guid userId, DateTimeOffset now) => new() { Id = userId, UserId = userId, CreatedAt = now, ChangedAt = now };

    public void SealedParts(SealedText name, SealedText email, SealedText phone, SealedText summary) =>
        (Name, Email, Phone, Summary) = (name, email, phone, summary);

    public void Describe(string? countryCode, string? degreeCode, string? school, string? industryCode, int? years, DateOnly? availableFrom, DateTimeOffset now)
    {
        (CountryCode, DegreeCode, School, IndustryCode, Years, AvailableFrom, ChangedAt) = (countryCode, degreeCode, school, industryCode, years, availableFrom, now);
        Raise(new ProfileChanged(this));
    }
}

/// <summary>A person said something else in the short profile, or for the first time.</summary>
public sealed record ProfileChanged(TalentProfile Profile) : IPortalEvent;

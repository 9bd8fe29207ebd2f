using TalentPortal.Platform.Files;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Employers.Domain;

/// <summary>What sort of organisation an employer is.</summary>
public enum EmployerKind
{
    /// <summary>A company that develops technology of its own.</summary>
    TechnologyFirm,

    /// <summary>Any other company, and one of which nothing closer is known.</summary>
    Company,
    StateOwned,
    Multinational,
    ResearchInstitute,
    University,
    Hospital,

    /// <summary>Houses firms, and may post for them.</summary>
    IndustrialPark,

    /// <summary>Has organisations as members, and may post for them.</summary>
    Association,
    PublicBody,
    Other,

    // The search index keeps the numbers of kinds: new ones come last.

    /// <summary>Runs talent flats or other housing for people who come. It lets and does not hire here.</summary>
    HousingOperator,

    /// <summary>A firm that lets homes of its own; likewise.</summary>
    Landlord,
}

/// <summary>Where an organisation is entered: a Chinese credit code, or the number in another country's register.</summary>
/// <param name="CreditCode">Normalised, see <see cref="Domain.CreditCode"/>.</param>
/// <param name="Country">ISO 3166 code of the country whose register it is.</param>
public sealed record EmployerRegistration(string? CreditCode, string? Country, string? Number)
{
    public const int NumberMax = 40;

    public static EmployerRegistration None { get; } = new(null, null, null);

    public static EmployerRegistration Chinese(string creditCode) => new(creditCode, null, null);

    public static EmployerRegistration Foreign(string country, string number) => new(null, country, number);
}

/// <summary>What an employer says of itself.</summary>
public sealed record EmployerFacts(
    Bilingual Name,
    EmployerKind Kind,
    string? DivisionCode,
    string? CountryCode,
    string? IndustryCode,
    string? Website,
    Bilingual About);

/// <summary>
/// An organisation that seeks people. It exists once on the platform, has members of its own, and is admitted by each
/// tenant where it wants to post.
/// </summary>
public sealed class Employer : Entity
{
    public const int NameMax = 120;
    public const int AboutMax = 4000;
    public const int WebsiteMax = 300;
    public const int ListedKeyMax = 200;
    public const int PhotoAltMax = 160;

    private Employer()
    {
    }

    public Guid Id { get; private set; }

    public Bilingual Name { get; private set; } = Bilingual.Empty;

    public EmployerKind Kind { get; private set; }

    /// <summary>Normalised unified social credit code; null abroad and for organisations known from imports only.</summary>
    public string? CreditCode { get; private set; }

    public string? RegisterCountry { get; private set; }

    public string? RegisterNumber { get; private set; }

    /// <summary>GB/T 2260 code of its seat; null abroad or unknown.</summary>
    public string? DivisionCode { get; private set; }

    /// <summary>ISO 3166 code of the country of its seat.</summary>
    public string? CountryCode { get; private set; }

    public string? IndustryCode { get; private set; }

    public string? Website { get; private set; }

    public Bilingual About { get; private set; } = Bilingual.Empty;

    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>When it last said something else of itself.</summary>
    public DateTimeOffset ChangedAt { get; private set; }

    /// <summary>The tenant whose import made it known, as long as nobody has registered it.</summary>
    public Guid? ListedByTenantId { get; private set; }

    /// <summary>How that import tells it from others.</summary>
    public string? ListedKey { get; private set; }

    /// <summary>The organisation to which it belongs (an industrial park, a parent company), as a tenant's staff found; whoever has no parent is the head of its group.</summary>
    public Guid? ParentId { get; private set; }

    /// <summary>By which its names, present and former, and its credit code are found again, see <see cref="EmployerKeys"/>; null only where it was registered before there were keys.</summary>
    public List<string>? NameKeys { get; private set; }

    public bool IsDemo { get; private set; }

    /// <summary>What its photo shows, for those who do not see it; both languages or neither.</summary>
    public Bilingual PhotoAlt { get; private set; } = Bilingual.Empty;

    /// <summary>Where the photo lies in the store, under the platform's key; null for none.</summary>
    public string? PhotoName { get; private set; }

    public FileKind? PhotoKind { get; private set; }

    public FileRelease? PhotoRelease { get; private set; }

    public DateTimeOffset? PhotoAt { get; private set; }

    /// <summary>Whether visitors see the photo wherever the employer is admitted.</summary>
    public bool ShowsPhoto => PhotoName is not null && PhotoRelease is { } release && QuarantinePolicy.MayOpen(release) && HasPhotoAlt;

    public bool HasPhotoAlt => PhotoAlt.Has(Language.Chinese) && PhotoAlt.Has(Language.English);

    public uint Version { get; private set; }

    /// <summary>Whether it lets homes.</summary>
    public bool OffersHousing => LetHomes.Contains(Kind);

    /// <summary>Whether it may post positions and see cards of talents. Whoever was checked as a landlord was not checked as an employer.</summary>
    public bool MayHire => !OffersHousing;

    /// <summary>The kinds that let homes, and for that reason do not hire.</summary>
    public static IReadOnlyList<EmployerKind> LetHomes { get; } = [EmployerKind.HousingOperator, EmployerKind.Landlord];

    /// <summary>Whether it is an organisation of organisations: a park or an association.</summary>
    public bool MayHaveMembers => Kind is EmployerKind.IndustrialPark or EmployerKind.Association;

    /// <summary>A person registers the organisation they work for.</summary>
    public static Employer Register(EmployerFacts facts, EmployerRegistration registration, DateTimeOffset now, bool isDemo = false)
    {
        var employer = new Employer
        {
            Id = Guid.CreateVersion7(now),
            CreditCode = registration.CreditCode,
            RegisterCountry = registration.Country,
            RegisterNumber = registration.Number,
            CreatedAt = now,
            IsDemo = isDemo,
        };
        employer.Describe(facts, now);
        return employer;
    }

    /// <summary>An organisation that is known only from postings a tenant imported, or from the park that houses it; it has no members.</summary>
    /// <param name="key">What tells it from the other organisations of the tenant's imports, such as its folded name.</param>
    public static Employer List(Guid tenantId, string key, EmployerFacts facts, DateTimeOffset now, bool isDemo = false)
    {
        var employer = new Employer { Id = Guid.CreateVersion7(now), ListedByTenantId = tenantId, ListedKey = key, CreatedAt = now, IsDemo = isDemo };
        employer.Describe(facts, now);
        return employer;
    }

    public void Describe(EmployerFacts facts, DateTimeOffset now)
    {
        ChangedAt = now;
        (Name, Kind, DivisionCode, CountryCode, IndustryCode, Website, About) =
            (facts.Name, facts.Kind, facts.DivisionCode, facts.CountryCode, facts.IndustryCode, facts.Website, facts.About);
        Raise(new EmployerNamed(this));
    }

    /// <summary>Says what its photo shows.</summary>
    public void DescribePhoto(Bilingual alt) => PhotoAlt = alt;

    /// <summary>Takes a photo in place of the last one, whose name in the store it returns; null for none.</summary>
    public string? TakePhoto(FileReceipt receipt, FileRelease release, DateTimeOffset now)
    {
        var before = PhotoName;
        (PhotoName, PhotoKind, PhotoRelease, PhotoAt, ChangedAt) = (receipt.StorageName, receipt.Kind, release, now, now);
        return before;
    }

    /// <summary>Returns its name in the store; null where there was none.</summary>
    public string? DropPhoto(DateTimeOffset now)
    {
        var before = PhotoName;
        (PhotoName, PhotoKind, PhotoRelease, PhotoAt, ChangedAt) = (null, null, null, null, now);
        return before;
    }

    /// <summary>What the scanner said of the photo.</summary>
    public void PhotoScanned(FileRelease release)
    {
        if (PhotoRelease == FileRelease.Quarantined) PhotoRelease = release;
    }

    /// <summary>Adds keys of its names. What it was once called stays: nobody leaves a block behind by another name.</summary>
    public void KnownBy(IEnumerable<string> keys) => NameKeys = [.. (NameKeys ?? []).Union(keys)];

    /// <summary>Says to which organisation it belongs; null makes it the head of its own group.</summary>
    public void BelongTo(Guid? parentId) => ParentId = parentId;
}

using TalentPortal.Features.Employers.Domain;
using TalentPortal.Features.Jobs.Domain;
using TalentPortal.Features.Reference.Domain;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Jobs;

/// <summary>
/// What the world may know of a public posting. Everything that leaves the portal about it for programs is taken from
/// here: the interface, JSON-LD of the page, the XML for job boards; so that none says what another does not.
/// </summary>
/// <param name="EmployerId">Null where the employer stays unnamed.</param>
/// <param name="Employer">Its name, or what stands in its place.</param>
/// <param name="Publisher">The tenant.</param>
/// <param name="Verification">How the tenant assured itself of the employer; null when it did not.</param>
/// <param name="SourceUrl">Where an imported posting came from and where one applies for it.</param>
/// <param name="IsReviewed">Whether staff of the tenant read what it says before it became public.</param>
public sealed record PublishedPosting(
    Guid Id, Guid? EmployerId, Bilingual Employer, EmployerVerification? Verification, TenantRef Publisher, JobContent Content, JobTranslation Translation,
    string? SourceUrl, bool IsReviewed, DateTimeOffset PublishedAt, DateTimeOffset ChangedAt, DateTimeOffset ConfirmedAt)
{
    internal static PublishedPosting Of(Job job, TenantRef publisher, EmployerVerification? verification)
    {
        var employer = PostingEmployer.Of(job, publisher);
        return new(
            job.Id, employer.Id, employer.Name, verification, publisher, job.Content, job.Translation,
            employer.SourceUrl, job.ReviewedBy is not null, job.PublishedAt ?? job.CreatedAt, job.ChangedAt, job.ConfirmedAt);
    }

    /// <summary>What sort of employer it is, where that stands in place of its name; else null.</summary>
    public EmployerKind? EmployerKind { get; init; }

    /// <summary>Path of its page below tenant and language.</summary>
    public string Path => $"jobs/{Id}";

    /// <summary>When the public last had something new to read.</summary>
    public DateTimeOffset UpdatedAt => ChangedAt > PublishedAt ? ChangedAt : PublishedAt;

    /// <summary>The last second of its closing day at the tenant; null while it is open.</summary>
    public DateTimeOffset? ClosesAt => Content.ClosingDate is { } last ? AtPublisher(Publisher.EndOf(last).AddSeconds(-1)) : null;

    public EmploymentKind Kind => ReferenceData.EmploymentKinds[Content.KindCode];

    public Degree? Degree => ReferenceData.Degrees.Find(Content.DegreeCode);

    public Industry? Industry => ReferenceData.Industries.Find(Content.IndustryCode);

    public Occupation? Occupation => ReferenceData.Occupations.Find(Content.OccupationCode);

    public PayPeriod? PayPeriod => ReferenceData.PayPeriods.Find(Content.PayPeriod);

    public District? District => ReferenceData.Districts.Find(Content.DistrictCode);

    public Division? Division => ReferenceData.Divisions.Find(Content.DivisionCode);

    /// <summary>ISO 3166 code of the country; null for remote work that names none.</summary>
    public string? CountryCode => Division?.CountryCode ?? Content.CountryCode;

    /// <summary>The province or, abroad, nothing.</summary>
    public string? Region(Language language) => (ReferenceData.Divisions.Find(Division?.ParentCode) ?? Division)?.Name(language);

    /// <summary>The city, with its district where one is said; abroad what the employer says of the place.</summary>
    public string? Locality(Language language) => Division is { } known ? known.IsCity ? District is not { } district ? known.Name(language) : language == Language.Chinese ? known.Name(language) + district.NameZh : $"{district.NameEn}, {known.Name(language)}" : null : Content.PlaceText;

    /// <summary>What the employer adds to a known city.</summary>
    public string? Street => Division is null ? null : Content.PlaceText;

    /// <summary>A moment with the offset that clocks have at the tenant.</summary>
    public DateTimeOffset AtPublisher(DateTimeOffset moment) => TimeZoneInfo.ConvertTime(moment, TimeZoneInfo.FindSystemTimeZoneById(Publisher.TimeZone));
}

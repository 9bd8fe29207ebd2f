using System.Globalization;
using System.Resources;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Jobs.Domain;

/// <summary>
/// Which employer readers see on a posting: the one place that decides it. Where the employer stays unnamed the posting's
/// row holds no name (the database refuses one), so whoever reads it past this place finds an empty text and not the name.
/// What is made from a posting for one person (an application) carries what that person may read.
/// </summary>
/// <param name="Id">Null where it stays unnamed.</param>
/// <param name="Name">The name, or what stands in its place.</param>
public sealed record PostingEmployer(Guid? Id, Bilingual Name)
{
    private static readonly ResourceManager Texts = new(typeof(JobsText));

    /// <summary>The park that posts it for its member; null where the employer posts its own, and where it stays unnamed.</summary>
    public PostingPark? Park { get; init; }

    /// <summary>Where an imported posting came from; none where the employer stays unnamed, because that names it.</summary>
    public string? SourceUrl { get; init; }

    public bool IsUnnamed => Id is null;

    /// <param name="tenant">Whose posting it is: it knows the employer.</param>
    public static PostingEmployer Of(Job job, TenantRef tenant) => job.Content.Confidential ? new(null, InPlaceOf(tenant)) : new(job.NamedEmployerId, job.NamedEmployer)
    {
        SourceUrl = job.SourceUrl,
        Park = job.ForEmployerId is null ? null : new(job.EmployerId, job.EmployerName),
    };

    /// <summary>The employer to which an application for it goes, as its applicant reads it: a park, where it posts for a member.</summary>
    public static Bilingual ReaderOf(Job job, TenantRef tenant) => job.Content.Confidential ? InPlaceOf(tenant) : job.EmployerName;

    /// <summary>What stands where a name would: that the tenant knows it.</summary>
    public static Bilingual InPlaceOf(TenantRef tenant) => new(KnownTo(tenant, Language.Chinese), KnownTo(tenant, Language.English));

    private static string KnownTo(TenantRef tenant, Language language) =>
        string.Format(CultureInfo.InvariantCulture, Texts.GetString("PostingEmployer_Known", language.Culture())!, tenant.ShortName.In(language));
}

/// <summary>A park that posts for a member.</summary>
public sealed record PostingPark(Guid Id, Bilingual Name);

using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Applications.Domain;

/// <summary>
/// That a member of an employer opened what somebody had sent: kept for two days, to be counted. Of the applicant it holds a keyed
/// hash, by which nobody is found; whom they opened stands in the applicant's own access log.
/// </summary>
public sealed class ApplicantReading : ICaseRow
{
    public const int PersonKeyLength = 22;
    public const int KeptDays = 2;

    private ApplicantReading()
    {
    }

    [Class(FieldClass.Internal)]
    public Guid Id { get; private set; }

    [Class(FieldClass.Internal)]
    public Guid TenantId { get; private set; }

    /// <summary>Never set: the talent reads who opened what in their access log.</summary>
    [Class(FieldClass.Internal)]
    public Guid? TalentUserId { get; private set; }

    [Class(FieldClass.Internal)]
    public Guid? EmployerId { get; private set; }

    [Class(FieldClass.Internal)]
    public Guid ReaderUserId { get; private set; }

    [Class(FieldClass.Secret)]
    public string PersonKey { get; private set; } = "";

    [Class(FieldClass.Internal)]
    public DateTimeOffset At { get; private set; }

    public static ApplicantReading Of(JobApplication application, Guid readerUserId, string personKey, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now),
        TenantId = application.TenantId,
        EmployerId = application.EmployerId,
        ReaderUserId = readerUserId,
        PersonKey = personKey,
        At = now,
    };
}

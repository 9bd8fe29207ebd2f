using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Security.Vault;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Applications.Domain;

/// <summary>One step in the course of an application, as the talent, the employer and the tenant all see it. Append-only.</summary>
public sealed class ApplicationStep : ICaseRow
{
    public const string Table = "application_steps";

    private ApplicationStep()
    {
    }

    [Class(FieldClass.Internal)]
    public Guid Id { get; private set; }

    [Class(FieldClass.Internal)]
    public Guid TenantId { get; private set; }

    [Class(FieldClass.Internal)]
    public Guid ApplicationId { get; private set; }

    [Class(FieldClass.Internal)]
    public Guid? TalentUserId { get; private set; }

    [Class(FieldClass.Internal)]
    public Guid? EmployerId { get; private set; }

    [Class(FieldClass.Public)]
    public ApplicationState State { get; private set; }

    /// <summary>Who moved it: talent, employer, the tenant's staff.</summary>
    [Class(FieldClass.Public)]
    public CallSide By { get; private set; }

    /// <summary>Words to the talent, such as why it was declined; sealed under the person's key, empty when there are none.</summary>
    [Class(FieldClass.Sensitive)]
    public SealedText Reason { get; private set; }

    [Class(FieldClass.Public)]
    public DateTimeOffset At { get; private set; }

    public static ApplicationStep Of(Guid id, JobApplication application, CallSide by, SealedText reason, DateTimeOffset now) => new()
    {
        Id = id,
        TenantId = application.TenantId,
        ApplicationId = application.Id,
        TalentUserId = application.TalentUserId,
        EmployerId = application.EmployerId,
        State = application.State,
        By = by,
        Reason = reason,
        At = now,
    };
}

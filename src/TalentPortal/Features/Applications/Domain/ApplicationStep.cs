using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Security.Vault;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Applications.Domain;

/// <summary>Why an employer declines, where it says so by choosing. The talent reads it in the language of the page.</summary>
public enum DeclineReason
{
    Experience,
    Skills,
    Language,
    Conditions,

    /// <summary>Somebody else was chosen.</summary>
    Filled,

    /// <summary>Nobody is sought any more.</summary>
    Closed,
}

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

    /// <summary>A reason of the portal's own, see <see cref="DeclineReason"/>: each side reads it in its language.</summary>
    [Class(FieldClass.Sensitive)]
    public DeclineReason? Because { get; private set; }

    /// <summary>The step that this one takes back, before anybody was told: neither is part of the course.</summary>
    [Class(FieldClass.Internal)]
    public Guid? UndoesId { get; private set; }

    [Class(FieldClass.Public)]
    public DateTimeOffset At { get; private set; }

    public static ApplicationStep Of(Guid id, JobApplication application, CallSide by, SealedText reason, DateTimeOffset now, DeclineReason? because = null, Guid? undoes = null) => new()
    {
        Id = id,
        TenantId = application.TenantId,
        ApplicationId = application.Id,
        TalentUserId = application.TalentUserId,
        EmployerId = application.EmployerId,
        State = application.State,
        By = by,
        Reason = reason,
        Because = because,
        UndoesId = undoes,
        At = now,
    };
}

using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Employers.Domain;

/// <summary>Where an employer stands with one tenant.</summary>
public enum AdmissionStatus
{
    Requested,
    Admitted,
    Refused,
    Ended,
}

/// <summary>How a tenant assured itself of an employer; shown with its mark.</summary>
public enum EmployerVerification
{
    /// <summary>Its licence was looked up in the register.</summary>
    Document,

    /// <summary>The tenant knows it from working together.</summary>
    TenantVouched,

    /// <summary>An industrial park that houses it answers for it.</summary>
    ParkVouched,
}

/// <summary>
/// Whether an employer may post at a tenant. One per tenant and employer: asked again, it is the same row. That an
/// employer is admitted is public; requests, refusals and reasons are between the tenant and the employer.
/// </summary>
public sealed class EmployerAdmission : Entity, IPublishable
{
    public const int ReasonMax = 1000;

    /// <summary>Months after which a check should be made anew: licences end and people go.</summary>
    public const int CheckedForMonths = 12;

    private EmployerAdmission()
    {
    }

    public Guid Id { get; private set; }

    public Guid TenantId { get; private set; }

    public Guid EmployerId { get; private set; }

    public AdmissionStatus Status { get; private set; }

    /// <summary>True only while admitted.</summary>
    public bool IsPublic { get; private set; }

    /// <summary>Set while admitted; null for an organisation that nobody checked, because it is known from an import only.</summary>
    public EmployerVerification? Verification { get; private set; }

    /// <summary>When somebody last looked; null without a verification.</summary>
    public DateTimeOffset? VerifiedAt { get; private set; }

    /// <summary>The park on whose word the mark rests, or rested last: the word is that park's, also to take back.</summary>
    public Guid? VouchedById { get; private set; }

    public DateTimeOffset RequestedAt { get; private set; }

    public DateTimeOffset? DecidedAt { get; private set; }

    /// <summary>The member of staff who decided; null when the operator did.</summary>
    public Guid? DecidedBy { get; private set; }

    /// <summary>Why it was refused or ended, in words for the employer.</summary>
    public string? Reason { get; private set; }

    public uint Version { get; private set; }

    public static EmployerAdmission Request(Guid employerId, DateTimeOffset now)
    {
        var admission = new EmployerAdmission { Id = Guid.CreateVersion7(now), EmployerId = employerId, RequestedAt = now };
        admission.Raise(new AdmissionRequested(admission));
        return admission;
    }

    /// <summary>An organisation whose postings the tenant imports: admitted by that, without a mark of verification.</summary>
    public static EmployerAdmission Imported(Guid employerId, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now),
        EmployerId = employerId,
        Status = AdmissionStatus.Admitted,
        IsPublic = true,
        RequestedAt = now,
        DecidedAt = now,
    };

    /// <summary>Asks again after a refusal or an end. Returns why not, or null.</summary>
    public TextKey? RequestAgain(DateTimeOffset now)
    {
        if (Status is AdmissionStatus.Requested) return "RequestAdmission_AlreadyRequested";
        if (Status is AdmissionStatus.Admitted) return "RequestAdmission_AlreadyAdmitted";
        (Status, RequestedAt, DecidedAt, DecidedBy, Reason) = (AdmissionStatus.Requested, now, null, null, null);
        Raise(new AdmissionRequested(this));
        return null;
    }

    /// <summary>Returns why not, or null.</summary>
    /// <param name="vouchedById">The park that answers for it; needed for a mark that rests on that, and only there.</param>
    public TextKey? Admit(EmployerVerification verification, Guid? membershipId, DateTimeOffset now, Guid? vouchedById = null)
    {
        if (Status is AdmissionStatus.Admitted) return "DecideAdmission_AlreadyDecided";
        if (verification == EmployerVerification.ParkVouched && vouchedById is null) return "DecideAdmission_NoPark";
        Decide(AdmissionStatus.Admitted, null, membershipId, now);
        IsPublic = true;
        Verify(verification, vouchedById, now);
        return null;
    }

    /// <summary>Staff looked again at an employer that is admitted. Returns why not, or null.</summary>
    public TextKey? Renew(EmployerVerification verification, Guid? membershipId, DateTimeOffset now, Guid? vouchedById = null)
    {
        if (Status is not AdmissionStatus.Admitted) return "DecideAdmission_NotAdmitted";
        if (verification == EmployerVerification.ParkVouched && vouchedById is null) return "DecideAdmission_NoPark";
        (DecidedBy, Reason) = (membershipId, null);
        Verify(verification, vouchedById, now);
        return null;
    }

    /// <summary>Whether the last check is so long ago that somebody should look again.</summary>
    public static bool IsDue(DateTimeOffset? verifiedAt, DateTimeOffset now) => verifiedAt is { } at && at.AddMonths(CheckedForMonths) <= now;

    /// <summary>Staff confirmed a firm on a park's word. A mark of the tenant's own is better and stays.</summary>
    public void TakeVouch(Guid parkId, Guid? membershipId, DateTimeOffset now)
    {
        if (Verification is EmployerVerification.Document or EmployerVerification.TenantVouched) return;
        Decide(AdmissionStatus.Admitted, null, membershipId, now);
        IsPublic = true;
        Verify(EmployerVerification.ParkVouched, parkId, now);
    }

    /// <summary>The park no longer answers for it: a mark that rested on that is gone until somebody checks anew.</summary>
    public void LoseVouch(Guid parkId)
    {
        if (Verification is not EmployerVerification.ParkVouched || VouchedById != parkId) return;
        (Verification, VerifiedAt) = (null, null);
        Raise(new VerificationLost(this));
    }

    /// <summary>Returns why not, or null.</summary>
    public TextKey? Refuse(string reason, Guid? membershipId, DateTimeOffset now)
    {
        if (Status is not AdmissionStatus.Requested) return "DecideAdmission_AlreadyDecided";
        Decide(AdmissionStatus.Refused, reason, membershipId, now);
        Raise(new AdmissionRefused(this));
        return null;
    }

    /// <summary>The employer may no longer post; its postings at the tenant close. Returns why not, or null.</summary>
    public TextKey? End(string reason, Guid? membershipId, DateTimeOffset now)
    {
        if (Status is not AdmissionStatus.Admitted) return "DecideAdmission_NotAdmitted";
        Decide(AdmissionStatus.Ended, reason, membershipId, now);
        (IsPublic, Verification, VerifiedAt, VouchedById) = (false, null, null, null);
        Raise(new AdmissionEnded(this));
        return null;
    }

    private void Verify(EmployerVerification verification, Guid? vouchedById, DateTimeOffset now)
    {
        (Verification, VerifiedAt, VouchedById) = (verification, now, verification == EmployerVerification.ParkVouched ? vouchedById : null);
        Raise(new EmployerAdmitted(this));
    }

    private void Decide(AdmissionStatus status, string? reason, Guid? membershipId, DateTimeOffset now) =>
        (Status, Reason, DecidedBy, DecidedAt) = (status, reason, membershipId, now);
}

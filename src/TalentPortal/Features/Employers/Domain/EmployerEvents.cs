using TalentPortal.Platform.Messaging;

namespace TalentPortal.Features.Employers.Domain;

/// <summary>An employer asks a tenant for admission.</summary>
public sealed record AdmissionRequested(EmployerAdmission Admission) : IPortalEvent;

/// <summary>A tenant lets an employer post.</summary>
public sealed record EmployerAdmitted(EmployerAdmission Admission) : IPortalEvent;

/// <summary>A tenant does not let an employer post.</summary>
public sealed record AdmissionRefused(EmployerAdmission Admission) : IPortalEvent;

/// <summary>A tenant takes an admission back.</summary>
public sealed record AdmissionEnded(EmployerAdmission Admission) : IPortalEvent;

/// <summary>An employer lost its mark of verification, because the park on which it rested no longer answers for it.</summary>
public sealed record VerificationLost(EmployerAdmission Admission) : IPortalEvent;

/// <summary>A firm is no longer a member of a park at a tenant; nothing may be posted for it any more.</summary>
public sealed record ParkMembershipEnded(ParkMembership Membership) : IPortalEvent;

/// <summary>A park asks a registered employer whether it is its member.</summary>
public sealed record ParkMemberInvited(ParkMembership Membership) : IPortalEvent;

/// <summary>An employer says how it is called, for the first time or anew.</summary>
public sealed record EmployerNamed(Employer Employer) : IPortalEvent;

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

/// <summary>An employer says how it is called, for the first time or anew.</summary>
public sealed record EmployerNamed(Employer Employer) : IPortalEvent;

using TalentPortal.Platform.Messaging;

namespace TalentPortal.Features.Applications.Domain;

/// <summary>A talent applied.</summary>
public sealed record ApplicationReceived(JobApplication Application) : IPortalEvent;

/// <summary>The employer moved an application on, or declined it.</summary>
public sealed record ApplicationMoved(JobApplication Application) : IPortalEvent;

/// <summary>An employer that stayed unnamed gave its name to this applicant.</summary>
public sealed record ApplicationEmployerNamed(JobApplication Application) : IPortalEvent;

/// <summary>The talent took an application back.</summary>
public sealed record ApplicationWithdrawn(JobApplication Application) : IPortalEvent;

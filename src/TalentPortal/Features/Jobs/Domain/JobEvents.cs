using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Jobs.Domain;

/// <summary>A posting waits for review.</summary>
public sealed record JobSubmitted(Job Job) : IPortalEvent;

/// <summary>A posting became public: for the first time, or again after it had lapsed.</summary>
/// <param name="IsReviewed">Staff have just approved it; else it came from an import, or its employer confirmed it again.</param>
/// <param name="From">Where it stood before; live where its closing was undone.</param>
public sealed record JobPublished(Job Job, bool IsReviewed, JobStatus From) : IPortalEvent;

/// <summary>What the public reads of a live posting changed.</summary>
public sealed record JobChanged(Job Job) : IPortalEvent;

/// <summary>An employer that stayed unnamed gave its name to everybody.</summary>
public sealed record JobEmployerNamed(Job Job) : IPortalEvent;

/// <summary>The employer said again that a live position is open.</summary>
public sealed record JobConfirmed(Job Job) : IPortalEvent;

/// <summary>Staff sent a posting, or the change of a live one, back to the employer.</summary>
public sealed record JobReturned(Job Job, Bilingual Reason) : IPortalEvent;

/// <summary>A public posting is off the list until staff have looked at what was reported of it.</summary>
public sealed record JobHeld(Job Job) : IPortalEvent;

/// <summary>A posting is over, paused or has lapsed (its status says which); from now on it is not public.</summary>
/// <param name="WasLive">Whether the public could see it until now.</param>
public sealed record JobClosed(Job Job, bool WasLive) : IPortalEvent;

/// <summary>A change of a live posting waits for review.</summary>
public sealed record JobChangeSubmitted(JobChange Change) : IPortalEvent;

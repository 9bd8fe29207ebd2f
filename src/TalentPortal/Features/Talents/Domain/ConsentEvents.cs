using TalentPortal.Platform.Messaging;

namespace TalentPortal.Features.Talents.Domain;

/// <summary>A person agreed to something.</summary>
public sealed record ConsentGiven(Consent Consent) : IPortalEvent;

/// <summary>A person took a consent back; who works under it stops.</summary>
public sealed record ConsentWithdrawn(Consent Consent) : IPortalEvent;

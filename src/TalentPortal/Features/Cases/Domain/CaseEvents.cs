using TalentPortal.Platform.Messaging;

namespace TalentPortal.Features.Cases.Domain;

/// <summary>A lead became a case.</summary>
public sealed record CaseOpened(TalentCase Case) : IPortalEvent;

/// <summary>Somebody said on which day the talent arrived.</summary>
public sealed record CaseArrived(TalentCase Case) : IPortalEvent;

/// <summary>A case ended, settled or not.</summary>
public sealed record CaseClosed(TalentCase Case) : IPortalEvent;

/// <summary>A case came to where the talent is asked the clearance questions, and they are not answered.</summary>
public sealed record ClearanceDue(TalentCase Case) : IPortalEvent;

/// <summary>The talent answered the clearance questions, or the compliance reviewer decided.</summary>
public sealed record ClearanceTurned(TalentCase Case) : IPortalEvent;

/// <summary>A case was offered to another tier.</summary>
public sealed record HandOverOffered(HandOver HandOver) : IPortalEvent;

/// <summary>Somebody of the other tier answers for the case now.</summary>
public sealed record HandOverAccepted(HandOver HandOver) : IPortalEvent;

/// <summary>The case stays where it was: the receivers said no, or the talent did.</summary>
public sealed record HandOverRefused(HandOver HandOver) : IPortalEvent;

/// <summary>Nobody answered in time.</summary>
public sealed record HandOverBounced(HandOver HandOver) : IPortalEvent;

/// <summary>The team lead said who of the same tier answers for a case.</summary>
/// <param name="FormerUserId">Who answered for it until now.</param>
/// <param name="InBulk">One of many that were given on at once: whoever did it tells the colleagues in one word.</param>
public sealed record CaseAssigned(TalentCase Case, Guid? FormerUserId = null, bool InBulk = false) : IPortalEvent;

/// <summary>The time in which the campus sees a case is over: it is with the domestic consultants again.</summary>
public sealed record CaseCameBack(TalentCase Case, Guid? FormerUserId) : IPortalEvent;

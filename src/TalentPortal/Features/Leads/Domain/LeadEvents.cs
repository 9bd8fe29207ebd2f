using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Leads.Domain;

/// <summary>A person asked for a consultant.</summary>
public sealed record ConsultantAsked(Lead Lead) : IPortalEvent;

/// <summary>A consultant took a lead, or was given it: from here on there is a case. Runs in the transaction of the taking.</summary>
/// <param name="TalentUserId">Null for a lead without an account.</param>
/// <param name="StaffUserId">Who has it now.</param>
/// <param name="StaffName">Their name as the talent reads it.</param>
/// <param name="Language">The language in which the person wants to talk.</param>
/// <param name="CountryCode">ISO 3166 alpha-2 of where the person lives.</param>
/// <param name="TimeZone">IANA zone by whose clock the person lives.</param>
/// <param name="Source">Where it came from: whoever brought the person themselves is told otherwise than whoever was given a lead.</param>
/// <param name="Begun">What another organisation had done of it; null where everything begins here.</param>
public sealed record LeadTaken(
    Guid TenantId, Guid LeadId, Guid? TalentUserId, Guid StaffUserId, string StaffName, Language Language, string CountryCode, string TimeZone, DateTimeOffset At, LeadSource Source = LeadSource.Self, BegunElsewhere? Begun = null) : IPortalEvent;

/// <summary>The consultant to whom a lead was offered does not take it.</summary>
public sealed record LeadPassed(Lead Lead, Guid StaffUserId) : IPortalEvent;

/// <summary>The organisation declined a lead.</summary>
public sealed record LeadDeclined(Lead Lead) : IPortalEvent;

/// <summary>
/// The talent took a lead back, new or taken, by itself or with the consent it rested on. They may do so on any site: who
/// then writes rows of the lead's tenant does it by an outbox message that is delivered there.
/// </summary>
public sealed record LeadWithdrawn(Lead Lead) : IPortalEvent;

/// <summary>What came of a taken lead has ended.</summary>
public sealed record LeadClosed(Lead Lead) : IPortalEvent;

/// <summary>A case goes on that began at another organisation.</summary>
/// <param name="Stage">Code of the stage that it had come to.</param>
/// <param name="Where">Name of that organisation, in the person's language.</param>
public sealed record BegunElsewhere(string Stage, string Where);

using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Security.Vault;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Cases.Domain;

/// <summary>One entry of the timeline that staff and talent share: both read the same rows. Append-only.</summary>
public sealed class CaseEntry : ICaseRow
{
    public const int FactMax = 100;
    public const string Table = "case_entries";

    private CaseEntry()
    {
    }

    [Class(FieldClass.Internal)]
    public Guid Id { get; private set; }

    [Class(FieldClass.Internal)]
    public Guid TenantId { get; private set; }

    [Class(FieldClass.Internal)]
    public Guid CaseId { get; private set; }

    [Class(FieldClass.Internal)]
    public Guid? TalentUserId { get; private set; }

    /// <summary>Never set: employers are no party to a case.</summary>
    [Class(FieldClass.Internal)]
    public Guid? EmployerId { get; private set; }

    [Class(FieldClass.Public)]
    public DateTimeOffset At { get; private set; }

    [Class(FieldClass.Public)]
    public CaseEntryKind Kind { get; private set; }

    /// <summary>Who did it: staff, the talent, the portal by itself.</summary>
    [Class(FieldClass.Public)]
    public CallSide By { get; private set; }

    [Class(FieldClass.Internal)]
    public Guid? ActorUserId { get; private set; }

    /// <summary>The name to show; null for the talent and for the portal.</summary>
    [Class(FieldClass.Public)]
    public string? ActorName { get; private set; }

    /// <summary>What was before, as a stable word: a stage, a clock, a tier; for a new owner, a name.</summary>
    [Class(FieldClass.Sensitive)]
    public string? From { get; private set; }

    [Class(FieldClass.Sensitive)]
    public string? To { get; private set; }

    /// <summary>Sealed under the person's key; empty when there are none.</summary>
    [Class(FieldClass.Sensitive)]
    public SealedText Words { get; private set; }

    internal static CaseEntry Of(Guid id, TalentCase talentCase, CaseEntryKind kind, CallSide by, Guid? actor, string? actorName, string? from, string? to, SealedText words, DateTimeOffset now) => new()
    {
        Id = id,
        TenantId = talentCase.TenantId,
        CaseId = talentCase.Id,
        TalentUserId = talentCase.TalentUserId,
        At = now,
        Kind = kind,
        By = by,
        ActorUserId = actor,
        ActorName = actorName,
        From = from,
        To = to,
        Words = words,
    };
}

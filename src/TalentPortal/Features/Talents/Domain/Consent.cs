using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Talents.Domain;

/// <summary>What was agreed to. Codes as in the register of consents: C1, C2 …</summary>
public enum ConsentKind
{
    /// <summary>C1: keeping an account, a profile and applications.</summary>
    KeepProfile,

    /// <summary>C2: giving the profile and a CV to one named employer. Asked in a box of its own, per employer.</summary>
    GiveToEmployer,

    /// <summary>C12: letting one named tenant see the profile and get in touch, to be advised by it. Asked in a box of its own, per tenant.</summary>
    AdviceByTenant,

    /// <summary>C13: letting the consultant who answers for one case read chosen parts of the career record. Which parts, and until when, the grants say.</summary>
    CareerInCase,

    /// <summary>C4: keeping scans of passports, identity papers, degrees and the like. Asked in a box of its own, before the first of them.</summary>
    PaperScans,

    /// <summary>C11: keeping papers on health. Asked in a box of its own.</summary>
    HealthPapers,

    /// <summary>C5: keeping papers of the family. Asked in a box of its own.</summary>
    FamilyPapers,

    /// <summary>C14: letting the consultant who answers for one case open chosen documents. Which, and until when, the grants say.</summary>
    DocumentsInCase,

    /// <summary>C15: showing a blind card to the employers that one tenant has verified. Asked in a box of its own, per tenant.</summary>
    BlindCard,

    /// <summary>C16: disclosing name and chosen facts to one employer that asked for contact. Asked in a box of its own, per request.</summary>
    ContactWithEmployer,

    /// <summary>C17: linking the account with the partner's. What each then opens is chosen apart. Asked in a box of its own.</summary>
    PartnerLink,

    /// <summary>C18: letting a consultant refer one to a named organisation, with chosen facts. Asked in a box of its own, per referral.</summary>
    ReferralToOther,

    /// <summary>C22: keeping what a parent or guardian says of children, most of them under 14. Asked in a box of its own, before the first child.</summary>
    ChildrenOfFamily,

    /// <summary>C23: letting the consultant who answers for one case read chosen parts of what one says of one's family. Which, and until when, the grants say.</summary>
    FamilyInCase,

    /// <summary>C24: letting that consultant read of special needs, which are sensitive. Asked in a box of its own.</summary>
    FamilyNeedsInCase,

    /// <summary>C25: letting the consultant who answers for one case read the terms of chosen offers. Which, and until when, the grants say.</summary>
    OfferInCase,

    /// <summary>C26: keeping what one says of oneself to learn what one qualifies for, nationality, age and pay among it. Asked in a box of its own, before the first of it is kept.</summary>
    EligibilityAnswers,

    /// <summary>C19: passing one's case on to another named organisation, with chosen items. Asked apart from all else, per transfer.</summary>
    CaseToOther,
}

/// <summary>What kinds of consent have in common.</summary>
public static class ConsentKinds
{
    extension(ConsentKind kind)
    {
        /// <summary>To what is kept for the person alone: it holds until it is taken back, whatever is open to others.</summary>
        public bool IsToKeep => kind is ConsentKind.KeepProfile or ConsentKind.PaperScans or ConsentKind.HealthPapers or ConsentKind.FamilyPapers;

        /// <summary>It holds until it is taken back, with or without a grant.</summary>
        public bool HoldsAlone => kind.IsToKeep || kind is ConsentKind.BlindCard or ConsentKind.PartnerLink or ConsentKind.ChildrenOfFamily or ConsentKind.EligibilityAnswers;

        /// <summary>To something in one case: it ends with the advice.</summary>
        public bool IsInCase => kind is ConsentKind.CareerInCase or ConsentKind.DocumentsInCase or ConsentKind.FamilyInCase or ConsentKind.FamilyNeedsInCase or ConsentKind.OfferInCase;
    }
}

/// <summary>
/// Proof that a person agreed, and when they took it back: which text, in which language, through which channel. Kept
/// three years after its end.
/// </summary>
public sealed class Consent : Entity, IPersonOwned
{
    public const int KeptYears = 3;
    public const int TextVersionMax = 20;
    public const int TextHashLength = 64;
    public const int ChannelMax = 20;

    /// <summary>Longest sentence that can be agreed to, with the names in it.</summary>
    public const int WordsMax = 1000;

    private Consent()
    {
    }

    [Class(FieldClass.Internal)]
    public Guid Id { get; private set; }

    [Class(FieldClass.Internal)]
    public Guid UserId { get; private set; }

    [Class(FieldClass.Sensitive)]
    public ConsentKind Kind { get; private set; }

    /// <summary>The tenant at whose site it was given; empty on the national site.</summary>
    [Class(FieldClass.Internal)]
    public Guid? TenantId { get; private set; }

    [Class(FieldClass.Sensitive)]
    public Guid? EmployerId { get; private set; }

    [Class(FieldClass.Sensitive)]
    public Bilingual EmployerName { get; private set; } = Bilingual.Empty;

    [Class(FieldClass.Internal)]
    public Guid? ApplicationId { get; private set; }

    /// <summary>The asking for a consultant that it was given with.</summary>
    [Class(FieldClass.Internal)]
    public Guid? LeadId { get; private set; }

    /// <summary>The request for contact that it answered.</summary>
    [Class(FieldClass.Internal)]
    public Guid? ContactRequestId { get; private set; }

    /// <summary>The referral that it let go out.</summary>
    [Class(FieldClass.Internal)]
    public Guid? ReferralId { get; private set; }

    /// <summary>The passing on of a case that it let happen.</summary>
    [Class(FieldClass.Internal)]
    public Guid? TransferId { get; private set; }

    /// <summary>Version of the text that was shown.</summary>
    [Class(FieldClass.Internal)]
    public string TextVersion { get; private set; } = "";

    /// <summary>SHA-256 of the text that was shown, in hexadecimal.</summary>
    [Class(FieldClass.Internal)]
    public string TextHash { get; private set; } = "";

    [Class(FieldClass.Internal)]
    public Language Language { get; private set; }

    [Class(FieldClass.Internal)]
    public string Channel { get; private set; } = "";

    [Class(FieldClass.Internal)]
    public DateTimeOffset GivenAt { get; private set; }

    [Class(FieldClass.Internal)]
    public DateTimeOffset? WithdrawnAt { get; private set; }

    public static Consent Give(
        Guid userId, ConsentKind kind, Guid? tenantId, Guid? employerId, Bilingual? employerName, Guid? applicationId, ConsentText text, Language language, DateTimeOffset now)
    {
        var consent = New(userId, kind, tenantId, employerId, employerName, applicationId, text, language, now);
        consent.Raise(new ConsentGiven(consent));
        return consent;
    }

    private static Consent New(
        Guid userId, ConsentKind kind, Guid? tenantId, Guid? employerId, Bilingual? employerName, Guid? applicationId, ConsentText text, Language language, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now),
        UserId = userId,
        Kind = kind,
        TenantId = tenantId,
        EmployerId = employerId,
        EmployerName = employerName ?? Bilingual.Empty,
        ApplicationId = applicationId,
        TextVersion = text.Version,
        TextHash = text.Hash,
        Language = language,
        Channel = "web",
        GivenAt = now,
    };

    /// <summary>Agrees to be advised by a tenant, in the matter of one lead.</summary>
    public static Consent ToAdvice(Guid userId, Guid tenantId, Guid leadId, ConsentText text, Language language, DateTimeOffset now)
    {
        var consent = Give(userId, ConsentKind.AdviceByTenant, tenantId, null, null, null, text, language, now);
        consent.LeadId = leadId;
        return consent;
    }

    /// <summary>Lets whoever answers for the case of a lead read parts of the career record.</summary>
    public static Consent ToCareer(Guid userId, Guid tenantId, Guid leadId, ConsentText text, Language language, DateTimeOffset now) =>
        InCase(userId, ConsentKind.CareerInCase, tenantId, leadId, text, language, now);

    /// <summary>Lets whoever answers for the case of a lead open chosen documents.</summary>
    public static Consent ToDocuments(Guid userId, Guid tenantId, Guid leadId, ConsentText text, Language language, DateTimeOffset now) =>
        InCase(userId, ConsentKind.DocumentsInCase, tenantId, leadId, text, language, now);

    /// <summary>Discloses something to an employer that asked for contact.</summary>
    public static Consent ToContact(Guid userId, Guid tenantId, Guid employerId, Bilingual employerName, Guid requestId, ConsentText text, Language language, DateTimeOffset now)
    {
        var consent = Give(userId, ConsentKind.ContactWithEmployer, tenantId, employerId, employerName, null, text, language, now);
        consent.ContactRequestId = requestId;
        return consent;
    }

    /// <summary>Lets a consultant refer one to an organisation; <paramref name="employerId"/> is null for one that is no employer on the platform.</summary>
    public static Consent ToReferral(Guid userId, Guid tenantId, Guid? employerId, Bilingual name, Guid referralId, ConsentText text, Language language, DateTimeOffset now)
    {
        var consent = Give(userId, ConsentKind.ReferralToOther, tenantId, employerId, name, null, text, language, now);
        consent.ReferralId = referralId;
        return consent;
    }

    /// <summary>Lets whoever answers for the case of a lead read of the family; of special needs by a consent of another kind.</summary>
    public static Consent ToFamily(Guid userId, ConsentKind kind, Guid tenantId, Guid leadId, ConsentText text, Language language, DateTimeOffset now) => InCase(userId, kind, tenantId, leadId, text, language, now);

    /// <summary>Lets whoever answers for the case of a lead read the terms of chosen offers.</summary>
    public static Consent ToOffer(Guid userId, Guid tenantId, Guid leadId, ConsentText text, Language language, DateTimeOffset now) => InCase(userId, ConsentKind.OfferInCase, tenantId, leadId, text, language, now);

    /// <summary>Lets a case be passed on from <paramref name="tenantId"/> to the organisation named.</summary>
    public static Consent ToTransfer(Guid userId, Guid tenantId, Bilingual receiver, Guid transferId, ConsentText text, Language language, DateTimeOffset now)
    {
        var consent = Give(userId, ConsentKind.CaseToOther, tenantId, null, receiver, null, text, language, now);
        consent.TransferId = transferId;
        return consent;
    }

    private static Consent InCase(Guid userId, ConsentKind kind, Guid tenantId, Guid leadId, ConsentText text, Language language, DateTimeOffset now)
    {
        var consent = Give(userId, kind, tenantId, null, null, null, text, language, now);
        consent.LeadId = leadId;
        return consent;
    }

    /// <summary>Whether a grant was given under it: of one matter, the career record and documents are opened by consents of their own.</summary>
    public bool Opens(Grant grant) => SubjectId is not null && grant.SubjectId == SubjectId
        && grant.Scope.IsCareer() == (Kind == ConsentKind.CareerInCase) && (grant.Scope == GrantScope.Document) == (Kind == ConsentKind.DocumentsInCase)
        && grant.Scope.IsFamily() == (Kind == ConsentKind.FamilyInCase) && (grant.Scope == GrantScope.FamilyNeeds) == (Kind == ConsentKind.FamilyNeedsInCase)
        && (grant.Scope == GrantScope.Offer) == (Kind == ConsentKind.OfferInCase);

    /// <summary>The record it was given with, by which the grants under it are found; null for a consent to no single matter.</summary>
    public Guid? SubjectId => ApplicationId ?? LeadId ?? ContactRequestId ?? ReferralId ?? TransferId;

    public void Withdraw(DateTimeOffset now)
    {
        if (WithdrawnAt is not null) return;
        WithdrawnAt = now;
        Raise(new ConsentWithdrawn(this));
    }
}

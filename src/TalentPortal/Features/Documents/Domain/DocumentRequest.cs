using TalentPortal.Platform.Security;
using TalentPortal.Platform.Security.Vault;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Documents.Domain;

/// <summary>Whoever answers for a case asks its talent for a document. Nothing opens by it.</summary>
public sealed class DocumentRequest : ICaseRow
{
    public const string Table = "document_requests";
    public const int ReasonMax = 500;

    /// <summary>How many may be open in a case at once.</summary>
    public const int MostOpen = 20;

    /// <summary>Days after the end of a case for which what was asked and said about documents is kept.</summary>
    public const int KeptDays = 90;

    private DocumentRequest()
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

    [Class(FieldClass.Sensitive)]
    public string Kind { get; private set; } = "";

    [Class(FieldClass.Sensitive)]
    public Bearer Bearer { get; private set; }

    /// <summary>Why it is needed, sealed under the person's key.</summary>
    [Class(FieldClass.Sensitive)]
    public SealedText Reason { get; private set; }

    /// <summary>The name under which the talent knows who asked.</summary>
    [Class(FieldClass.Public)]
    public string AskedBy { get; private set; } = "";

    [Class(FieldClass.Internal)]
    public DateTimeOffset AskedAt { get; private set; }

    /// <summary>When it was opened to the case, or taken back.</summary>
    [Class(FieldClass.Internal)]
    public DateTimeOffset? SettledAt { get; private set; }

    public bool IsFor(TalentDocument document) => document.Kind == Kind && document.Bearer == Bearer;

    public static DocumentRequest Ask(Guid id, Guid tenantId, Guid caseId, Guid talent, string kind, Bearer bearer, SealedText reason, string askedBy, DateTimeOffset now) => new()
    {
        Id = id,
        TenantId = tenantId,
        CaseId = caseId,
        TalentUserId = talent,
        Kind = kind,
        Bearer = bearer,
        Reason = reason,
        AskedBy = askedBy,
        AskedAt = now,
    };

    public void Settle(DateTimeOffset now) => SettledAt ??= now;
}

/// <summary>What whoever answers for a case found of a document.</summary>
public enum DocumentVerdict
{
    Valid,
    NotValid,
}

/// <summary>Whoever answers for a case has looked at a file of a document; the talent reads what they found.</summary>
public sealed class DocumentCheck : ICaseRow
{
    public const string Table = "document_checks";
    public const int ReasonMax = 500;

    private DocumentCheck()
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

    [Class(FieldClass.Internal)]
    public Guid DocumentId { get; private set; }

    /// <summary>The version that was looked at: a newer one is looked at anew.</summary>
    [Class(FieldClass.Internal)]
    public Guid FileId { get; private set; }

    [Class(FieldClass.Sensitive)]
    public DocumentVerdict Verdict { get; private set; }

    /// <summary>What is missing or wrong, sealed under the person's key.</summary>
    [Class(FieldClass.Sensitive)]
    public SealedText Reason { get; private set; }

    /// <summary>The name under which the talent knows who looked.</summary>
    [Class(FieldClass.Public)]
    public string CheckedBy { get; private set; } = "";

    [Class(FieldClass.Internal)]
    public DateTimeOffset CheckedAt { get; private set; }

    public static DocumentCheck Say(Guid id, Guid tenantId, Guid caseId, Guid talent, Guid document, Guid file, DocumentVerdict verdict, SealedText reason, string by, DateTimeOffset now) => new()
    {
        Id = id,
        TenantId = tenantId,
        CaseId = caseId,
        TalentUserId = talent,
        DocumentId = document,
        FileId = file,
        Verdict = verdict,
        Reason = reason,
        CheckedBy = by,
        CheckedAt = now,
    };
}

using TalentPortal.Platform.Security;
using TalentPortal.Platform.Security.Vault;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Clearance.Domain;

/// <summary>
/// What a talent answered to the clearance questions of one case, and what the reviewer last wrote back. Where the case
/// stands is on the case; here lies what only the talent, the consultant who answers for the case and the reviewer read.
/// </summary>
public sealed class ClearanceSheet : ICaseRow
{
    public const string Table = "clearance_sheets";

    /// <summary>What the readings of it are for, in the access log.</summary>
    public const string Purpose = "clearance";

    /// <summary>Months after the end of the case for which it is kept.</summary>
    public const int KeptMonths = 6;

    public const int WordsMax = 2000;

    /// <summary>Name of its form among drafts; the record is the case.</summary>
    public const string DraftForm = "clearance";

    private ClearanceSheet()
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
    public int QuestionsVersion { get; private set; }

    /// <summary>Of the reminders that the talent has read and will check.</summary>
    [Class(FieldClass.Internal)]
    public int RemindersVersion { get; private set; }

    /// <summary>As JSON, sealed under the person's key.</summary>
    [Class(FieldClass.Sensitive)]
    public SealedText Answers { get; private set; }

    [Class(FieldClass.Internal)]
    public DateTimeOffset AnsweredAt { get; private set; }

    /// <summary>What the reviewer last wrote to the talent; empty when nothing.</summary>
    [Class(FieldClass.Sensitive)]
    public SealedText Words { get; private set; }

    [Class(FieldClass.Internal)]
    public DateTimeOffset? DecidedAt { get; private set; }

    [Class(FieldClass.Internal)]
    public uint Version { get; private set; }

    public static ClearanceSheet Start(Guid id, Guid tenantId, Guid caseId, Guid talent) => new() { Id = id, TenantId = tenantId, CaseId = caseId, TalentUserId = talent };

    public void Answer(SealedText answers, int questions, int reminders, DateTimeOffset now) => (Answers, QuestionsVersion, RemindersVersion, AnsweredAt) = (answers, questions, reminders, now);

    public void Decide(SealedText words, DateTimeOffset now) => (Words, DecidedAt) = (words, now);
}

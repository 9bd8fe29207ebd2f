using TalentPortal.Features.Cases.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Security.Vault;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Conversations.Domain;

/// <summary>What the talent wrote to whoever answers for their case, or was written by them. Append-only: what was sent stays as it was.</summary>
public sealed class Message : ICaseRow
{
    public const int WordsMax = TalentCase.WordsMax;
    public const string Table = "messages";

    /// <summary>Name of its form among drafts; the record is the case.</summary>
    public const string DraftForm = "message";

    private Message()
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

    /// <summary>Place in the conversation, from 1.</summary>
    [Class(FieldClass.Internal)]
    public int Number { get; private set; }

    [Class(FieldClass.Public)]
    public DateTimeOffset At { get; private set; }

    /// <summary>Staff, or the talent (Party).</summary>
    [Class(FieldClass.Public)]
    public CallSide By { get; private set; }

    [Class(FieldClass.Internal)]
    public Guid AuthorUserId { get; private set; }

    /// <summary>The consultant's name as the talent reads it; null for the talent.</summary>
    [Class(FieldClass.Public)]
    public string? AuthorName { get; private set; }

    /// <summary>The language of <see cref="Words"/>.</summary>
    [Class(FieldClass.Sensitive)]
    public Language Language { get; private set; }

    /// <summary>Sealed under the talent's key, whoever wrote.</summary>
    [Class(FieldClass.Sensitive)]
    public SealedText Words { get; private set; }

    /// <summary>The same in the other language, by its author; empty when there is none.</summary>
    [Class(FieldClass.Sensitive)]
    public SealedText Translation { get; private set; }

    public bool IsByTalent => By == CallSide.Party;

    internal static Message Of(Guid id, TalentCase about, int number, CallSide by, Guid author, string? authorName, Language language, SealedText words, SealedText translation, DateTimeOffset now) => new()
    {
        Id = id,
        TenantId = about.TenantId,
        CaseId = about.Id,
        TalentUserId = about.TalentUserId,
        Number = number,
        At = now,
        By = by,
        AuthorUserId = author,
        AuthorName = authorName,
        Language = language,
        Words = words,
        Translation = translation,
    };
}

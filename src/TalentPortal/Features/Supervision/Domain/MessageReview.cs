using TalentPortal.Platform.Security.Vault;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Supervision.Domain;

/// <summary>Whoever supervises a student read one of their first messages in a case, and said something about it or that it is fine.</summary>
public sealed class MessageReview : ITenantOwned
{
    public const string Table = "message_reviews";
    public const int CommentMax = 1000;

    /// <summary>Bytes of the sealed comment at most.</summary>
    public const int SealedMax = 6_000;

    private MessageReview()
    {
    }

    /// <summary>The message's.</summary>
    public Guid Id { get; private set; }

    public Guid TenantId { get; private set; }

    public Guid CaseId { get; private set; }

    /// <summary>The student, under whose key the comment is sealed.</summary>
    public Guid ConsultantUserId { get; private set; }

    /// <summary>Empty: it is fine.</summary>
    public SealedText Comment { get; private set; }

    public Guid ReviewerUserId { get; private set; }

    public string ReviewerName { get; private set; } = "";

    public DateTimeOffset At { get; private set; }

    public static MessageReview Of(Guid message, Guid caseId, Guid consultant, SealedText comment, Guid reviewer, string name, DateTimeOffset now) =>
        new() { Id = message, CaseId = caseId, ConsultantUserId = consultant, Comment = comment, ReviewerUserId = reviewer, ReviewerName = name, At = now };
}

using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Features.Conversations.Domain;
using TalentPortal.Features.Supervision.Domain;
using TalentPortal.Platform.Auditing;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Supervision;

/// <summary>One of a student's first messages, for whoever supervises them. It opens nothing else: neither what the talent wrote nor the case. The talent sees the reading.</summary>
/// <param name="Id">Of the message.</param>
[Personal]
[Requires(SupervisionPermissions.Supervise)]
public sealed record ViewFirstMessage(Guid Id) : IQuery<ViewFirstMessageResult>;

/// <param name="ReviewedBy">Null while nobody said anything about it.</param>
/// <param name="Comment">Null where it is fine.</param>
public sealed record ViewFirstMessageResult(Guid Id, string Reference, string StudentName, DateTimeOffset At, string Words, string? Translation, string? ReviewedBy, string? Comment);

internal sealed class ViewFirstMessageHandler(CurrentCall call, FirstMessages first, SealedCase sealing, AccessLog access) : IRequestHandler<ViewFirstMessage, Outcome<ViewFirstMessageResult>>
{
    public async Task<Outcome<ViewFirstMessageResult>> Handle(ViewFirstMessage request, CancellationToken ct)
    {
        if (call.Tenant is not { } tenant || await (await first.Mine(ct)).SingleOrDefaultAsync(m => m.Id == request.Id, ct) is not { TalentUserId: { } talent } one) return Outcome.NotFound;
        var review = await first.Reviews.SingleOrDefaultAsync(r => r.Id == one.Id, ct);
        await access.Record(talent, tenant.Name, TalentCase.Purpose, "firstMessage", FieldClass.Sensitive, one.CaseId, ct);
        return new ViewFirstMessageResult(
            one.Id, TalentCase.ReferenceOf(one.CaseId), one.AuthorName ?? "", one.At, await sealing.Open(talent, Message.Table, "words", one.Id, one.Words, ct) ?? "", await sealing.Open(talent, Message.Table, "translation", one.Id, one.Translation, ct),
            review?.ReviewerName, review is null ? null : await first.CommentOf(review, ct));
    }
}

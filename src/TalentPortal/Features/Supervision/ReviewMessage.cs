using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Features.Supervision.Domain;
using TalentPortal.Platform.Auditing;
using TalentPortal.Platform.Mail;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Text;

namespace TalentPortal.Features.Supervision;

/// <summary>Whoever supervises says that a student's message is fine, or writes the student what to mind. The talent does not read that.</summary>
/// <param name="Id">Of the message.</param>
/// <param name="Comment">Empty: it is fine.</param>
[Requires(SupervisionPermissions.Supervise)]
public sealed record ReviewMessage(Guid Id, string? Comment) : ICommand<Done>;

internal sealed class ReviewMessageValidator : AbstractValidator<ReviewMessage>
{
    public ReviewMessageValidator() => RuleFor(x => x.Comment).IsPlainText(MessageReview.CommentMax, "ReviewMessage_CommentUnfit");
}

internal sealed class ReviewMessageHandler(AppDb db, CurrentCall call, CaseDesk desk, FirstMessages first, ConversationBook book, MailQueue mails, Audit audit, TimeProvider clock) : IRequestHandler<ReviewMessage, Outcome<Done>>
{
    public async Task<Outcome<Done>> Handle(ReviewMessage request, CancellationToken ct)
    {
        if (call.TenantId is not { } tenant || await (await first.Mine(ct)).SingleOrDefaultAsync(m => m.Id == request.Id, ct) is not { } one) return Outcome.NotFound;
        // Of two who say something at once, the later one sees that it was said.
        await book.Lock(tenant, one.CaseId, ct);
        if (await first.Reviews.AnyAsync(r => r.Id == one.Id, ct)) return Outcome.Conflict;
        var says = !string.IsNullOrWhiteSpace(request.Comment);
        db.Add(MessageReview.Of(one.Id, one.CaseId, one.AuthorUserId, says ? await first.SealComment(one.Id, one.AuthorUserId, request.Comment!, ct) : default, desk.Me, desk.MyName, clock.GetUtcNow()));
        if (says) await mails.ToUser(one.AuthorUserId, MailTemplates.MessageCommented, null, new Dictionary<string, string>(StringComparer.Ordinal) { [MailTemplates.Path] = "campus/supervision" }, ct);
        audit.Write("supervision.review", one.Id);
        return Done.Value;
    }
}

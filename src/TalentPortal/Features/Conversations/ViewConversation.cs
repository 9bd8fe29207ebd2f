using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Features.Conversations.Domain;
using TalentPortal.Platform.Auditing;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Conversations;

/// <summary>
/// The messages of a case, for whoever answers for it and for the team lead; the campus reads those since it took the case on.
/// Whoever is only asked to take a case on, or looks on after a hand-over, reads none. The talent sees the reading in their access log.
/// </summary>
/// <param name="From">Number from which on; left out, the latest page.</param>
[Personal]
[Requires(ConversationsPermissions.Read)]
public sealed record ViewConversation(Guid Id, int? From = null) : IQuery<ViewConversationResult>;

/// <param name="CanWrite">Whether the reader answers for the case, and it is under way.</param>
/// <param name="TimeZone">By whose clock the talent lives; null for the campus.</param>
/// <param name="Unread">How many of the talent's messages whoever answers for the case has not read.</param>
/// <param name="Earlier">How many messages lie before those that are shown.</param>
/// <param name="Messages">Oldest first.</param>
/// <param name="Supervised">Who reads first messages along; null: nobody.</param>
public sealed record ViewConversationResult(
    Guid Id, string Reference, bool CanWrite, string? OwnerName, string? TimeZone, DateTimeOffset? ClosedAt, int Unread, DateTimeOffset? AnswerSince, int Earlier, IReadOnlyList<OpenMessage> Messages, ViewConversationResult.FirstRead? Supervised)
{
    /// <summary>The first messages of a student are read by whoever supervises.</summary>
    /// <param name="By">Null: the team leads.</param>
    public sealed record FirstRead(int Count, string? By);

    /// <summary>How many messages a page begins with.</summary>
    public const int PageSize = 30;

    /// <summary>How many one answer holds at most.</summary>
    public const int Most = 500;
}

internal sealed class ViewConversationValidator : AbstractValidator<ViewConversation>
{
    public ViewConversationValidator() => RuleFor(x => x.From).GreaterThan(0).Says("ViewConversation_NoSuchPage");
}

internal sealed class ViewConversationHandler(AppDb db, CurrentCall call, CaseDesk cases, ConversationDesk desk, AccessLog access) : IRequestHandler<ViewConversation, Outcome<ViewConversationResult>>
{
    public async Task<Outcome<ViewConversationResult>> Handle(ViewConversation request, CancellationToken ct)
    {
        if (await cases.See(request.Id, ct) is not var (one, sight, _) || sight.Part is not (CasePart.Owner or CasePart.Lead) || one.TalentUserId is not { } talent) return Outcome.NotFound;
        var found = await db.Conversations.AsNoTracking().SingleOrDefaultAsync(t => t.TenantId == one.TenantId && t.Id == one.Id, ct);
        IReadOnlyList<OpenMessage> messages = [];
        var (first, from) = (1, 1);
        if (found is not null)
        {
            first = sight.IsCampus ? found.CampusAfter + 1 : 1;
            from = Math.Max(Math.Max(request.From ?? int.MinValue, found.Count - (request.From is null ? ViewConversationResult.PageSize : ViewConversationResult.Most) + 1), first);
            messages = await desk.Between(one, found, from, found.Count, ct);
        }

        await access.Record(talent, call.RequiredTenant.Name, TalentCase.Purpose, "messages", FieldClass.Sensitive, one.Id, ct);
        return new ViewConversationResult(
            one.Id, one.Reference, one.IsOpen && sight.Part == CasePart.Owner, one.OwnerName, sight.IsCampus ? null : one.TimeZone, one.ClosedAt, found?.StaffUnread ?? 0, found?.AnswerSince,
            Math.Max(0, from - first), messages, one is { Tier: CaseTier.Campus, CampusFirst: > 0 } ? new(one.CampusFirst, one.CampusSupervisor) : null);
    }
}

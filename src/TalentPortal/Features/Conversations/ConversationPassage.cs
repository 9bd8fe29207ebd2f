using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Features.Conversations.Domain;
using TalentPortal.Platform.Messaging;

namespace TalentPortal.Features.Conversations;

/// <summary>A case passes on: what the campus reads begins there, and what it was not shown waits for whoever comes after it.</summary>
internal sealed class ConversationPassage(AppDb db, ConversationBook book, ConversationDesk desk) : INotificationHandler<HandOverAccepted>, INotificationHandler<CaseAssigned>, INotificationHandler<CaseCameBack>, INotificationHandler<CaseClosed>
{
    public async Task Handle(HandOverAccepted happened, CancellationToken ct)
    {
        var h = happened.HandOver;
        await book.Lock(h.TenantId, h.CaseId, ct);
        var one = await db.Cases.SingleAsync(c => c.TenantId == h.TenantId && c.Id == h.CaseId, ct);
        book.Changed(one, h.FromUserId);
        if (await book.Find(one, ct) is not { } conversation) return;
        if (h.ToTier == CaseTier.Campus) conversation.PassToCampus();
        else if (conversation.CampusAfter > 0) conversation.PassFromCampus(await Unseen(one, conversation, ct));
    }

    public Task Handle(CaseAssigned happened, CancellationToken ct)
    {
        book.Changed(happened.Case, happened.FormerUserId);
        return Task.CompletedTask;
    }

    public async Task Handle(CaseCameBack happened, CancellationToken ct)
    {
        var one = happened.Case;
        await book.Lock(one.TenantId, one.Id, ct);
        book.Changed(one, happened.FormerUserId);
        if (await book.Find(one, ct) is { CampusAfter: > 0 } conversation) conversation.PassFromCampus(await Unseen(one, conversation, ct));
    }

    public Task Handle(CaseClosed happened, CancellationToken ct)
    {
        book.Changed(happened.Case);
        return Task.CompletedTask;
    }

    private async Task<(int Count, DateTimeOffset? Since)> Unseen(TalentCase one, Conversation conversation, CancellationToken ct)
    {
        var isUnseen = await db.Messages.AnyAsync(m => m.TenantId == one.TenantId && m.CaseId == one.Id && m.Number > conversation.ReadBeforeCampus && m.Number <= conversation.CampusAfter && m.By == CallSide.Party, ct);
        return isUnseen ? await desk.Behind(one, conversation.ReadBeforeCampus, ofTalent: true, ct) : (0, null);
    }
}

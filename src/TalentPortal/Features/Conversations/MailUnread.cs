using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Platform.Mail;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Scheduling;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Conversations;

/// <summary>
/// Says by mail, at one tenant, that messages wait: once for what lies unread, at most once an hour, not to who reads along, and
/// not of a case that ended. What was written stays behind the sign-in.
/// </summary>
/// <param name="Round">Which repetition this is: the same command is never done twice in one run.</param>
[SystemOnly]
public sealed record MailUnread(int Round = 0) : ICommand<MailUnreadResult>
{
    /// <summary>How many conversations a single run takes, so that its transaction stays short.</summary>
    public const int Batch = 100;
}

public sealed record MailUnreadResult(int Mailed)
{
    public bool More => Mailed >= MailUnread.Batch;
}

internal sealed class MailUnreadValidator : AbstractValidator<MailUnread>
{
    public MailUnreadValidator() => RuleFor(c => c.Round).GreaterThanOrEqualTo(0).Says("ViewConversation_NoSuchPage");
}

internal sealed class MailUnreadHandler(AppDb db, CurrentCall call, MailQueue mails, TimeProvider clock) : IRequestHandler<MailUnread, Outcome<MailUnreadResult>>
{
    public async Task<Outcome<MailUnreadResult>> Handle(MailUnread request, CancellationToken ct)
    {
        if (call.Tenant is null) return Outcome.NotFound;
        var now = clock.GetUtcNow();
        var (unreadSince, mailedBy) = (now - Conversation.MailAfter, now - Conversation.MailEvery);
        var due = await db.Conversations.AtTenantOf(call).Where(t =>
                (t.TalentUnreadSince <= unreadSince && (t.TalentMailedAt == null || (t.TalentMailedAt < t.TalentUnreadSince && t.TalentMailedAt <= mailedBy)))
                || (t.StaffUnreadSince <= unreadSince && (t.StaffMailedAt == null || (t.StaffMailedAt < t.StaffUnreadSince && t.StaffMailedAt <= mailedBy))))
            .Join(db.Cases.Where(c => c.ClosedAt == null), t => new { t.TenantId, t.Id }, c => new { c.TenantId, c.Id }, (t, c) => new { Conversation = t, Case = c })
            .OrderBy(found => found.Conversation.Id).Take(MailUnread.Batch).ToListAsync(ct);
        foreach (var (conversation, one) in due.Select(found => (found.Conversation, found.Case)))
        {
            if (conversation.IsMailDue(talent: true, now))
            {
                conversation.Mailed(talent: true, now);
                await Send(conversation.TalentUserId!.Value, MailTemplates.NewMessage, $"me/cases/{conversation.Id}/messages", ct);
            }

            if (conversation.IsMailDue(talent: false, now))
            {
                conversation.Mailed(talent: false, now);
                // Whoever is away, and whoever stands in.
                foreach (var staff in one.WorkersAt(now)) await Send(staff, MailTemplates.NewCaseMessage, $"{one.Tier.Address()}/{conversation.Id}/messages", ct);
            }
        }

        return new MailUnreadResult(due.Count);
    }

    private Task Send(Guid user, string template, string path, CancellationToken ct) =>
        mails.ToUser(user, template, null, new Dictionary<string, string>(StringComparer.Ordinal) { [MailTemplates.Path] = path }, ct);
}

/// <summary>Every five minutes, tenant by tenant.</summary>
internal sealed class MailUnreadWork : IScheduledWork
{
    public string Name => "conversations-mail-unread";

    public string Cron => "30 2/5 * * * ?";

    public Task Run(ScheduledRun run, CancellationToken ct) => run.SendForEachTenant((_, round) => new MailUnread(round), result => result.More, ct);
}

using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Applications.Domain;
using TalentPortal.Platform.Mail;
using TalentPortal.Platform.Outbox;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Signals;

namespace TalentPortal.Features.Applications;

/// <summary>Tells the talent and the employer's members that something waits for them. Who and what is read after signing in.</summary>
internal sealed class ApplicationMails(MailQueue mails, AppDb db, Outbox outbox) : INotificationHandler<ApplicationReceived>, INotificationHandler<ApplicationMoved>, INotificationHandler<ApplicationEmployerNamed>
{
    public async Task Handle(ApplicationReceived happened, CancellationToken ct)
    {
        var a = happened.Application;
        await mails.ToUser(a.TalentUserId!.Value, MailTemplates.ApplicationReceived, null, PathTo($"me/applications/{a.Id}"), ct);
        var members = await db.Set<EmployerMembership>().WhoHire().Where(m => m.EmployerId == a.EmployerId).Select(m => m.UserId).ToListAsync(ct);
        foreach (var member in members) await mails.ToUser(member, MailTemplates.NewApplication, null, PathTo($"employer/applications/{a.Id}"), ct);
    }

    /// <summary>Not at once: for some seconds the employer can take the move back, and then nobody has heard of it.</summary>
    public Task Handle(ApplicationMoved happened, CancellationToken ct)
    {
        var a = happened.Application;
        outbox.Add(new MoveNews(a.Id, a.ChangedAt), notBefore: a.ChangedAt + MoveNews.After);
        return Task.CompletedTask;
    }

    /// <summary>At once: a name that was given cannot be taken back. The mail says neither which nor whose.</summary>
    public Task Handle(ApplicationEmployerNamed happened, CancellationToken ct) => happened.Application is { TalentUserId: { } talent } a
        ? mails.ToUser(talent, MailTemplates.ApplicationStateChanged, null, PathTo($"me/applications/{a.Id}"), ct) : Task.CompletedTask;

    internal static Dictionary<string, string> PathTo(string path) => new(StringComparer.Ordinal) { [MailTemplates.Path] = path };
}

/// <summary>A talent is to hear that an application moved, unless it was taken back or moved on meanwhile.</summary>
/// <param name="MovedAt">When it moved.</param>
internal sealed record MoveNews(Guid ApplicationId, DateTimeOffset MovedAt)
{
    /// <summary>Longer than a move can be taken back.</summary>
    public static readonly TimeSpan After = UndoMove.Taken + TimeSpan.FromSeconds(1);
}

internal sealed class MoveNewsHandler(MailQueue mails, AppDb db) : IOutboxHandler<MoveNews>
{
    public async Task Handle(MoveNews message, OutboxDelivery delivery, CancellationToken ct)
    {
        var tenant = delivery.Tenant?.Id;
        if (await db.JobApplications.AsNoTracking().SingleOrDefaultAsync(a => a.TenantId == tenant && a.Id == message.ApplicationId, ct) is not { TalentUserId: { } talent } a) return;
        // The database keeps microseconds.
        if ((a.ChangedAt - message.MovedAt).Duration() > TimeSpan.FromMilliseconds(1)) return;
        await mails.ToUser(talent, MailTemplates.ApplicationStateChanged, null, ApplicationMails.PathTo($"me/applications/{a.Id}"), ct);
    }
}

/// <summary>The pages of the employer's members look again.</summary>
internal sealed class BoardSignals(LiveSignals signals) : INotificationHandler<ApplicationReceived>, INotificationHandler<ApplicationMoved>, INotificationHandler<ApplicationWithdrawn>
{
    public Task Handle(ApplicationReceived happened, CancellationToken ct) => Say(happened.Application);

    public Task Handle(ApplicationMoved happened, CancellationToken ct) => Say(happened.Application);

    public Task Handle(ApplicationWithdrawn happened, CancellationToken ct) => Say(happened.Application);

    private Task Say(JobApplication application)
    {
        if (application.EmployerId is { } employer) signals.Changed(employer);
        return Task.CompletedTask;
    }
}

using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Applications.Domain;
using TalentPortal.Platform.Mail;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Applications;

/// <summary>Tells the talent and the employer's members that something waits for them. Who and what is read after signing in.</summary>
internal sealed class ApplicationMails(MailQueue mails, AppDb db) : INotificationHandler<ApplicationReceived>, INotificationHandler<ApplicationMoved>
{
    public async Task Handle(ApplicationReceived happened, CancellationToken ct)
    {
        var a = happened.Application;
        await mails.ToUser(a.TalentUserId!.Value, MailTemplates.ApplicationReceived, null, PathTo($"me/applications/{a.Id}"), ct);
        var members = await db.Set<EmployerMembership>().Where(m => m.EmployerId == a.EmployerId && m.EndedAt == null).Select(m => m.UserId).ToListAsync(ct);
        foreach (var member in members) await mails.ToUser(member, MailTemplates.NewApplication, null, PathTo($"employer/applications/{a.Id}"), ct);
    }

    public Task Handle(ApplicationMoved happened, CancellationToken ct) =>
        mails.ToUser(happened.Application.TalentUserId!.Value, MailTemplates.ApplicationStateChanged, null, PathTo($"me/applications/{happened.Application.Id}"), ct);

    private static Dictionary<string, string> PathTo(string path) => new(StringComparer.Ordinal) { [MailTemplates.Path] = path };
}

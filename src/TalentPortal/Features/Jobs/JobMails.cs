using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Jobs.Domain;
using TalentPortal.Platform.Mail;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Jobs;

/// <summary>Tells the employer's members what staff decided. Which position it is, and why, is read after signing in.</summary>
internal sealed class JobMails(MailQueue mails, AppDb db) : INotificationHandler<JobPublished>, INotificationHandler<JobReturned>, INotificationHandler<JobHeld>
{
    public Task Handle(JobPublished happened, CancellationToken ct) =>
        happened.IsReviewed ? ToMembers(happened.Job, MailTemplates.JobPublished, ct) : Task.CompletedTask;

    public Task Handle(JobReturned happened, CancellationToken ct) => ToMembers(happened.Job, MailTemplates.JobReturned, ct);

    public Task Handle(JobHeld happened, CancellationToken ct) => ToMembers(happened.Job, MailTemplates.JobHeld, ct);

    private async Task ToMembers(Job job, string template, CancellationToken ct)
    {
        // Whoever posted it at a source of their own does not wait for an answer here.
        if (job.SourceScheme != JobSource.OfEmployer) return;
        var members = await db.Set<EmployerMembership>().WhoHire().Where(m => m.EmployerId == job.EmployerId).Select(m => m.UserId).ToListAsync(ct);
        var path = new Dictionary<string, string>(StringComparer.Ordinal) { [MailTemplates.Path] = $"employer/jobs/{job.Id}" };
        foreach (var member in members) await mails.ToUser(member, template, null, path, ct);
    }
}

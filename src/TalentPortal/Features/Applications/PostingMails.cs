using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Applications.Domain;
using TalentPortal.Features.Jobs.Domain;
using TalentPortal.Platform.Mail;

namespace TalentPortal.Features.Applications;

/// <summary>Tells those whose application is open that the posting was paused, ended early, or is open again. Which it is, is read after signing in.</summary>
internal sealed class PostingMails(MailQueue mails, AppDb db) : INotificationHandler<JobClosed>, INotificationHandler<JobPublished>
{
    /// <summary>The closing date was known to who applied.</summary>
    public Task Handle(JobClosed happened, CancellationToken ct) =>
        happened.Job.CloseReason == JobCloseReason.DatePassed ? Task.CompletedTask : ToApplicants(happened.Job, ct);

    /// <summary>What was reviewed just now is new, or was so long away that it counts as such.</summary>
    public Task Handle(JobPublished happened, CancellationToken ct) =>
        happened.IsReviewed ? Task.CompletedTask : ToApplicants(happened.Job, ct);

    private async Task ToApplicants(Job job, CancellationToken ct)
    {
        if (job.TenantId == Guid.Empty) return;
        var open = await db.JobApplications.AsNoTracking().Open()
            .Where(a => a.TenantId == job.TenantId && a.JobId == job.Id && a.TalentUserId != null).Select(a => new { a.Id, a.TalentUserId }).ToListAsync(ct);
        foreach (var application in open) await mails.ToUser(application.TalentUserId!.Value, MailTemplates.ApplicationStateChanged, null, ApplicationMails.PathTo($"me/applications/{application.Id}"), ct);
    }
}

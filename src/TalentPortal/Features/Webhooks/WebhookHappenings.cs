using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Applications.Domain;
using TalentPortal.Features.Jobs.Domain;
using TalentPortal.Features.Webhooks.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Outbox;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Webhooks;

/// <summary>Something of which an employer's own systems are to hear. Written with the change itself, so that it exists exactly if that was committed.</summary>
/// <param name="CloseReason">Why the posting is over.</param>
internal sealed record WebhookHappened(
    Guid EmployerId, [property: Class(FieldClass.Internal)] string Type, Guid PostingId, JobStatus? Status, JobCloseReason? CloseReason, Guid? ApplicationId, DateTimeOffset At);

/// <summary>
/// Notes what happens to postings and applications. Whoever changes them need not be able to see who listens, so nobody is looked
/// up here; but the system, which changes thousands at a time, sees it, and notes nothing that nobody would hear.
/// </summary>
internal sealed class WebhookHappenings(AppDb db, CurrentCall call, Outbox outbox, TimeProvider clock)
    : INotificationHandler<JobPublished>, INotificationHandler<JobReturned>, INotificationHandler<JobClosed>, INotificationHandler<ApplicationReceived>, INotificationHandler<ApplicationWithdrawn>
{
    private readonly Dictionary<Guid, HashSet<Guid>> _listening = [];

    public Task Handle(JobPublished happened, CancellationToken ct) =>
        Posting(happened.Job, happened.IsReviewed || happened.From is JobStatus.Draft or JobStatus.InReview ? WebhookTypes.PostingPublished : WebhookTypes.PostingResumed);

    public Task Handle(JobReturned happened, CancellationToken ct) => Posting(happened.Job, WebhookTypes.PostingReturned);

    public Task Handle(JobClosed happened, CancellationToken ct) => Posting(happened.Job, happened.Job switch
    {
        // Held until staff have looked, or sent back: it may come again.
        { Status: JobStatus.Paused or JobStatus.InReview or JobStatus.Returned } => WebhookTypes.PostingPaused,
        { Status: JobStatus.Lapsed } => WebhookTypes.PostingLapsed,
        { CloseReason: JobCloseReason.Filled } => WebhookTypes.PostingFilled,
        _ => WebhookTypes.PostingClosed,
    });

    public Task Handle(ApplicationReceived happened, CancellationToken ct) => Application(happened.Application, WebhookTypes.ApplicationReceived);

    public Task Handle(ApplicationWithdrawn happened, CancellationToken ct) => Application(happened.Application, WebhookTypes.ApplicationWithdrawn);

    private async Task Posting(Job job, string type)
    {
        // What was collected elsewhere has its own system there, and comes in thousands.
        if (job.SourceScheme != JobSource.OfEmployer) return;
        var tenant = TenantOf(job.TenantId);
        if (call.Side == CallSide.System && (tenant ?? call.TenantId) is { } at && !(await Listening(at)).Contains(job.EmployerId)) return;
        outbox.Add(new WebhookHappened(job.EmployerId, type, job.Id, job.Status, job.CloseReason, null, clock.GetUtcNow()), tenantId: tenant);
    }

    /// <summary>The employers with endpoints at a tenant: asked once in a message. Who sets one up at the same moment hears of what comes next.</summary>
    private async Task<HashSet<Guid>> Listening(Guid tenant)
    {
        if (_listening.TryGetValue(tenant, out var known)) return known;
        return _listening[tenant] = await db.WebhookEndpoints.AsNoTracking().Where(e => e.TenantId == tenant).Select(e => e.EmployerId).Distinct().ToHashSetAsync();
    }

    private Task Application(JobApplication application, string type)
    {
        if (application.EmployerId is { } employer) outbox.Add(new WebhookHappened(employer, type, application.JobId, null, null, application.Id, clock.GetUtcNow()), tenantId: TenantOf(application.TenantId));
        return Task.CompletedTask;
    }

    /// <summary>A new row has no tenant before it is saved; then it is the one of the request.</summary>
    private static Guid? TenantOf(Guid tenant) => tenant == Guid.Empty ? null : tenant;
}

/// <summary>Makes an event of what happened, with a delivery for each endpoint that wants it. Nothing is kept for employers that have no endpoint.</summary>
internal sealed class WebhookHappenedHandler(AppDb db, WebhookDispatch dispatch) : IOutboxHandler<WebhookHappened>
{
    public async Task Handle(WebhookHappened message, OutboxDelivery delivery, CancellationToken ct)
    {
        if (delivery.Tenant is not { } tenant) throw new OutboxRefusedException("Postings are at a tenant.");
        var endpoints = await db.WebhookEndpoints.AsNoTracking().Where(e => e.TenantId == tenant.Id && e.EmployerId == message.EmployerId).ToListAsync(ct);
        if (endpoints.Count == 0) return;
        var posting = await db.Jobs.AsNoTracking().Where(j => j.TenantId == tenant.Id && j.Id == message.PostingId)
            .Select(j => new { j.SourceScheme, j.SourceIdentifier, j.Status, j.CloseReason }).SingleOrDefaultAsync(ct);
        var status = message.Status ?? posting?.Status;
        var payload = new WebhookPayload
        {
            Type = message.Type,
            Timestamp = message.At.ToUniversalTime(),
            Data = new WebhookData
            {
                Service = tenant.Slug,
                Posting = status is not { } stands ? null : new WebhookPosting
                {
                    Id = message.PostingId,
                    Reference = posting?.SourceScheme == JobSource.OfEmployer ? posting.SourceIdentifier : null,
                    Status = stands,
                    CloseReason = WebhookWords.Kebab(message.Status is null ? posting?.CloseReason : message.CloseReason),
                },
                Application = message.ApplicationId is not { } application ? null : new WebhookApplication
                {
                    Id = application,
                    Reference = JobApplication.ReferenceOf(application),
                    State = message.Type == WebhookTypes.ApplicationWithdrawn ? ApplicationState.Withdrawn : ApplicationState.Received,
                },
            },
        };
        // The message's own id: whoever handles it a second time makes no second event.
        var happened = WebhookEvent.Of(delivery.Id, message.EmployerId, message.Type, payload.ToJson(), message.At);
        db.Add(happened);
        foreach (var endpoint in endpoints.Where(e => e.Wants(message.Type))) dispatch.Send(endpoint, happened.Id, isReplay: false);
    }
}

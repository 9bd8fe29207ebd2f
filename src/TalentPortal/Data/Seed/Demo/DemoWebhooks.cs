using Microsoft.EntityFrameworkCore;
using TalentPortal.Features.Jobs.Domain;
using TalentPortal.Features.Webhooks;
using TalentPortal.Features.Webhooks.Domain;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Data.Seed.Demo;

/// <summary>
/// Two endpoints of the demonstration with what was sent to them. Nobody listens there, and the first hears only of what the
/// demonstration does not do, so that nothing leaves the machine. Seeded once.
/// </summary>
internal static class DemoWebhooks
{
    private const string Tenant = "fujian";

    public static async Task Seed(IServiceProvider services, CancellationToken ct)
    {
        var tenant = await DemoTalents.At(services, Tenant, ct);
        var employer = DemoPeople.Employer("rongxin").Id;
        var known = true;
        await DemoSessions.InScope(services, tenant, async db => known = await db.WebhookEndpoints.AnyAsync(e => e.TenantId == tenant.Id && e.EmployerId == employer, ct), ct);
        if (known) return;
        var session = await DemoSessions.SignIn(services, tenant, DemoPeople.Person("rongxin-owner"), Language.Chinese, ct);
        var first = await DemoSessions.Send(services, new CreateWebhook("招聘系统（演示）", "https://hooks.rongxin.example/talent-portal", [WebhookTypes.PostingFilled], WebhookSecret.New().Text), session, ct);
        var second = await DemoSessions.Send(services, new CreateWebhook("数据看板（演示）", "https://board.rongxin.example/events", WebhookTypes.All, WebhookSecret.New().Text), session, ct);
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        await DemoSessions.InScope(services, tenant, async db =>
        {
            var job = await db.Jobs.AsNoTracking().Where(j => j.TenantId == tenant.Id && j.EmployerId == employer && j.Status == JobStatus.Live).OrderBy(j => j.Id).FirstAsync(ct);
            var at = now.AddHours(-20);
            await Sent(db, first.EndpointId, job, WebhookTypes.Test, at, [new(204, null, 87)], ct);
            await Sent(db, first.EndpointId, job, WebhookTypes.PostingFilled, at.AddHours(3), [new(503, null, 412), new(null, WebhookFault.Timeout, 8_003), new(204, null, 96)], ct);
            await Sent(db, second.EndpointId, job, WebhookTypes.PostingPublished, at.AddHours(5), [new(410, null, 51)], ct);
        }, ct);
        await DemoSessions.Send(services, new SwitchWebhook(second.EndpointId, false), session, ct);
        await DemoSessions.End(services, ct);
    }

    private static async Task Sent(AppDb db, Guid endpointId, Job job, string type, DateTimeOffset at, WebhookAnswer[] answers, CancellationToken ct)
    {
        var endpoint = await db.WebhookEndpoints.AsNoTracking().SingleAsync(e => e.TenantId == job.TenantId && e.Id == endpointId, ct);
        var posting = type == WebhookTypes.Test ? null
            : new WebhookPosting { Id = job.Id, Reference = job.SourceIdentifier, Status = type == WebhookTypes.PostingFilled ? JobStatus.Closed : JobStatus.Live, CloseReason = type == WebhookTypes.PostingFilled ? "filled" : null };
        var payload = new WebhookPayload { Type = type, Timestamp = at, Data = new() { Service = Tenant, Posting = posting, Application = null } };
        var happened = WebhookEvent.Of(Guid.CreateVersion7(at), endpoint.EmployerId, type, payload.ToJson(), at);
        var delivery = WebhookDelivery.Of(endpoint, happened.Id, isReplay: false, at);
        db.AddRange(happened, delivery);
        foreach (var answer in answers)
        {
            db.Add(WebhookAttempt.Of(delivery, answer, at));
            at += WebhookSchedule.Pauses[delivery.Attempts];
            delivery.Tried(answer.IsGood ? WebhookState.Delivered : WebhookState.GivenUp, null);
        }
    }
}

using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Features.Jobs;
using TalentPortal.Features.Jobs.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Security.Accounts;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Data.Seed.Demo;

/// <summary>
/// The postings of the demonstration, posted by its recruiters and decided by its reviewers through the same requests
/// that people send; some still wait for either. The texts lie in jobs.json. A second run adds nothing.
/// </summary>
public static class DemoJobs
{
    private static readonly JsonSerializerOptions Json = new() { PropertyNameCaseInsensitive = true, Converters = { new JsonStringEnumConverter() } };

    public static async Task Seed(IServiceProvider services, CancellationToken ct)
    {
        await using var text = typeof(DemoJobs).Assembly.GetManifestResourceStream("jobs.json")!;
        var demos = (await JsonSerializer.DeserializeAsync<List<DemoJob>>(text, Json, ct))!;
        var directory = services.GetRequiredService<TenantDirectory>();
        foreach (var atTenant in demos.GroupBy(demo => demo.Tenant))
        {
            var tenant = (await directory.BySlug(atTenant.Key, ct))!;
            if (await HasPostings(services, tenant, ct)) continue;
            var reviewer = await SignIn(services, tenant, DemoPeople.People.Single(p => p.Tenant == tenant.Slug && p.Role == PortalRole.Reviewer), ct);
            foreach (var demo in atTenant)
            {
                var recruiter = await SignIn(services, tenant, DemoPeople.Person(demo.Employer + "-recruiter"), ct);
                var posted = await Send(services, new PostJob(demo.Fields(), Submit: demo.State != DemoState.Draft), recruiter, ct);
                if (demo.State is DemoState.Draft or DemoState.Review) continue;
                var seen = await Send(services, new ViewReview(posted.JobId), reviewer, ct);
                await Send(services, new ReviewJob(posted.JobId, demo.State == DemoState.Live, demo.ReasonZh, demo.ReasonEn, seen.Version), reviewer, ct);
                if (demo.Change is not { } change) continue;
                var own = await Send(services, new ViewOwnJob(posted.JobId), recruiter, ct);
                await Send(services, new EditJob(posted.JobId, change.In(own.Fields), InStep: false, Submit: true, own.Version, own.ChangeVersion), recruiter, ct);
            }
        }

        await EndSessions(services, ct);
    }

    private static async Task<T> Send<T>(IServiceProvider services, MediatR.IRequest<Outcome<T>> request, CallOrigin origin, CancellationToken ct)
    {
        var outcome = await services.GetRequiredService<PortalDispatcher>().Send(request, origin, ct);
        return outcome.IsOk ? outcome.Value
            : throw new InvalidOperationException($"Demo posting: {request.GetType().Name} {outcome.Kind} {outcome.Reason?.Name} {string.Join(", ", outcome.Errors.Select(error => error.Field + " " + error.Text.Name))}");
    }

    private static async Task<bool> HasPostings(IServiceProvider services, TenantRef tenant, CancellationToken ct)
    {
        var found = false;
        await InScope(services, tenant, async db => found = await db.Jobs.AnyAsync(j => j.TenantId == tenant.Id, ct), ct);
        return found;
    }

    /// <summary>A session of the demonstration's own, ended when the seed is done.</summary>
    private static async Task<CallOrigin> SignIn(IServiceProvider services, TenantRef tenant, DemoPerson person, CancellationToken ct)
    {
        var session = Guid.CreateVersion7();
        await InScope(services, null, async db =>
        {
            var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
            var stamp = await db.Set<AccountUser>().Where(u => u.Id == person.UserId).Select(u => u.SecurityStamp).SingleAsync(ct);
            db.Add(new AccountSession
            {
                Id = session, UserId = person.UserId, SecurityStamp = stamp!, SecondFactor = true, Device = Device, StartedAt = now, SeenAt = now, IdleMinutes = 10, ExpiresAt = now.AddMinutes(10),
            });
        }, ct);
        return new CallOrigin(tenant, Language.Chinese, person.UserId, session);
    }

    private const string Device = "demo-seed";

    private static Task EndSessions(IServiceProvider services, CancellationToken ct) =>
        InScope(services, null, db => db.Set<AccountSession>().Where(s => s.Device == Device).ExecuteDeleteAsync(ct), ct);

    private static async Task InScope(IServiceProvider services, TenantRef? tenant, Func<AppDb, Task> change, CancellationToken ct)
    {
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentCall>().Begin(CallOrigin.System("demo-seed", tenant), Rights.None);
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        await change(db);
        await db.SaveChangesAsync(ct);
    }

    private sealed record DemoJob(
        string Employer, string Tenant, string TitleZh, string TitleEn, string DescriptionZh, string DescriptionEn, string DivisionCode, string IndustryCode, string KindCode, string DegreeCode,
        string PayMin, string PayMax, string PayPeriod, string Headcount, string Reference, Workplace Workplace,
        DemoState State = DemoState.Live, string? ReasonZh = null, string? ReasonEn = null, DemoChange? Change = null)
    {
        public JobFields Fields() => new()
        {
            TitleZh = TitleZh, TitleEn = TitleEn, DescriptionZh = DescriptionZh, DescriptionEn = DescriptionEn, DivisionCode = DivisionCode, IndustryCode = IndustryCode, KindCode = KindCode,
            DegreeCode = DegreeCode, PayMin = PayMin, PayMax = PayMax, PayPeriod = PayPeriod, Headcount = Headcount, Reference = Reference, Workplace = Workplace,
        };
    }

    /// <summary>How far a posting has come.</summary>
    private enum DemoState
    {
        Live,
        Draft,
        Review,
        Returned,
    }

    /// <summary>What the employer proposes to change of a live posting.</summary>
    private sealed record DemoChange(string PayMin, string PayMax, string DescriptionZh, string DescriptionEn)
    {
        public JobFields In(JobFields fields) => fields with { PayMin = PayMin, PayMax = PayMax, DescriptionZh = DescriptionZh, DescriptionEn = DescriptionEn };
    }
}

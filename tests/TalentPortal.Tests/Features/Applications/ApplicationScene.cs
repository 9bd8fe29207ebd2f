using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using TalentPortal.Data;
using TalentPortal.Data.Seed.Demo;
using TalentPortal.Features.Applications;
using TalentPortal.Features.Applications.Domain;
using TalentPortal.Features.Jobs.Domain;
using TalentPortal.Platform.Auditing;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Tests.Features.Talents;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.Applications;

/// <summary>A sent application and all that belongs to it.</summary>
internal sealed record Sent(DemoPerson Talent, Guid Job, Guid Application, Guid Cv, string Employer, string Tenant);

/// <summary>What the tests about applications start from: public positions, and applications to them.</summary>
internal static class ApplicationScene
{
    public static JobContent Content(string title = "Process engineer") => new()
    {
        Title = new("工艺工程师", title), Description = new("负责工艺。", "Runs the process."), DivisionCode = "350100", KindCode = "permanent", PayMin = 300_000, PayMax = 500_000, PayCurrency = "CNY", PayPeriod = "year",
    };

    /// <summary>A live posting of an employer at a tenant.</summary>
    public static async Task<Guid> PublicJob(this PortalFixture portal, string employer = "rongxin", string tenant = "fujian", JobContent? content = null, bool isLive = true, JobSource? source = null, Guid? employerId = null)
    {
        var now = portal.Clock.GetUtcNow();
        var demo = DemoPeople.Employer(employer);
        var job = Job.Draft(employerId ?? demo.Id, demo.Name, content ?? Content(), source ?? JobSource.Employer(Guid.NewGuid().ToString("N")), now);
        job.Submit(demo.Name, now);
        if (isLive) job.Publish(null, now);
        await portal.Change(tenant, db => db.Add(job));
        return job.Id;
    }

    /// <summary>Changes a posting of a tenant past its use cases.</summary>
    public static Task ChangeJob(this PortalFixture portal, Guid id, Action<Job> change, string tenant = "fujian") =>
        portal.Change(tenant, db => change(db.Jobs.IgnoreQueryFilters().Single(job => job.Id == id)));

    public static async Task Change(this PortalFixture portal, string tenant, Action<AppDb> change)
    {
        await using var scope = portal.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentCall>().Begin(CallOrigin.System("test", PortalFixture.TenantOf(tenant)), Rights.None);
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        change(db);
        await db.SaveChangesAsync();
    }

    public static ApplyForJob Application(Guid job, Guid cv, string? note = "I can talk in the evenings.") => new(job, cv, note, true, "I agree that they get it.");

    /// <summary>A new talent with profile and CV who applied for a new position.</summary>
    public static async Task<Sent> Applied(this PortalFixture portal, string employer = "rongxin", string tenant = "fujian", DemoPerson? talent = null, Guid? cv = null, string? name = "Wei Ling")
    {
        talent ??= await portal.NewTalent(name);
        var document = cv ?? await portal.AddCv(talent);
        var job = await portal.PublicJob(employer, tenant);
        var id = (await portal.As(talent, tenant).Get(Application(job, document))).Id;
        return new(talent, job, id, document, employer, tenant);
    }

    /// <summary>Moves an application as the employer's recruiter, from where it stands now.</summary>
    public static async Task<Outcome<Done>> Move(this PortalFixture portal, Sent sent, ApplicationState to, string? reason = null)
    {
        var version = await portal.VersionOf(sent.Application);
        return await portal.Recruiter(sent).Send(new MoveApplication(sent.Application, to, reason, version));
    }

    /// <summary>The time in which a move can be taken back is over, and what was to be told is told.</summary>
    public static async Task NewsIsOut(this PortalFixture portal)
    {
        portal.Clock.Advance(TimeSpan.FromSeconds(20));
        await portal.Services.GetRequiredService<TalentPortal.Platform.Outbox.OutboxDispatcher>().Drain(CancellationToken.None);
    }

    /// <summary>The next day on which everything scheduled runs, so many days on.</summary>
    public static async Task Days(this PortalFixture portal, int days, string work)
    {
        for (var day = 0; day < days; day++)
        {
            portal.Clock.Advance(TimeSpan.FromDays(1));
            Assert.True(await portal.Services.GetRequiredService<TalentPortal.Platform.Scheduling.SlotRunner>().RunSlot(work, portal.Clock.GetUtcNow(), CancellationToken.None));
        }
    }

    public static async Task<uint> VersionOf(this PortalFixture portal, Guid application) => await portal.Scalar<uint>("select xmin from job_applications where id = $1", application);

    public static TestSender Recruiter(this PortalFixture portal, Sent sent) => portal.As(Personas.RecruiterOf(sent.Employer), sent.Tenant);

    /// <summary>The recruiter opens the application so many times, each far enough from the last to be an entry of its own.</summary>
    public static async Task ReadTimes(this PortalFixture portal, int times, Sent sent)
    {
        foreach (var _ in Enumerable.Range(0, times))
        {
            portal.Clock.Advance(AccessLog.OneReading);
            await portal.Recruiter(sent).Get(new ViewApplicant(sent.Application));
        }
    }

    public static TestSender Applicant(this PortalFixture portal, Sent sent) => portal.As(sent.Talent, sent.Tenant);

    /// <summary>Rows that a query as <c>portal_app</c> sees for an employer at a tenant, past all C#.</summary>
    public static async Task<long> CountAsEmployer(this PortalFixture portal, string employer, string tenant, string sql, params object[] parameters)
    {
        await using var connection = await portal.OpenAsApp(PortalFixture.TenantOf(tenant).Id, Personas.RecruiterOf(employer).UserId, DemoPeople.Employer(employer).Id, CallSide.Employer);
        await using (var clock = new Npgsql.NpgsqlCommand("select set_config('app.now', $1, false)", connection) { Parameters = { new() { Value = portal.Clock.GetUtcNow().ToString("O") } } }) await clock.ExecuteNonQueryAsync();
        await using var command = new Npgsql.NpgsqlCommand(sql, connection);
        foreach (var value in parameters) command.Parameters.Add(new() { Value = value });
        return (long)(await command.ExecuteScalarAsync())!;
    }
}

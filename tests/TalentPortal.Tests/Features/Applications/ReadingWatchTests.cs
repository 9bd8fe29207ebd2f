using Microsoft.Extensions.Configuration;
using TalentPortal.Features.Applications;
using TalentPortal.Features.Applications.Domain;
using TalentPortal.Features.Talents;
using TalentPortal.Platform.Auditing;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Tests.Features.Talents;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.Applications;

/// <summary>A portal in which few readings are many.</summary>
public sealed class WatchfulPortal : PortalFixture
{
    public WatchfulPortal() => Change(builder => builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
    {
        ["Portal:Readings:ToldInAnHour"] = "2", ["Portal:Readings:ToldInADay"] = "3", ["Portal:Readings:ClosedInAnHour"] = "4", ["Portal:Readings:ClosedInADay"] = "5", ["Portal:Readings:TimesForAll"] = "2",
    }));

    /// <summary>New applications to an employer, each of another person.</summary>
    internal async Task<List<Sent>> Applications(int count, string employer, string tenant = "fujian")
    {
        List<Sent> all = [];
        for (var i = 0; i < count; i++) all.Add(await this.Applied(employer, tenant));
        return all;
    }

    internal async Task<List<string>> Alarms(string employer, string tenant = "fujian") =>
        [.. (await As(Personas.Staff(PortalRole.TenantAdministrator, tenant)).Get(new BrowseReadingAlarms())).Items.Where(item => item.EmployerId == TalentPortal.Data.Seed.Demo.DemoPeople.Employer(employer).Id)
            .OrderBy(item => item.At).ThenBy(item => item.Step).ThenBy(item => item.Reader is null).Select(item => $"{item.Step} {(item.Reader is null ? "all" : "one")} {item.Count}/{item.Hours}")];
}

public sealed class ReadingWatchTests(WatchfulPortal portal) : IClassFixture<WatchfulPortal>
{
    [Fact]
    public async Task Many_different_people_are_told_of_and_then_nothing_opens_until_staff_say_so()
    {
        var sent = await portal.Applications(6, "rongxin");
        var recruiter = portal.As(Personas.RecruiterOf("rongxin"));
        // Profile and CV of one person, again and again, are one person.
        foreach (var _ in Enumerable.Range(0, 3))
        {
            await recruiter.Get(new ViewApplicant(sent[0].Application));
            await recruiter.Get(new OpenApplicantCv(sent[0].Application));
            portal.Clock.Advance(TimeSpan.FromMinutes(1));
        }

        Assert.Empty(await portal.Alarms("rongxin"));
        await recruiter.Get(new OpenApplicantCv(sent[1].Application));
        Assert.Equal(["Told one 2/1"], await portal.Alarms("rongxin"));
        await recruiter.Get(new ViewApplicant(sent[2].Application));
        // Told once; the fourth closes the door behind itself, and four are what is told of all members together.
        Assert.NotNull((await recruiter.Get(new ViewApplicant(sent[3].Application))).Profile);
        Assert.Equal(["Told one 2/1", "Told all 4/1", "Closed one 4/1"], (await portal.Alarms("rongxin")).OrderBy(line => line.Contains("Closed", StringComparison.Ordinal)).ThenBy(line => line[^3..]));

        foreach (var one in new[] { sent[0], sent[4] })
        {
            var seen = await recruiter.Get(new ViewApplicant(one.Application));
            Assert.Equal((ApplicantAccess.Paused, null, null, null, 0, 0), (seen.Access, seen.Profile, seen.Document, seen.Note, seen.Scorecards.Count, seen.Notes.Count));
            Assert.Equal((OutcomeKind.Refused, "ViewApplicant_Access_Paused"), ((await recruiter.Send(new OpenApplicantCv(one.Application))).Kind, (await recruiter.Send(new OpenApplicantCv(one.Application))).Reason!.Name));
        }

        Assert.Equal(0, (await portal.As(sent[4].Talent).Get(new BrowseAccessLog())).Total);
        // Answering goes on, and a colleague still reads.
        Assert.True((await portal.Move(sent[4], ApplicationState.Screening)).IsOk);
        Assert.NotNull((await portal.As(Personas.OwnerOf("rongxin")).Get(new ViewApplicant(sent[4].Application))).Profile);
        Assert.Contains((await recruiter.Get(new BrowseApplicants())).Alarms, alarm => alarm is { Closes: true, IsAll: false, Reader: "Recruiter", Count: 4, Hours: 1 });

        await portal.Drain();
        foreach (var told in new[] { Personas.OwnerOf("rongxin"), Personas.Staff(PortalRole.TenantAdministrator) })
        {
            var mails = (await portal.Mails(told.Email)).Where(mail => mail.Link!.EndsWith(told.Employer is null ? "admin/applications/readings" : "employer/applications", StringComparison.Ordinal)).ToList();
            Assert.Equal(3, mails.Count);
            foreach (var secret in sent.SelectMany(one => new[] { one.Talent.Email, one.Application.ToString(), "Wei Ling", "Recruiter" })) Assert.All(mails, mail => Assert.DoesNotContain(secret, mail.Subject + mail.Text, StringComparison.OrdinalIgnoreCase));
        }

        var closed = (await portal.As(Personas.Staff(PortalRole.TenantAdministrator)).Get(new BrowseReadingAlarms())).Items.Single(item => item.Closes && item.Count == 4);
        Assert.True((await portal.As(Personas.Staff(PortalRole.TenantAdministrator)).Send(new ReopenReading(closed.Id, "They hold a hiring day.", closed.Version))).IsOk);
        Assert.NotNull((await recruiter.Get(new ViewApplicant(sent[5].Application))).Profile);
        Assert.Equal(0L, await portal.Scalar<long>("select count(*) from applicant_readings r where exists (select from accounts.users u where r.person_key in (u.id::text, replace(u.id::text, '-', '')))"));
    }

    [Fact]
    public async Task All_members_together_and_many_at_once_are_counted_too()
    {
        var sent = await portal.Applications(10, "haiyun");
        TestSender[] members = [portal.As(Personas.RecruiterOf("haiyun")), portal.As(Personas.OwnerOf("haiyun"))];
        var outcomes = await Task.WhenAll(sent.Select((one, i) => members[i % 2].Send(new OpenApplicantCv(one.Application))));
        // Eight by all, four by one: whichever comes first, no more than eight get through.
        Assert.Equal(8, outcomes.Count(outcome => outcome.IsOk));
        Assert.All(outcomes.Where(outcome => !outcome.IsOk), outcome => Assert.Equal(OutcomeKind.Refused, outcome.Kind));
        Assert.Contains("Closed all 8/1", await portal.Alarms("haiyun"));
        foreach (var member in members) Assert.Equal(ApplicantAccess.Paused, (await member.Get(new ViewApplicant(sent[0].Application))).Access);
        var staff = portal.As(Personas.Staff(PortalRole.TenantAdministrator));
        foreach (var alarm in (await staff.Get(new BrowseReadingAlarms())).Items.Where(item => item.Closes && item.EmployerId == TalentPortal.Data.Seed.Demo.DemoPeople.Employer("haiyun").Id))
            Assert.True((await staff.Send(new ReopenReading(alarm.Id, "Asked them.", alarm.Version))).IsOk);

        foreach (var member in members) Assert.Equal(ApplicantAccess.Open, (await member.Get(new ViewApplicant(sent[0].Application))).Access);
    }

    [Fact]
    public async Task Slowly_it_is_the_day_that_counts_and_another_tenant_counts_by_itself()
    {
        var sent = await portal.Applications(6, "pengwan", "greater-bay");
        var recruiter = portal.As(Personas.RecruiterOf("pengwan"), "greater-bay");
        for (var i = 0; i < 3; i++)
        {
            portal.Clock.Advance(TimeSpan.FromMinutes(61));
            await recruiter.Get(new OpenApplicantCv(sent[i].Application));
        }

        Assert.Equal(["Told one 3/24"], await portal.Alarms("pengwan", "greater-bay"));
        Assert.Empty(await portal.Alarms("pengwan"));
        portal.Clock.Advance(TimeSpan.FromHours(25));
        for (var i = 3; i < 5; i++)
        {
            portal.Clock.Advance(TimeSpan.FromMinutes(61));
            await recruiter.Get(new OpenApplicantCv(sent[i].Application));
        }

        Assert.Single(await portal.Alarms("pengwan", "greater-bay"));
        portal.Clock.Advance(TimeSpan.FromDays(ApplicantReading.KeptDays));
        await portal.AsSystem("greater-bay").Get(new PurgeApplications());
        Assert.Equal(0L, await portal.Scalar<long>("select count(*) from applicant_readings r join tenants t on t.id = r.tenant_id where t.slug = 'greater-bay'"));
        Assert.Single(await portal.Alarms("pengwan", "greater-bay"));
        portal.Clock.Advance(TimeSpan.FromDays(366));
        await portal.AsSystem("greater-bay").Get(new PurgeApplications());
        Assert.Empty(await portal.Alarms("pengwan", "greater-bay"));
    }

    [Theory]
    [InlineData(39, 39, false, null)]
    [InlineData(40, 40, false, "Told 40/1")]
    [InlineData(5, 160, false, "Told 160/24")]
    [InlineData(80, 80, false, "Closed 80/1")]
    [InlineData(5, 320, false, "Closed 320/24")]
    [InlineData(119, 479, true, null)]
    [InlineData(120, 120, true, "Told 120/1")]
    [InlineData(240, 240, true, "Closed 240/1")]
    public void The_usual_numbers(int hour, int day, bool byAll, string? expected) =>
        Assert.Equal(expected, new ReadingLimits().After(hour, day, byAll) is var (step, count, hours) ? $"{step} {count}/{hours}" : null);

    [Fact]
    public void Numbers_that_close_before_anybody_is_told_are_refused()
    {
        Assert.True(new ReadingLimits().MakeSense);
        Assert.False(new ReadingLimits { ClosedInAnHour = 39 }.MakeSense);
        Assert.False(new ReadingLimits { ToldInADay = 0 }.MakeSense);
    }
}

public sealed class ReopenReadingTests(WatchfulPortal portal) : IClassFixture<WatchfulPortal>
{
    [Fact]
    public async Task It_takes_a_reason_an_alarm_of_the_own_tenant_that_still_closes_and_what_was_looked_at()
    {
        var sent = await portal.Applications(4, "rongxin");
        foreach (var one in sent) await portal.Recruiter(one).Get(new ViewApplicant(one.Application));
        var staff = portal.As(Personas.Staff(PortalRole.TenantAdministrator));
        var items = (await staff.Get(new BrowseReadingAlarms())).Items;
        var (closed, told) = (items.Single(item => item.Closes), items.First(item => item.Step == ReadingStep.Told));
        Assert.Equal("ReopenReading_ReasonMissing", (await staff.Send(new ReopenReading(closed.Id, " ", closed.Version))).Errors.Single().Text.Name);
        Assert.Equal(OutcomeKind.Conflict, (await staff.Send(new ReopenReading(closed.Id, "Why not", closed.Version + 1))).Kind);
        Assert.Equal("ReopenReading_NotClosed", (await staff.Send(new ReopenReading(told.Id, "Why not", told.Version))).Reason!.Name);
        foreach (var stranger in new[] { portal.As(Personas.Staff(PortalRole.TenantAdministrator, "zhongguancun")), portal.As(Personas.Staff(PortalRole.Reviewer)), portal.As(Personas.OwnerOf("rongxin")), portal.As(sent[0].Talent) })
            Assert.Equal(OutcomeKind.NotFound, (await stranger.Send(new ReopenReading(closed.Id, "Why not", closed.Version))).Kind);
        Assert.Equal(ApplicantAccess.Paused, (await portal.Recruiter(sent[0]).Get(new ViewApplicant(sent[0].Application))).Access);
        Assert.True((await staff.Send(new ReopenReading(closed.Id, "They hold a hiring day.", closed.Version))).IsOk);
        var after = (await staff.Get(new BrowseReadingAlarms())).Items.Single(item => item.Id == closed.Id);
        Assert.Equal((false, "They hold a hiring day."), (after.Closes, after.Reason));
        Assert.Equal("ReopenReading_NotClosed", (await staff.Send(new ReopenReading(closed.Id, "Again", after.Version))).Reason!.Name);
        Assert.Equal(1L, await portal.Scalar<long>("select count(*) from audit_entries where action = 'applications.readings-reopen'"));
        Assert.Equal(1L, await portal.Scalar<long>("select count(*) from audit_entries where action = 'applications.readings-close'"));
    }
}

public sealed class BrowseReadingAlarmsTests(WatchfulPortal portal) : IClassFixture<WatchfulPortal>
{
    [Fact]
    public async Task Each_tenant_sees_its_own_and_nobodys_name()
    {
        var sent = await portal.Applications(2, "rongxin");
        foreach (var one in sent) await portal.Recruiter(one).Get(new ViewApplicant(one.Application));
        var found = await portal.As(Personas.Staff(PortalRole.Reviewer)).Get(new BrowseReadingAlarms());
        var alarm = Assert.Single(found.Items);
        Assert.Equal((TalentPortal.Platform.Text.ReferenceCode.Of(Personas.RecruiterOf("rongxin").UserId), ReadingStep.Told, 2, 1), (alarm.Reader, alarm.Step, alarm.Count, alarm.Hours));
        Assert.Equal((false, 2, 4), (found.MayReopen, found.Limits.ToldInAnHour, found.Limits.ClosedInAnHour));
        var all = System.Text.Json.JsonSerializer.Serialize(found);
        foreach (var secret in sent.SelectMany(one => new[] { one.Talent.Email, one.Talent.UserId.ToString(), one.Application.ToString(), "Wei Ling" })) Assert.DoesNotContain(secret, all, StringComparison.OrdinalIgnoreCase);
        Assert.Empty((await portal.As(Personas.Staff(PortalRole.TenantAdministrator, "greater-bay"), "greater-bay").Get(new BrowseReadingAlarms())).Items);
        // Past all code, another employer and the applicant find nothing of it.
        Assert.Equal(1, await portal.CountAsEmployer("rongxin", "fujian", "select count(*) from reading_alarms"));
        foreach (var table in new[] { "reading_alarms", "applicant_readings" })
        {
            Assert.Equal(0, await portal.CountAsEmployer("haiyun", "fujian", $"select count(*) from {table}"));
            await using var applicant = await portal.OpenAsApp(PortalFixture.TenantOf("fujian").Id, sent[0].Talent.UserId, null, CallSide.Party);
            await using var command = new Npgsql.NpgsqlCommand($"select count(*) from {table}", applicant);
            Assert.Equal(0L, await command.ExecuteScalarAsync());
        }

        using var client = await portal.SignedInClient(Personas.Staff(PortalRole.TenantAdministrator));
        var page = await client.Page("/fujian/en/admin/applications/readings");
        Assert.Contains("2 people within an hour", page.QuerySelector("main table")!.TextContent, StringComparison.Ordinal);
    }
}

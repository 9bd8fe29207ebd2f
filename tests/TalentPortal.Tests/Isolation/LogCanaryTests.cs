using System.Net;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using TalentPortal.Features.Accounts;
using TalentPortal.Features.Applications;
using TalentPortal.Features.Jobs;
using TalentPortal.Features.Talents;
using TalentPortal.Platform.Mail;
using TalentPortal.Platform.Outbox;
using TalentPortal.Platform.Security.Passwords;
using TalentPortal.Tests.Features.Accounts;
using TalentPortal.Tests.Features.Applications;
using TalentPortal.Tests.Features.Talents;
using TalentPortal.Tests.Fixture;
using Xunit.Abstractions;
using static TalentPortal.Tests.Features.Accounts.AccountsJourney;

namespace TalentPortal.Tests.Isolation;

/// <summary>
/// sec-T16, sec-A15: what people type and what is secret is planted on every way in, right and wrong, and through failures
/// of the database; afterwards everything that was logged, at the most talkative setting, and the subjects of all mails
/// are searched for it.
/// </summary>
[Collection("measured alone")]
public sealed class LogCanaryTests(LogCanaryTests.Talkative portal, ITestOutputHelper output) : IClassFixture<LogCanaryTests.Talkative>
{
    [Fact]
    public async Task Nothing_that_people_type_and_no_secret_is_logged()
    {
        var planted = new Dictionary<string, string>
        {
            ["address"] = $"canary{Guid.NewGuid():N}@example.org", ["another address"] = $"other{Guid.NewGuid():N}@example.org", ["password"] = "canary words " + Guid.NewGuid().ToString("N"), ["wrong password"] = "wrong canary " + Guid.NewGuid().ToString("N"),
            ["name"] = "Canary" + Guid.NewGuid().ToString("N")[..12], ["phone"] = "+44 20 7946 0" + Random.Shared.Next(100, 999), ["summary"] = "summary-" + Guid.NewGuid().ToString("N"), ["note"] = "note-" + Guid.NewGuid().ToString("N"),
            ["CV"] = "cvtext" + Guid.NewGuid().ToString("N"), ["file name"] = $"file{Guid.NewGuid():N}.pdf", ["search"] = "search" + Guid.NewGuid().ToString("N"), ["title"] = "title" + Guid.NewGuid().ToString("N"),
        };
        using var client = await portal.Http();

        // Registered: first with a database that fails and quotes the row, at the request and at what follows it, then rightly.
        var register = Form(("Email", planted["address"]), ("Password", planted["password"]));
        await portal.Scalar<int>("alter table outbox_messages add constraint broken check (false) not valid");
        Assert.Equal(HttpStatusCode.InternalServerError, (await client.Submit("/fujian/en/account/register", register)).StatusCode);
        await portal.Scalar<int>("alter table outbox_messages drop constraint broken");
        await portal.Scalar<int>("alter table accounts.links add constraint broken check (false) not valid");
        await Redirects(await client.Submit("/fujian/en/account/register", register), "account/register?sent=true");
        Assert.Empty(await portal.Mails(planted["address"]));
        await portal.Scalar<int>("alter table accounts.links drop constraint broken");
        portal.Clock.Advance(TimeSpan.FromMinutes(1));
        var link = await portal.LinkIn(planted["address"]);
        planted["link"] = Uri.UnescapeDataString(link[(link.IndexOf('=', StringComparison.Ordinal) + 1)..].Split('&')[0]);
        await ErrorsOf(await client.Submit(link, Form(("Password", planted["wrong password"]))));
        await Redirects(await client.Submit(link, Form(("Password", planted["password"]))), "me");
        var cookies = await Cookies(client, planted["address"], planted["password"]);
        planted["session"] = cookies.Session;
        planted["token"] = cookies.Token;

        // Wrong ways in.
        using var other = await portal.Http();
        foreach (var email in new[] { planted["address"], planted["another address"], planted["another address"] + "<>" })
            (await other.SignIn(email, planted["wrong password"])).Dispose();
        await other.Submit("/fujian/en/account/forgot", Form(("Email", planted["address"])));
        await other.GetAsync($"/fujian/en/account/reset?token={planted["search"]}");
        await other.GetAsync($"/fujian/en/jobs?q={planted["search"]}&city={planted["search"]}");
        await other.GetAsync($"/fujian/en/{planted["search"]}");

        // Profile, CV and application, each also while the database fails.
        var person = await portal.NewPerson();
        var profile = TalentScene.Profile(planted["name"]) with { Email = planted["another address"], Phone = planted["phone"], Summary = planted["summary"] };
        await portal.Scalar<int>("alter table talent_profiles add constraint broken check (false) not valid");
        await Assert.ThrowsAnyAsync<Exception>(() => portal.As(person).Send(profile));
        await portal.Scalar<int>("alter table talent_profiles drop constraint broken");
        await portal.As(person).Get(profile);
        var cv = await portal.AddCv(person, planted["CV"], planted["file name"]);
        var job = await portal.PublicJob();
        var application = ApplicationScene.Application(job, cv, planted["note"]);
        await portal.Scalar<int>("alter table job_applications add constraint broken check (false) not valid");
        await Assert.ThrowsAnyAsync<Exception>(() => portal.As(person).Send(application));
        await portal.Scalar<int>("alter table job_applications drop constraint broken");
        await portal.As(person).Get(application);
        var draft = TalentPortal.Tests.Features.Jobs.JobScene.Fields(fields => fields.TitleEn = planted["title"]);
        await portal.Scalar<int>("alter table jobs add constraint broken check (false) not valid");
        await Assert.ThrowsAnyAsync<Exception>(() => portal.As(Personas.RecruiterOf("rongxin")).Send(new PostJob(draft, Submit: false)));
        await portal.Scalar<int>("alter table jobs drop constraint broken");

        // The second factor: its key, a code and the recovery codes.
        var key = await portal.GivePassword(Personas.Talent, withFactor: true, planted["password"]);
        planted["key"] = Totp.ToBase32(key!);
        using var factor = await portal.Http();
        await factor.SignIn(Personas.Talent.Email, planted["password"]);
        await factor.Submit("/fujian/en/account/sign-in/code", Form(("Code", "000000")));
        await Redirects(await factor.Submit("/fujian/en/account/sign-in/code", Form(("Code", portal.CodeOf(key!)))), "me");
        planted["persona's address"] = Personas.Talent.Email;

        // Work behind the pages, which logs what it could not do.
        await portal.Services.GetRequiredService<OutboxDispatcher>().Drain(CancellationToken.None);

        var log = portal.Log;
        var folder = portal.Services.GetRequiredService<MailFolder>();
        var subjects = new StringBuilder();
        foreach (var id in folder.All()) subjects.AppendLine((await folder.Read(id, CancellationToken.None))!.Subject);
        output.WriteLine($"{planted.Count} canaries, {log.Length} characters of log, {folder.All().Count} mails");
        // The log is there at all, and tells of the failures.
        Assert.Contains(nameof(SaveProfile), log, StringComparison.Ordinal);
        Assert.Contains(nameof(SignIn), log, StringComparison.Ordinal);
        Assert.Contains("Npgsql.PostgresException 23514", log, StringComparison.Ordinal);
        Assert.True(subjects.Length > 0);
        Assert.Empty(planted.Where(canary => Holds(log, canary.Value) || Holds(subjects.ToString(), canary.Value)).Select(canary => $"{canary.Key}: {Around(log + subjects, canary.Value)}"));
    }

    private static bool Holds(string text, string canary) => text.Contains(canary, StringComparison.OrdinalIgnoreCase) || text.Contains(Uri.EscapeDataString(canary), StringComparison.OrdinalIgnoreCase);

    private static string Around(string text, string canary)
    {
        var at = Math.Max(text.IndexOf(canary, StringComparison.OrdinalIgnoreCase), 0);
        return text[Math.Max(0, at - 150)..Math.Min(text.Length, at + 80)];
    }

    private async Task<(string Session, string Token)> Cookies(HttpClient signedIn, string email, string password)
    {
        using var again = await portal.Http();
        var answer = await again.SignIn(email, password);
        var session = CookieOf(answer, "tp-session")!.Split(';')[0]["tp-session=".Length..];
        var page = await signedIn.Page("/fujian/en/me/profile");
        return (session, page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!);
    }

    /// <summary>The portal with everything logged, and what it writes to the console kept.</summary>
    public sealed class Talkative : PortalFixture
    {
        private readonly StringWriter _written = new();
        private readonly TextWriter _console = Console.Out;

        public string Log
        {
            get
            {
                lock (_written) return _written.ToString();
            }
        }

        protected override string LogLevel => "Verbose";

        public override async Task InitializeAsync()
        {
            Console.SetOut(TextWriter.Synchronized(_written));
            await base.InitializeAsync();
        }

        public override async Task DisposeAsync()
        {
            Console.SetOut(_console);
            await base.DisposeAsync();
        }
    }
}

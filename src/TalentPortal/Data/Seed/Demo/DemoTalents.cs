using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using TalentPortal.Features.Applications;
using TalentPortal.Features.Applications.Domain;
using TalentPortal.Features.Jobs.Domain;
using TalentPortal.Features.Profiles;
using TalentPortal.Features.Profiles.Domain;
using TalentPortal.Features.Talents;
using TalentPortal.Features.Talents.Domain;
using TalentPortal.Platform.Files;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security.Vault;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Data.Seed.Demo;

/// <summary>
/// What the demonstration's talents did: a profile, a CV, applications, and what the employers' recruiters answered, all by
/// the requests that people send. The texts lie in talents.json. Who has a profile already is left alone.
/// </summary>
public static class DemoTalents
{
    private static readonly JsonSerializerOptions Json = new() { PropertyNameCaseInsensitive = true, Converters = { new JsonStringEnumConverter() } };

    public static async Task Seed(IServiceProvider services, CancellationToken ct)
    {
        await using var text = typeof(DemoTalents).Assembly.GetManifestResourceStream("talents.json")!;
        // Behind the postings for which they apply.
        var first = 19;
        foreach (var demo in (await JsonSerializer.DeserializeAsync<List<DemoTalent>>(text, Json, ct))!)
        {
            var person = DemoPeople.Person(demo.Person);
            if (await HasProfile(services, person, ct)) continue;
            var home = await At(services, demo.Home ?? demo.Applications[0].Tenant, ct);
            var course = new DemoClock.Course(first);
            first -= 3;
            course.Pass(0);
            var talent = await DemoSessions.SignIn(services, home, person, demo.Language, ct);
            await DemoSessions.Send(services, demo.Profile(person, Words<TalentsText>(services, demo.Language, "SaveProfile_Consent")), talent, ct);
            course.Pass(0);
            var receipt = await services.GetRequiredService<MultipartUpload>().Receive(KeyOwner.Person(person.UserId), UploadRules.Papers, demo.Cv.Name, DemoCv.Write(demo.Cv.Title, demo.Cv.Lines), ct);
            var cv = await DemoSessions.Send(services, new StoreCv(receipt), talent, ct);
            foreach (var entry in demo.Career) await DemoSessions.Send(services, new SaveEntry(null, entry.Section, entry.Facts, null), talent, ct);
            if (demo.Resume is { } resume) await DemoSessions.Send(services, new UploadResume(resume.GetRawText(), "resume.json"), talent, ct);
            foreach (var application in demo.Applications) await Apply(services, course, demo, application, cv.Id, await At(services, application.Tenant, ct), ct);
        }

        await DemoSessions.End(services, ct);
    }

    private static async Task Apply(IServiceProvider services, DemoClock.Course course, DemoTalent demo, DemoApplication application, Guid cvId, TenantRef tenant, CancellationToken ct)
    {
        course.Pass(1);
        var person = DemoPeople.Person(demo.Person);
        var (job, employer) = await Posting(services, tenant, application.Reference, ct);
        var talent = await DemoSessions.SignIn(services, tenant, person, demo.Language, ct);
        var form = await DemoSessions.Send(services, new ViewApplicationForm(job), talent, ct);
        var words = Words<ApplicationsText>(
            services, demo.Language, "ApplyForJob_Consent", form.Job.EmployerName.In(demo.Language), form.Job.Title.In(demo.Language), JobApplication.OpenFor.Days);
        var sent = await DemoSessions.Send(services, new ApplyForJob(job, cvId, application.Note, true, words), talent, ct);
        if (application.IsWithdrawn)
        {
            course.Pass(2);
            await DemoSessions.Send(services, new WithdrawApplication(sent.Id), await DemoSessions.SignIn(services, tenant, person, demo.Language, ct), ct);
        }

        if (!application.IsRead) return;

        course.Pass(1);
        Task<CallOrigin> Recruiter() => DemoSessions.SignIn(services, tenant, DemoPeople.Person(employer + "-recruiter"), Language.Chinese, ct);
        var recruiter = await Recruiter();
        var seen = await DemoSessions.Send(services, new ViewApplicant(sent.Id), recruiter, ct);
        course.Pass(0);
        await DemoSessions.Send(services, new OpenApplicantCv(sent.Id), recruiter, ct);
        foreach (var move in application.Moves)
        {
            course.Pass(1);
            recruiter = await Recruiter();
            await DemoSessions.Send(services, new MoveApplication(sent.Id, move.To, move.Reason, seen.Version), recruiter, ct);
            if (move == application.Moves[^1]) break;
            course.Pass(2);
            recruiter = await Recruiter();
            seen = await DemoSessions.Send(services, new ViewApplicant(sent.Id), recruiter, ct);
        }
    }

    internal static async Task<TenantRef> At(IServiceProvider services, string slug, CancellationToken ct) => (await services.GetRequiredService<TenantDirectory>().BySlug(slug, ct))!;

    private static async Task<(Guid Job, string Employer)> Posting(IServiceProvider services, TenantRef tenant, string reference, CancellationToken ct)
    {
        (Guid Job, Guid Employer) found = default;
        await DemoSessions.InScope(services, tenant, async db =>
        {
            var job = await db.Jobs.Where(j => j.TenantId == tenant.Id && j.SourceIdentifier == reference).Select(j => new { j.Id, j.EmployerId }).SingleAsync(ct);
            found = (job.Id, job.EmployerId);
        }, ct);
        return (found.Job, DemoPeople.Employers.Single(employer => employer.Id == found.Employer).Key);
    }

    private static async Task<bool> HasProfile(IServiceProvider services, DemoPerson person, CancellationToken ct)
    {
        var found = false;
        await DemoSessions.InScope(services, null, async db => found = await db.TalentProfiles.AnyAsync(p => p.UserId == person.UserId, ct), ct, onBehalfOf: person.UserId);
        return found;
    }

    /// <summary>The sentence that the page would show: a consent keeps a fingerprint of what was agreed to.</summary>
    internal static string Words<T>(IServiceProvider services, Language language, string key, params object[] values)
    {
        var (culture, uiCulture) = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = language.Culture();
            return services.GetRequiredService<IStringLocalizer<T>>()[key, values];
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (culture, uiCulture);
        }
    }

    private sealed record DemoTalent(
        string Person, Language Language, string Phone, string Country, string Degree, string School, string Industry, int Years, DateOnly AvailableFrom, string Summary,
        DemoPaper Cv, IReadOnlyList<DemoApplication> Applications)
    {
        /// <summary>Slug of the site on which a person without applications made the profile.</summary>
        public string? Home { get; init; }

        public SaveProfile Profile(DemoPerson person, string consent) => new(
            person.Name.In(Language), person.Email, Phone, Summary, Country, Degree, School, Industry, Years, AvailableFrom, null, true, consent);

        public IReadOnlyList<DemoEntry> Career { get; init; } = [];

        /// <summary>A JSON Resume that waits to be compared.</summary>
        public JsonElement? Resume { get; init; }
    }

    private sealed record DemoEntry(ProfileSection Section, Dictionary<string, string?> Facts);

    private sealed record DemoPaper(string Name, string Title, IReadOnlyList<string> Lines);

    private sealed record DemoApplication(string Tenant, string Reference, string? Note)
    {
        /// <summary>Whether the employer opened profile and CV.</summary>
        public bool IsRead { get; init; }

        public bool IsWithdrawn { get; init; }

        public IReadOnlyList<DemoMove> Moves { get; init; } = [];
    }

    private sealed record DemoMove(ApplicationState To, string? Reason);
}

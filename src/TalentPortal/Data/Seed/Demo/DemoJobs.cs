using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Features.Jobs;
using TalentPortal.Features.Jobs.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Data.Seed.Demo;

/// <summary>
/// The postings of the demonstration, posted by its recruiters and decided by its reviewers through the same requests
/// that people send; some still wait for either. The texts lie in jobs.json. A second run adds nothing.
/// </summary>
public static class DemoJobs
{
    /// <summary>Days ago: when the first posting was written, the last of the waiting ones, and about when the live ones were confirmed.</summary>
    private const int FirstPosted = 27, LatelyPosted = 2, LastConfirmed = 7;

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
            Task<CallOrigin> SignIn(string person) => DemoSessions.SignIn(services, tenant, DemoPeople.Person(person), Language.Chinese, ct);
            foreach (var (demo, at) in atTenant.Select((demo, at) => (demo, at)))
            {
                // What waits was written lately; the others lie weeks back, one after another.
                var course = new DemoClock.Course(demo.State == DemoState.Live ? FirstPosted - at : LatelyPosted + (at % 3));
                course.Pass(0);
                var posted = await DemoSessions.Send(services, new PostJob(demo.Fields(), Submit: demo.State != DemoState.Draft), await SignIn(demo.Employer + "-recruiter"), ct);
                if (demo.State is DemoState.Draft or DemoState.Review) continue;
                course.Pass(1);
                var reviewer = await SignIn(tenant.Slug + "-reviewer");
                var seen = await DemoSessions.Send(services, new ViewReview(posted.JobId), reviewer, ct);
                await DemoSessions.Send(services, new ReviewJob(posted.JobId, demo.State == DemoState.Live, demo.ReasonZh, demo.ReasonEn, seen.Version), reviewer, ct);
                if (demo.State == DemoState.Live)
                {
                    course.Pass(FirstPosted - LastConfirmed);
                    await DemoSessions.Send(services, new ConfirmJob(posted.JobId), await SignIn(demo.Employer + "-recruiter"), ct);
                }

                if (demo.Change is not { } change) continue;
                course.Pass(2);
                var recruiter = await SignIn(demo.Employer + "-recruiter");
                var own = await DemoSessions.Send(services, new ViewOwnJob(posted.JobId), recruiter, ct);
                await DemoSessions.Send(services, new EditJob(posted.JobId, change.In(own.Fields), InStep: false, Submit: true, own.Version, own.ChangeVersion), recruiter, ct);
            }
        }

        await DemoSessions.End(services, ct);
    }

    private static async Task<bool> HasPostings(IServiceProvider services, TenantRef tenant, CancellationToken ct)
    {
        var found = false;
        await DemoSessions.InScope(services, tenant, async db => found = await db.Jobs.AnyAsync(j => j.TenantId == tenant.Id, ct), ct);
        return found;
    }

    private sealed record DemoJob(
        string Employer, string Tenant, string TitleZh, string TitleEn, string DescriptionZh, string DescriptionEn, string DivisionCode, string IndustryCode, string KindCode, string DegreeCode,
        string PayMin, string PayMax, string PayPeriod, string Headcount, string Reference, Workplace Workplace,
        DemoState State = DemoState.Live, string? ReasonZh = null, string? ReasonEn = null, DemoChange? Change = null,
        DemoTerms? Terms = null, string? AboutZh = null, string? AboutEn = null, string? DistrictCode = null)
    {
        public JobFields Fields() => new()
        {
            // What says something of its employer instead of its name stays unnamed.
            Confidential = AboutZh is not null, AboutZh = AboutZh, AboutEn = AboutEn,
            TitleZh = TitleZh, TitleEn = TitleEn, DescriptionZh = DescriptionZh, DescriptionEn = DescriptionEn, DivisionCode = DivisionCode, DistrictCode = DistrictCode, IndustryCode = IndustryCode, KindCode = KindCode,
            DegreeCode = DegreeCode, PayMin = PayMin, PayMax = PayMax, PayPeriod = PayPeriod, Headcount = Headcount, Reference = Reference, Workplace = Workplace,
            OccupationCode = Terms?.Occupation, Skills = new(Terms?.Skills ?? []), ExperienceYears = Terms?.Years, HskLevel = Terms?.Hsk, Languages = new(Terms?.Languages ?? []),
            RemoteShare = Terms?.RemoteShare, HoursWeek = Terms?.HoursWeek, ProjectMonths = Terms?.Months, DeliverablesZh = Terms?.DeliverablesZh, DeliverablesEn = Terms?.DeliverablesEn,
            PayMonths = Terms?.PayMonths, Benefits = new((Terms?.Benefits ?? []).OrderBy(one => one.Kind)), PermitA = Terms?.Permit?.Contains('A') ?? false, PermitB = Terms?.Permit?.Contains('B') ?? false,
        };
    }

    /// <summary>What it asks for and offers beyond the usual.</summary>
    private sealed record DemoTerms(
        string? Occupation = null, List<string>? Skills = null, string? Years = null, string? Hsk = null, List<JobLanguage>? Languages = null, string? RemoteShare = null, string? HoursWeek = null,
        string? Months = null, string? DeliverablesZh = null, string? DeliverablesEn = null, string? PayMonths = null, List<BenefitFields>? Benefits = null, string? Permit = null);

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

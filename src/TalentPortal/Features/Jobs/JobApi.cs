using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Resources;
using TalentPortal.Components;
using TalentPortal.Features.Jobs.Domain;
using TalentPortal.Platform.Api;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Jobs;

/// <summary>Public postings for programs: <c>/api/v1/jobs</c> and <c>/api/v1/jobs/{id}</c>, without a key.</summary>
internal static class JobApi
{
    private const string Tag = "Positions";

    private static readonly ResourceManager Texts = new(typeof(JobsText));

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapPublicApi("/jobs", "listJobs", Browse).WithTags(Tag).Produces<ApiJobPage>().HasProblems(StatusCodes.Status400BadRequest)
            .WithSummary("List public positions")
            .WithDescription("The newest first. Follow `next` until it is null to read all of them: nothing is skipped or repeated while new ones arrive. What is withdrawn is missing at once.")
            .WithMetadata(new ApiExample(new ApiJobPage { Items = [Sample], Next = "https://portal.example/api/v1/jobs?limit=1&cursor=4711" }));
        endpoints.MapPublicApi("/jobs/{id:guid}", "getJob", View).WithTags(Tag).Produces<ApiJob>().HasProblems(StatusCodes.Status410Gone)
            .WithSummary("Read one public position")
            .WithDescription("Answers 410 when the position was public and is over: remove your copy. One that lapsed and is confirmed again comes back under the same id.")
            .WithMetadata(new ApiExample(Sample));
    }

    private static async Task<IResult> Browse(
        HttpContext http, PortalDispatcher dispatcher, SiteAddresses addresses,
        [Description("Words to look for in title, employer, place and description, in Chinese or English."), MaxLength(BrowseJobs.QueryMax)] string? q,
        [Description("Slug of a city, see /divisions.")] string? city,
        [Description("Slug of a district, see /districts.")] string? district,
        [Description("Slug of a province, see /divisions.")] string? province,
        [Description("Code of a branch, see /industries; those below it count.")] string? industry,
        [Description("Code of a kind of employment, see /employment-kinds.")] string? kind,
        [Description("Code of a degree, see /degrees.")] string? degree,
        [Description("Id of an employer.")] string? employer,
        [Description("Yuan a year that the upper end of the pay reaches. Pay in another currency, or by the hour, day or week, is left out."), Range(1, 1_000_000_000)] int? pay,
        [Description("Published within so many days, today included."), Range(1, JobAsked.DaysMax)] int? days,
        [Description("on-site, hybrid or remote.")] string? workplace,
        [Description("Kind of employer: technology-firm, company, state-owned, multinational, research-institute, university, hospital, industrial-park, association, public-body or other.")] string? type,
        [Description("true: only of employers of whom the publisher assured itself.")] bool? verified,
        [Description("Code of ISCO-08, one to four digits: an occupation, or a group of them.")] string? occupation,
        [Description("Codes of skills, five at most, with commas between; all are asked for.")] string? skill,
        [Description("a or b: the employer thinks the position fit for this class of the work permit for foreigners.")] string? permit,
        [Description("Asks for this level of Chinese (HSK) at most and says so; 0 for none."), Range(0, JobContent.HskMax)] int? hsk,
        [Description("Asks for so many years of experience at most and says so; 0 for none."), Range(0, JobContent.ExperienceMax)] int? years,
        [Description("Where the page before ended; take it from `next`.")] string? cursor,
        [Description("How many on a page; 20 unless said."), Range(1, BrowsePostings.LimitMax)] int? limit,
        CancellationToken ct)
    {
        var outcome = await dispatcher.Send(
            new BrowsePostings(Said(q), Said(city), Said(province), Said(industry), Said(kind), Said(degree), Said(employer), Said(cursor), limit ?? BrowsePostings.LimitUsual)
            {
                District = Said(district), Pay = Said(pay), Days = Said(days), Workplace = Said(workplace), Type = Said(type), Verified = verified == true ? "1" : null,
                Occupation = Said(occupation), Skill = Said(skill), Permit = Said(permit), Hsk = Said(hsk), Years = Said(years),
            }, ApiEndpoints.Visitor(http), ct);
        if (outcome.Failure is { } failure) return ApiProblem.Of(http, failure, Texts);
        var next = outcome.Value.Next is { } at ? ApiEndpoints.AddressWith(http, addresses, "cursor", at) : null;
        if (next is not null) http.Response.Headers.Link = $"<{next}>; rel=\"next\"";
        return ApiJson.Answer(http, new ApiJobPage { Items = [.. outcome.Value.Postings.Select(posting => ApiJob.Of(posting, addresses))], Next = next }, ApiJson.AskEachTime);
    }

    private static async Task<IResult> View(HttpContext http, PortalDispatcher dispatcher, SiteAddresses addresses, Guid id, CancellationToken ct)
    {
        var outcome = await dispatcher.Send(new ViewPosting(id), ApiEndpoints.Visitor(http), ct);
        if (outcome.Failure is { } failure) return ApiProblem.Of(http, failure, Texts);
        return outcome.Value.Posting is { } posting ? ApiJson.Answer(http, ApiJob.Of(posting, addresses), ApiJson.AskEachTime) : ApiProblem.Answer(http, StatusCodes.Status410Gone);
    }

    private static string? Said(string? value) => string.IsNullOrWhiteSpace(value) ? null : value;

    private static string? Said(int? value) => value?.ToString(CultureInfo.InvariantCulture);

    /// <summary>What the description shows as an answer.</summary>
    private static ApiJob Sample
    {
        get
        {
            const string Root = "https://portal.example/fujian";
            var (id, employer, at) = (new Guid("019a8f3c-5a10-7c44-9f7e-2f6d1b0c8a51"), new Guid("019a8f3c-1c02-7b1a-8d55-6a7b0f3e4c21"), new DateTimeOffset(2026, 11, 2, 1, 30, 0, TimeSpan.Zero));
            return new()
            {
                Id = id,
                Self = $"{Root}{ApiEndpoints.Base}/jobs/{id}",
                Url = new($"{Root}/zh/jobs/{id}", $"{Root}/en/jobs/{id}"),
                Title = new(null, "Chip design engineer"),
                Description = new(null, SafeMarkdown.ToHtml("You design **display driver** chips.")),
                Translation = JobTranslation.OnlyEnglish,
                Employer = new() { Id = employer, Self = $"{Root}{ApiEndpoints.Base}/employers/{employer}", Name = new(null, "Rongxin Microelectronics"), Verified = true, Confidential = false, About = new(null, null) },
                Publisher = new() { Slug = "fujian", Name = new(null, "Fujian Overseas Talent Service") },
                Workplace = Workplace.Hybrid,
                Place = new() { Country = "CN", Division = "350100", District = "350102", Name = new(null, "Gulou, Fuzhou, Fujian"), Text = null },
                Industry = new() { Code = "chip-design", Name = new(null, "Chip design") },
                Kind = new() { Code = "permanent", Name = new(null, "Permanent (full-time)") },
                Degree = new() { Code = "master", Name = new(null, "Master's degree") },
                Occupation = new() { Code = "2152", Name = new(null, "Electronics engineers") },
                Skills = [new() { Code = null, Name = new("Verilog", "Verilog") }],
                ExperienceYears = 3,
                HskLevel = 0,
                Languages = [new() { Code = "en", Level = "B2" }],
                RemoteShare = 40,
                HoursWeek = null,
                Project = null,
                Benefits = [new() { Kind = BenefitKind.Relocation, Standing = BenefitStanding.Written, Text = new(null, "One household"), Amount = 20_000, SourceUrl = null }],
                PermitClasses = ["A", "B"],
                PayMonths = null,
                Pay = new() { Min = 300_000, Max = 500_000, Currency = "CNY", Period = "year" },
                PayNegotiable = false,
                Headcount = 2,
                ClosingDate = new DateOnly(2026, 12, 31),
                SourceUrl = null,
                Reviewed = true,
                PublishedAt = at,
                ChangedAt = at,
                ConfirmedAt = at,
            };
        }
    }
}

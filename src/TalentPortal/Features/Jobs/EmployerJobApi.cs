using System.ComponentModel;
using System.Globalization;
using System.Resources;
using System.Text.Json.Serialization;
using TalentPortal.Features.Jobs.Domain;
using TalentPortal.Platform.Api;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Jobs;

/// <summary>Where a posting of the employer stands.</summary>
public sealed record ApiOwnJob
{
    [Description("The employer's own reference.")]
    public required string? Reference { get; init; }

    public required Guid Id { get; init; }

    [JsonConverter(typeof(ApiEnum<JobStatus>))]
    public required JobStatus Status { get; init; }

    [Description("Why it is over: filled, withdrawn, date-passed, admission-ended or source-gone; null while it is not.")]
    public required string? CloseReason { get; init; }

    [Description("Whether a change of the live posting waits for staff (true) or was sent back (false); null without one.")]
    public required bool? ChangeInReview { get; init; }

    public required DateTimeOffset? PublishedAt { get; init; }

    public required DateTimeOffset ChangedAt { get; init; }

    [Description("When it lapses unless it is confirmed; null while it is not public.")]
    public required DateTimeOffset? LapsesAt { get; init; }
}

/// <summary>A page of the employer's postings.</summary>
public sealed record ApiOwnJobPage
{
    public required IReadOnlyList<ApiOwnJob> Items { get; init; }

    [Description("Address of the next page; null on the last.")]
    public required string? Next { get; init; }
}

/// <summary>What became of a posting that was put.</summary>
public sealed record ApiJobPut
{
    public required Guid Id { get; init; }

    [Description("saved: it can be submitted. proposed: the change of a live posting waits for staff. published: it needed no review.")]
    [JsonConverter(typeof(ApiEnum<EditEffect>))]
    public required EditEffect Effect { get; init; }
}

/// <summary>Why a posting is closed.</summary>
public sealed record ApiJobClose
{
    [Description("filled or withdrawn.")]
    [JsonConverter(typeof(ApiEnum<JobCloseReason>))]
    public required JobCloseReason Reason { get; init; }
}

/// <summary>An employer's own system writes its postings with a key: <c>/api/v1/employer/jobs</c>.</summary>
internal static class EmployerJobApi
{
    private const string Tag = "Own positions";
    private static readonly ResourceManager Texts = new(typeof(JobsText));

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapKeyedApi(HttpMethods.Get, "/jobs", "listOwnJobs", Browse).WithTags(Tag).Produces<ApiOwnJobPage>().HasProblems(400)
            .WithSummary("List the employer's postings at this service").WithDescription("What was changed last comes first.");
        endpoints.MapKeyedApi(HttpMethods.Get, "/jobs/{reference}", "getOwnJob", View).WithTags(Tag).Produces<ApiOwnJob>()
            .WithSummary("Read where one posting stands").WithDescription("By the employer's own reference.");
        endpoints.MapKeyedApi(HttpMethods.Put, "/jobs/{reference}", "putJob", Put).WithTags(Tag).Accepts<ApiJobWrite>("application/json").Produces<ApiJobPut>().Produces<ApiJobPut>(StatusCodes.Status201Created).HasProblems(415)
            .WithSummary("Say what a posting is to say").WithDescription("A new reference makes a draft. One that is public stays as it is until staff approve the change; how many are sought and until when change at once.");
        endpoints.MapKeyedApi(HttpMethods.Post, "/jobs/{reference}/submit", "submitJob", Submit).WithTags(Tag).Produces(StatusCodes.Status204NoContent)
            .WithSummary("Give a draft to staff").WithDescription("As from the form: staff read it before it is public.");
        endpoints.MapKeyedApi(HttpMethods.Post, "/jobs/{reference}/close", "closeJob", Close).WithTags(Tag).Accepts<ApiJobClose>("application/json").Produces(StatusCodes.Status204NoContent).HasProblems(415)
            .WithSummary("End a posting").WithDescription("It is no longer public at once. A draft is thrown away.");
        endpoints.MapKeyedApi(HttpMethods.Post, "/jobs/{reference}/confirm", "confirmJob", Confirm).WithTags(Tag).Produces(StatusCodes.Status204NoContent)
            .WithSummary("Say that a position is still open").WithDescription("Unconfirmed postings lapse after 30 days; confirming brings a lapsed one back.");
    }

    private static async Task<IResult> Browse(
        HttpContext http, PortalDispatcher dispatcher, SiteAddresses addresses,
        [Description("Where the page before ended; take it from `next`.")] int? cursor, [Description("How many on a page; 20 unless said, 100 at most.")] int? limit, CancellationToken ct)
    {
        var (skip, take) = (cursor ?? 0, limit ?? BrowseOwnJobs.PageSize);
        var outcome = await dispatcher.Send(new BrowseOwnJobs(OwnJobsView.All, skip, take), KeyedEndpoints.Caller(http), ct);
        if (outcome.Failure is { } failure) return ApiProblem.Of(http, failure, Texts, field => field switch { "Skip" => "cursor", "Take" => "limit", _ => field });
        var more = skip + outcome.Value.Rows.Count < outcome.Value.Counts[OwnJobsView.All] && outcome.Value.Rows.Count == take;
        return Results.Json(new ApiOwnJobPage
        {
            Items = [.. outcome.Value.Rows.Select(row => new ApiOwnJob
            {
                Reference = row.Reference, Id = row.Id, Status = row.Status, CloseReason = Word(row.CloseReason), ChangeInReview = row.ChangeInReview,
                PublishedAt = row.PublishedAt, ChangedAt = row.ChangedAt, LapsesAt = row.Status == JobStatus.Live ? row.LapsesAt : null,
            })],
            Next = more ? ApiEndpoints.AddressWith(http, addresses, "cursor", (skip + take).ToString(CultureInfo.InvariantCulture)) : null,
        }, ApiJson.Options);
    }

    private static async Task<IResult> View(HttpContext http, PortalDispatcher dispatcher, string reference, CancellationToken ct)
    {
        var outcome = await dispatcher.Send(new FindOwnJob(reference), KeyedEndpoints.Caller(http), ct);
        if (outcome.Failure is { } failure) return ApiProblem.Of(http, failure, Texts, ApiJobWrite.NameOf);
        var job = outcome.Value;
        return Results.Json(new ApiOwnJob
        {
            Reference = reference, Id = job.JobId, Status = job.Status, CloseReason = Word(job.CloseReason), ChangeInReview = job.ChangeInReview,
            PublishedAt = job.PublishedAt, ChangedAt = job.ChangedAt, LapsesAt = job.LapsesAt,
        }, ApiJson.Options);
    }

    private static async Task<IResult> Put(HttpContext http, PortalDispatcher dispatcher, string reference, CancellationToken ct)
    {
        if (KeyedEndpoints.Read<ApiJobWrite>(http, out var problem) is not { } write) return problem!;
        var origin = KeyedEndpoints.Caller(http);
        var there = await dispatcher.Send(new FindOwnJob(reference), origin, ct);
        var outcome = await dispatcher.Send(new PutJob(reference, write.Over(there.IsOk ? there.Value.Fields : null, reference, KeyedEndpoints.Names(http))), origin, ct);
        if (outcome.Failure is { } failure) return ApiProblem.Of(http, failure, Texts, ApiJobWrite.NameOf);
        var answer = new ApiJobPut { Id = outcome.Value.JobId, Effect = outcome.Value.Effect };
        return Results.Json(answer, ApiJson.Options, statusCode: outcome.Value.Created ? StatusCodes.Status201Created : StatusCodes.Status200OK);
    }

    private static Task<IResult> Submit(HttpContext http, PortalDispatcher dispatcher, string reference, CancellationToken ct) =>
        Do(http, dispatcher, reference, job => new SubmitJob(job.JobId, job.Version), ct);

    private static Task<IResult> Confirm(HttpContext http, PortalDispatcher dispatcher, string reference, CancellationToken ct) =>
        Do(http, dispatcher, reference, job => new ConfirmJob(job.JobId), ct);

    private static Task<IResult> Close(HttpContext http, PortalDispatcher dispatcher, string reference, CancellationToken ct) =>
        KeyedEndpoints.Read<ApiJobClose>(http, out var problem) is { } close ? Do(http, dispatcher, reference, job => new CloseJob(job.JobId, close.Reason), ct) : Task.FromResult(problem!);

    private static async Task<IResult> Do(HttpContext http, PortalDispatcher dispatcher, string reference, Func<FindOwnJobResult, ICommand<Done>> command, CancellationToken ct)
    {
        var origin = KeyedEndpoints.Caller(http);
        var found = await dispatcher.Send(new FindOwnJob(reference), origin, ct);
        if (found.Failure is { } missing) return ApiProblem.Of(http, missing, Texts, ApiJobWrite.NameOf);
        var outcome = await dispatcher.Send(command(found.Value), origin, ct);
        return outcome.Failure is { } failure ? ApiProblem.Of(http, failure, Texts, ApiJobWrite.NameOf) : Results.NoContent();
    }

    private static string? Word(JobCloseReason? reason) => reason is { } said ? System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(said.ToString()) : null;
}

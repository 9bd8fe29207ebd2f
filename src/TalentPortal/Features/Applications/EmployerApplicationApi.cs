using System.ComponentModel;
using System.Resources;
using System.Text.Json;
using System.Text.Json.Serialization;
using TalentPortal.Features.Applications.Domain;
using TalentPortal.Platform.Api;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Applications;

/// <summary>A page of where applications stand.</summary>
public sealed record ApiApplicationPage
{
    [Description("In the order in which they came.")]
    public required IReadOnlyList<ApiApplication> Items { get; init; }

    [Description("How many stand where, by posting. On the first page; empty on the others.")]
    public required IReadOnlyList<ApiApplicationCount> Counts { get; init; }

    [Description("Address of the next page; null on the last. It stays valid while new ones arrive.")]
    public required string? Next { get; init; }
}

/// <summary>Where one application stands. Who it is from is not said here.</summary>
public sealed record ApiApplication
{
    [Description("Opaque. Members of the employer open /employer/applications/{id}.")]
    public required Guid Id { get; init; }

    [Description("What both sides call it by.")]
    public required string Reference { get; init; }

    public required ApiApplicationPosting Posting { get; init; }

    [JsonConverter(typeof(ApiEnum<ApplicationState>))]
    public required ApplicationState State { get; init; }
}

/// <summary>The posting that it is for.</summary>
public sealed record ApiApplicationPosting
{
    public required Guid Id { get; init; }

    [Description("The employer's own reference; null where it gave none.")]
    public required string? Reference { get; init; }
}

/// <summary>How many applications for a posting stand there.</summary>
public sealed record ApiApplicationCount
{
    public required ApiApplicationPosting Posting { get; init; }

    [JsonConverter(typeof(ApiEnum<ApplicationState>))]
    public required ApplicationState State { get; init; }

    public required int Count { get; init; }
}

/// <summary>An employer's own systems follow applications with a key: <c>/api/v1/employer/applications</c>.</summary>
internal static class EmployerApplicationApi
{
    private static readonly ResourceManager Texts = new(typeof(ApplicationsText));

    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints.MapKeyedApi(HttpMethods.Get, "/applications", "listApplications", Follow, applications: true).WithTags("Own positions").Produces<ApiApplicationPage>().HasProblems(400)
            .WithSummary("See where applications stand").WithDescription("By references alone: who applied is read in the portal, where it is written down who looked. Takes a key that sees applications.");

    private static async Task<IResult> Follow(
        HttpContext http, PortalDispatcher dispatcher, SiteAddresses addresses,
        [Description("The employer's own reference of a posting.")] string? posting,
        [Description("received, screening, interview, offered, hired, declined or withdrawn.")] string? state,
        [Description("Where the page before ended; take it from `next`.")] Guid? cursor, [Description("How many on a page; 50 unless said, 200 at most.")] int? limit, CancellationToken ct)
    {
        ApplicationState? stands = null;
        if (!string.IsNullOrEmpty(state))
        {
            // A number or another word becomes a state that there is none of, and is refused as the request refuses it.
            stands = Enum.GetValues<ApplicationState>().Cast<ApplicationState?>().FirstOrDefault(one => Word(one!.Value) == state) ?? (ApplicationState)(-1);
        }

        var outcome = await dispatcher.Send(new FollowApplications(string.IsNullOrEmpty(posting) ? null : posting, stands, cursor, limit ?? FollowApplications.Usual), KeyedEndpoints.Caller(http), ct);
        if (outcome.Failure is { } failure) return ApiProblem.Of(http, failure, Texts, field => field == "Take" ? "limit" : JsonNamingPolicy.CamelCase.ConvertName(field));
        return Results.Json(new ApiApplicationPage
        {
            Items = [.. outcome.Value.Items.Select(item => new ApiApplication { Id = item.Id, Reference = item.Reference, Posting = new() { Id = item.PostingId, Reference = item.PostingReference }, State = item.State })],
            Counts = [.. outcome.Value.Counts.Select(count => new ApiApplicationCount { Posting = new() { Id = count.PostingId, Reference = count.PostingReference }, State = count.State, Count = count.Count })],
            Next = outcome.Value.Next is { } next ? ApiEndpoints.AddressWith(http, addresses, "cursor", next.ToString()) : null,
        }, ApiJson.Options);
    }

    private static string Word(ApplicationState state) => JsonNamingPolicy.KebabCaseLower.ConvertName(state.ToString());
}

using TalentPortal.Features.Applications.Domain;
using TalentPortal.Features.Jobs.Domain;
using TalentPortal.Features.Webhooks.Domain;
using TalentPortal.Platform.Api;

namespace TalentPortal.Features.Webhooks;

/// <summary>What is sent, for the interface's description.</summary>
internal static class WebhookDescription
{
    private static readonly Guid posting = Guid.Parse("01937b6e-5c00-7a10-8000-000000000042");
    private static readonly Guid application = Guid.Parse("01937b6e-5c00-7a10-8000-000000000077");

    public static IEnumerable<ApiWebhook> All =>
    [
        Posting(WebhookTypes.PostingPublished, "A posting became public", "Staff read it and put it on the list.", JobStatus.Live),
        Posting(WebhookTypes.PostingReturned, "A posting or a change was returned", "Staff ask for changes; members of the employer read why. A change of a live posting that is returned leaves it live.", JobStatus.Returned),
        Posting(WebhookTypes.PostingPaused, "A posting was paused", "The employer took it off the list for a while.", JobStatus.Paused),
        Posting(WebhookTypes.PostingResumed, "A posting is public again", "After a pause, after it had lapsed, or because its closing was undone.", JobStatus.Live),
        Posting(WebhookTypes.PostingLapsed, "A posting lapsed", "Nobody confirmed it for 30 days, or the service no longer vouches for its employer.", JobStatus.Lapsed),
        Posting(WebhookTypes.PostingFilled, "A posting is filled", "It is over because somebody was found.", JobStatus.Closed, JobCloseReason.Filled),
        Posting(WebhookTypes.PostingClosed, "A posting is over", "For another reason than having been filled, see `closeReason`.", JobStatus.Closed, JobCloseReason.DatePassed),
        Application(WebhookTypes.ApplicationReceived, "Somebody applied", "Who it is, members of the employer read in the portal.", ApplicationState.Received),
        Application(WebhookTypes.ApplicationWithdrawn, "An application was withdrawn", "The talent took it back. Applications of people who erase their account go without a message.", ApplicationState.Withdrawn),
        Of(WebhookTypes.Test, "A test", "Sent when an owner asks for it.", null, null),
    ];

    private static ApiWebhook Posting(string type, string summary, string description, JobStatus status, JobCloseReason? reason = null) => Of(type, summary, description, PostingOf(status, reason), null);

    private static ApiWebhook Application(string type, string summary, string description, ApplicationState state) =>
        Of(type, summary, description, PostingOf(JobStatus.Live, null), new() { Id = application, Reference = JobApplication.ReferenceOf(application), State = state });

    private static WebhookPosting PostingOf(JobStatus status, JobCloseReason? reason) => new() { Id = posting, Reference = "R-1042", Status = status, CloseReason = WebhookWords.Kebab(reason) };

    private static ApiWebhook Of(string type, string summary, string description, WebhookPosting? posting, WebhookApplication? application) => new(
        type, summary, description, typeof(WebhookPayload),
        new WebhookPayload { Type = type, Timestamp = new DateTimeOffset(2026, 11, 23, 6, 0, 0, TimeSpan.Zero), Data = new() { Service = "fujian", Posting = posting, Application = application } });
}

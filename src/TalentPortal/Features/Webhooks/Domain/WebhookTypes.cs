namespace TalentPortal.Features.Webhooks.Domain;

/// <summary>What an employer's own systems are told of. Names are never changed; new ones may come.</summary>
public static class WebhookTypes
{
    public const int Max = 40;

    /// <summary>A posting became public after staff had read it.</summary>
    public const string PostingPublished = "posting.published";

    /// <summary>Staff sent a posting, or the change of a live one, back.</summary>
    public const string PostingReturned = "posting.returned";

    /// <summary>The employer took a posting off the list for a while.</summary>
    public const string PostingPaused = "posting.paused";

    /// <summary>A posting is public again without having been read anew: after a pause, after it had lapsed, or because its closing was undone.</summary>
    public const string PostingResumed = "posting.resumed";

    /// <summary>A posting left the list because nobody confirmed it, or because nobody answers for its employer any more.</summary>
    public const string PostingLapsed = "posting.lapsed";

    /// <summary>A posting is over because somebody was found.</summary>
    public const string PostingFilled = "posting.filled";

    /// <summary>A posting is over for another reason.</summary>
    public const string PostingClosed = "posting.closed";

    public const string ApplicationReceived = "application.received";

    /// <summary>The talent took an application back.</summary>
    public const string ApplicationWithdrawn = "application.withdrawn";

    /// <summary>Sent on demand, whatever an endpoint chose.</summary>
    public const string Test = "webhook.test";

    /// <summary>Those that an endpoint chooses from.</summary>
    public static IReadOnlyList<string> All { get; } =
        [PostingPublished, PostingReturned, PostingPaused, PostingResumed, PostingLapsed, PostingFilled, PostingClosed, ApplicationReceived, ApplicationWithdrawn];
}

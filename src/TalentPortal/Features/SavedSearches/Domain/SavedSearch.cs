using TalentPortal.Platform.Security;
using TalentPortal.Platform.Security.Vault;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.SavedSearches.Domain;

/// <summary>How often somebody wants to hear of new matches.</summary>
public enum SearchRhythm
{
    Daily,
    Weekly,
    Never,
}

/// <summary>What a saved search is called and asks for, in clear: only in the memory of the request that may read it.</summary>
/// <param name="Query">The query of the list's address, without page and order.</param>
public sealed record SavedSearchWords(string Name, string Query)
{
    public const int NameMax = 80;
    public const int QueryMax = 1000;
}

/// <summary>A search that a person keeps, and how far they have been told of what it finds.</summary>
public sealed class SavedSearch : IPersonOwned
{
    public const string Table = "saved_searches";

    /// <summary>How many one person may keep.</summary>
    public const int Most = 20;

    /// <summary>Without a visit for so long, mails stop and the person is asked once.</summary>
    public static readonly TimeSpan Unvisited = TimeSpan.FromDays(90);

    private SavedSearch()
    {
    }

    [Class(FieldClass.Internal)]
    public Guid Id { get; private set; }

    [Class(FieldClass.Internal)]
    public Guid UserId { get; private set; }

    /// <summary>The tenant on whose site it was saved; null for the national one.</summary>
    [Class(FieldClass.Sensitive)]
    public Guid? SiteId { get; private set; }

    /// <summary>See <see cref="SavedSearchWords"/>.</summary>
    [Class(FieldClass.Sensitive)]
    public SealedText Words { get; private set; }

    /// <summary>The language of the page on which it was saved, and of its mails.</summary>
    [Class(FieldClass.Sensitive)]
    public Language Language { get; private set; }

    [Class(FieldClass.Sensitive)]
    public SearchRhythm Rhythm { get; private set; }

    [Class(FieldClass.Sensitive)]
    public bool IsPaused { get; private set; }

    /// <summary>The newest publication when it was last looked at.</summary>
    [Class(FieldClass.Internal)]
    public int Mark { get; private set; }

    /// <summary>
    /// Matches among the last publications before the mark. Publications become visible out of order
    /// by a few seconds, so those are looked at once more; what stands here is known.
    /// </summary>
    [Class(FieldClass.Internal)]
    public List<int> Seen { get; private set; } = [];

    [Class(FieldClass.Sensitive)]
    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>When the person last did something with it.</summary>
    [Class(FieldClass.Sensitive)]
    public DateTimeOffset VisitedAt { get; private set; }

    /// <summary>Mails stopped by themselves because nobody visited; null while they go on.</summary>
    [Class(FieldClass.Sensitive)]
    public DateTimeOffset? StoppedAt { get; private set; }

    [Class(FieldClass.Internal)]
    public uint Version { get; private set; }

    public bool IsWatched => Rhythm != SearchRhythm.Never && !IsPaused && StoppedAt is null;

    /// <summary>How long after it was looked at it is looked at again. A little less than its name, so that the hour of the day stays.</summary>
    public TimeSpan Every => Rhythm == SearchRhythm.Weekly ? TimeSpan.FromDays(7) - TimeSpan.FromHours(1) : TimeSpan.FromDays(1) - TimeSpan.FromHours(1);

    public static SavedSearch Keep(Guid id, Guid userId, Guid? siteId, SealedText words, Language language, SearchRhythm rhythm, DateTimeOffset now) =>
        new() { Id = id, UserId = userId, SiteId = siteId, Words = words, Language = language, Rhythm = rhythm, CreatedAt = now, VisitedAt = now };

    public void Call(SealedText words, SearchRhythm rhythm, DateTimeOffset now) => (Words, Rhythm, VisitedAt, StoppedAt) = (words, rhythm, now, null);

    public void Pause(bool paused) => IsPaused = paused;

    public void Visit(DateTimeOffset now) => (VisitedAt, StoppedAt) = (now, null);

    public void Stop(DateTimeOffset now) => StoppedAt = now;

    /// <summary>Takes note of everything that matches now.</summary>
    public void Look(int mark, IEnumerable<int> seen) => (Mark, Seen) = (mark, [.. seen]);
}

/// <summary>What came of looking for new matches.</summary>
public enum SearchRunOutcome
{
    /// <summary>A mail was queued.</summary>
    Mailed,

    /// <summary>Nothing new, so no mail.</summary>
    Nothing,

    /// <summary>Mails stopped because nobody visited.</summary>
    Stopped,

    /// <summary>The search asks for something that the portal no longer knows, so nothing was looked for.</summary>
    Unreadable,

    /// <summary>A link in a mail ended the mails.</summary>
    TurnedOff,
}

/// <summary>One line of a saved search's log: when it was looked at and what came of it.</summary>
public sealed class SavedSearchRun : IPersonOwned
{
    public const string Table = "saved_search_runs";

    /// <summary>So many are kept of a search.</summary>
    public const int Kept = 30;

    private SavedSearchRun()
    {
    }

    [Class(FieldClass.Internal)]
    public Guid Id { get; private set; }

    [Class(FieldClass.Internal)]
    public Guid UserId { get; private set; }

    [Class(FieldClass.Internal)]
    public Guid SearchId { get; private set; }

    [Class(FieldClass.Sensitive)]
    public DateTimeOffset At { get; private set; }

    [Class(FieldClass.Sensitive)]
    public SearchRunOutcome Outcome { get; private set; }

    /// <summary>New matches.</summary>
    [Class(FieldClass.Sensitive)]
    public int Found { get; private set; }

    public static SavedSearchRun Of(SavedSearch search, SearchRunOutcome outcome, int found, DateTimeOffset now) =>
        new() { Id = Guid.CreateVersion7(now), UserId = search.UserId, SearchId = search.Id, At = now, Outcome = outcome, Found = found };
}

/// <summary>Which searches are to be looked at when: the searches themselves can only be read as their person.</summary>
public sealed class SavedSearchDue
{
    public Guid SearchId { get; set; }

    public Guid UserId { get; set; }

    /// <summary>The tenant on whose site it is looked at; null for the national one.</summary>
    public Guid? SiteId { get; set; }

    public DateTimeOffset DueAt { get; set; }
}

using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Guides.Domain;

/// <summary>How far a version is.</summary>
public enum GuideState
{
    Draft,
    InReview,

    /// <summary>Somebody else has read it; it waits for its hour.</summary>
    Approved,
    Published,
    Withdrawn,
}

/// <summary>
/// A version of a guide: its whole text. Nobody approves what they wrote, however little of it: the database says so too.
/// What was published once is never changed; a mistake is put right by the next version.
/// </summary>
public sealed class GuideVersion : IPublishable
{
    public const string Table = "guide_versions";
    public const int NoteMax = 1_000;
    public const int NameMax = 120;

    private GuideVersion()
    {
    }

    public Guid Id { get; private set; }

    public Guid TenantId { get; private set; }

    /// <summary>Read by everybody, from its publication until it is withdrawn: also when newer ones came.</summary>
    public bool IsPublic { get; private set; }

    public Guid GuideId { get; private set; }

    public int Number { get; private set; }

    public GuideState State { get; private set; }

    /// <summary>As a file, see <see cref="GuideFile"/>.</summary>
    public string Text { get; private set; } = "";

    public LegalStatus Status { get; private set; }

    /// <summary>First day on which what it says holds.</summary>
    public DateOnly? ValidFrom { get; private set; }

    /// <summary>Last day.</summary>
    public DateOnly? ValidUntil { get; private set; }

    /// <summary>Who wrote any of it.</summary>
    public List<Guid> AuthorIds { get; private set; } = [];

    public List<string> AuthorNames { get; private set; } = [];

    public Guid? ReviewerId { get; private set; }

    public string? ReviewerName { get; private set; }

    public DateTimeOffset? ReviewedAt { get; private set; }

    /// <summary>Why it was sent back; later, why it was withdrawn.</summary>
    public string? Reason { get; private set; }

    /// <summary>What is new in it, for those who read the list of versions.</summary>
    public Bilingual Note { get; private set; } = Bilingual.Empty;

    /// <summary>When it is to be published.</summary>
    public DateTimeOffset? PublishAt { get; private set; }

    public DateTimeOffset? PublishedAt { get; private set; }

    public DateTimeOffset? WithdrawnAt { get; private set; }

    /// <summary>Of the file of the release that it came with; null where people wrote it.</summary>
    public string? ReleaseDigest { get; private set; }

    public DateTimeOffset ChangedAt { get; private set; }

    public uint Version { get; private set; }

    public GuideTerm Term => new(Status, ValidFrom, ValidUntil);

    /// <summary>Still to be written, read or published.</summary>
    public bool IsOpen => State is GuideState.Draft or GuideState.InReview or GuideState.Approved;

    /// <summary>A draft of somebody's.</summary>
    public static GuideVersion Draft(Guid id, Guide guide, int number, GuideText text, (Guid Id, string Name) author, Bilingual note, DateTimeOffset now)
    {
        var version = new GuideVersion { Id = id, TenantId = guide.TenantId, GuideId = guide.Id, Number = number };
        version.Write(text, author, note, now);
        return version;
    }

    /// <summary>What came with a release: it was read by two where the release is made, and waits here only where somebody edited the guide since.</summary>
    public static GuideVersion FromRelease(Guid id, Guide guide, int number, GuideText text, string digest, DateTimeOffset now)
    {
        var version = new GuideVersion { Id = id, TenantId = guide.TenantId, GuideId = guide.Id, Number = number };
        version.Renew(text, digest, now);
        return version;
    }

    /// <summary>A waiting draft of an earlier release takes the text of this one.</summary>
    public void Renew(GuideText text, string digest, DateTimeOffset now)
    {
        Take(text, now);
        ReleaseDigest = digest;
    }

    /// <summary>The guide as it is written here.</summary>
    public GuideText Read() => GuideFile.Read(Text).Text ?? throw new InvalidOperationException($"Version {Number} of guide {GuideId} cannot be read.");

    /// <summary>Somebody writes in a draft, and is an author of it from then on.</summary>
    public string? Write(GuideText text, (Guid Id, string Name) author, Bilingual note, DateTimeOffset now)
    {
        if (State != GuideState.Draft) return "Guide_NotDraft";
        Take(text, now);
        Note = note;
        if (AuthorIds.Contains(author.Id)) return null;
        AuthorIds = [.. AuthorIds, author.Id];
        AuthorNames = [.. AuthorNames, author.Name];
        return null;
    }

    public string? Submit(DateTimeOffset now)
    {
        if (State != GuideState.Draft) return "Guide_NotDraft";
        (State, Reason, ChangedAt) = (GuideState.InReview, null, now);
        return null;
    }

    /// <summary>A second pair of eyes has read it.</summary>
    public string? Approve((Guid Id, string Name) reviewer, DateTimeOffset now)
    {
        if (State != GuideState.InReview) return "Guide_NotInReview";
        if (AuthorIds.Contains(reviewer.Id)) return "Guide_OwnWork";
        (State, ReviewerId, ReviewerName, ReviewedAt, ChangedAt) = (GuideState.Approved, reviewer.Id, reviewer.Name, now, now);
        return null;
    }

    /// <summary>Back to who wrote it: by a reviewer with a reason, or by whoever wants to change it once more.</summary>
    public string? Return(string? reason, DateTimeOffset now)
    {
        if (State is not (GuideState.InReview or GuideState.Approved)) return "Guide_NotInReview";
        (State, Reason, ReviewerId, ReviewerName, ReviewedAt, PublishAt, ChangedAt) = (GuideState.Draft, reason, null, null, null, null, now);
        return null;
    }

    /// <summary>Sets the hour; null: as soon as the work that publishes comes by.</summary>
    public string? Schedule(DateTimeOffset at, DateTimeOffset now)
    {
        if (State != GuideState.Approved) return "Guide_NotApproved";
        (PublishAt, ChangedAt) = (at, now);
        return null;
    }

    /// <summary>From now on everybody reads it.</summary>
    public string? Publish(DateTimeOffset now)
    {
        var isRelease = State == GuideState.Draft && ReleaseDigest is not null && AuthorIds.Count == 0;
        if (State != GuideState.Approved && !isRelease) return "Guide_NotApproved";
        if (PublishAt > now) return "Guide_NotYet";
        (State, IsPublic, PublishedAt, ChangedAt) = (GuideState.Published, true, now, now);
        return null;
    }

    public string? Withdraw(string reason, DateTimeOffset now)
    {
        if (State != GuideState.Published) return "Guide_NotPublished";
        (State, IsPublic, WithdrawnAt, Reason, ChangedAt) = (GuideState.Withdrawn, false, now, reason, now);
        return null;
    }

    private void Take(GuideText text, DateTimeOffset now)
    {
        Text = GuideFile.Write(text);
        (Status, ValidFrom, ValidUntil, ChangedAt) = (text.Head.Status, text.Head.EffectiveOn, text.Head.ExpiresOn, now);
    }
}

using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Guides.Domain;

/// <summary>
/// A guide under its address. What it says stands in its versions; here is what lists and searches ask, taken from the
/// version that is shown.
/// </summary>
public sealed class Guide : IPublishable
{
    public const string Table = "guides";

    private Guide()
    {
    }

    public Guid Id { get; private set; }

    public Guid TenantId { get; private set; }

    /// <summary>A version of it is shown.</summary>
    public bool IsPublic { get; private set; }

    /// <summary>Its address, and its name in files.</summary>
    public string Key { get; private set; } = "";

    public GuideKind Kind { get; private set; }

    public GuideLevel Level { get; private set; }

    /// <summary>GB/T 2260 code; null for the whole country.</summary>
    public string? Place { get; private set; }

    public List<string> Audience { get; private set; } = [];

    public List<string> Topics { get; private set; } = [];

    public Bilingual Title { get; private set; } = Bilingual.Empty;

    public Bilingual Summary { get; private set; } = Bilingual.Empty;

    public LegalStatus Status { get; private set; }

    public DateOnly? EffectiveOn { get; private set; }

    /// <summary>Last day of its term: from the next day on it is in no list.</summary>
    public DateOnly? ExpiresOn { get; private set; }

    public DateOnly? ReviewOn { get; private set; }

    public DateOnly? VerifiedOn { get; private set; }

    /// <summary>Keys of the guides whose place it takes.</summary>
    public List<string> Supersedes { get; private set; } = [];

    /// <summary>Number of the version that was published last; 0 while none was.</summary>
    public int CurrentNumber { get; private set; }

    public DateTimeOffset? FirstPublishedAt { get; private set; }

    public DateTimeOffset ChangedAt { get; private set; }

    public uint Version { get; private set; }

    public GuideTerm Term => new(Status, EffectiveOn, ExpiresOn);

    /// <summary>A guide of which nothing is shown yet.</summary>
    public static Guide Begin(Guid id, Guid tenantId, GuideHead head, DateTimeOffset now)
    {
        var guide = new Guide { Id = id, TenantId = tenantId, Key = head.Key };
        guide.Take(head, now);
        return guide;
    }

    /// <summary>While nothing of it is shown, lists of staff name it as it is drafted.</summary>
    public void Drafted(GuideHead head, DateTimeOffset now)
    {
        if (!IsPublic) Take(head, now);
    }

    /// <summary>A version goes public: it is what lists say from now on.</summary>
    public void Show(GuideVersion version, DateTimeOffset now)
    {
        Take(version.Read().Head, now);
        (IsPublic, CurrentNumber) = (true, version.Number);
        FirstPublishedAt ??= now;
    }

    /// <summary>Nothing of it is shown any more.</summary>
    public void Hide(DateTimeOffset now) => (IsPublic, ChangedAt) = (false, now);

    private void Take(GuideHead head, DateTimeOffset now)
    {
        (Kind, Level, Place, Audience, Topics, Title, Summary) = (head.Kind, head.Level, head.Place, [.. head.Audience], [.. head.Topics], head.Title, head.Summary);
        (Status, EffectiveOn, ExpiresOn, ReviewOn, VerifiedOn, Supersedes, ChangedAt) = (head.Status, head.EffectiveOn, head.ExpiresOn, head.ReviewOn, head.VerifiedOn, [.. head.Supersedes], now);
    }
}

/// <summary>How a guide stands to another, by the version that is shown.</summary>
public sealed class GuideLink : IPublishable
{
    public const string Table = "guide_links";

    private GuideLink()
    {
    }

    public Guid Id { get; private set; }

    public Guid TenantId { get; private set; }

    public bool IsPublic { get; private set; } = true;

    public Guid GuideId { get; private set; }

    public GuideLinkKind Kind { get; private set; }

    /// <summary>Key of the other guide, which may be another tenant's or gone.</summary>
    public string TargetKey { get; private set; } = "";

    public static GuideLink Of(Guide guide, GuideLinkKind kind, string key, DateTimeOffset now) => new() { Id = Guid.CreateVersion7(now), TenantId = guide.TenantId, GuideId = guide.Id, Kind = kind, TargetKey = key };
}

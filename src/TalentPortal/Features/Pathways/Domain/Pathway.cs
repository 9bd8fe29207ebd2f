using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Pathways.Domain;

/// <summary>The way to a visa, a permit, a card or hukou, as a site shows it. What it says is its <see cref="Body"/>; the rest stands beside it for lists.</summary>
public sealed class Pathway : IPublishable
{
    public const string Table = "pathways";
    public const int SlugMax = 40;
    public const int TitleMax = 60;
    public const int SummaryMax = 600;
    public const int BodyMax = 65_536;

    private Pathway()
    {
    }

    public Guid Id { get; private set; }

    public Guid TenantId { get; private set; }

    public bool IsPublic { get; private set; }

    /// <summary>Its name in addresses.</summary>
    public string Slug { get; private set; } = "";

    public Bilingual Title { get; private set; } = Bilingual.Empty;

    /// <summary>A <see cref="PathwayDocument"/>.</summary>
    public string Body { get; private set; } = "";

    public DateTimeOffset ChangedAt { get; private set; }

    public uint Version { get; private set; }

    public PathwayDocument Document => PathwayDocument.Read($"pathways/{Slug}", Body);

    public static Pathway FromRelease(Guid tenant, PathwayDocument document, string body, DateTimeOffset now)
    {
        var made = new Pathway { Id = Guid.CreateVersion7(now), TenantId = tenant, Slug = document.Key, IsPublic = true };
        made.Take(document, body, now);
        return made;
    }

    /// <summary>As a release has it.</summary>
    public void Take(PathwayDocument document, string body, DateTimeOffset now) => (Title, Body, ChangedAt) = (document.Title, body, now);
}

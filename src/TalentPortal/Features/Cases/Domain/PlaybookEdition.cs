using System.Collections.Concurrent;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Cases.Domain;

/// <summary>
/// An organisation's own way of working: how it differs from an edition of the portal. A draft until it is published; from then
/// on it never changes, and the cases that began under it keep it. Everybody may read a published one, as talents read the
/// names of their stages on every site.
/// </summary>
public sealed class PlaybookEdition : IPublishable
{
    public const int NoteMax = 500;
    public const string Table = "playbook_editions";

    /// <summary>Those in use, by their id: a published one never changes. More than this many are not kept.</summary>
    private const int KeptMost = 1000;

    private static readonly ConcurrentDictionary<Guid, (Playbook Book, TaskPlan Plan)> Published = new();

    private PlaybookEdition()
    {
    }

    public Guid Id { get; private set; }

    public Guid TenantId { get; private set; }

    /// <summary>Counts the organisation's editions; a draft has the number that it would get.</summary>
    public int Number { get; private set; }

    /// <summary>The edition of the portal from which it differs.</summary>
    public int BaseVersion { get; private set; }

    /// <summary>The portal's plans of tasks from which it differs.</summary>
    public int PlanVersion { get; private set; }

    /// <summary>See <see cref="PlaybookChanges"/>, as JSON.</summary>
    public string Changes { get; private set; } = "";

    /// <summary>What changed and why, for colleagues.</summary>
    public string? Note { get; private set; }

    public DateTimeOffset SavedAt { get; private set; }

    public string SavedByName { get; private set; } = "";

    public bool IsPublic { get; private set; }

    public DateTimeOffset? PublishedAt { get; private set; }

    public uint Version { get; private set; }

    /// <summary>Stages and packets as they are with it.</summary>
    public Playbook Book => Whole.Book;

    /// <summary>Tasks as they are with it.</summary>
    public TaskPlan Plan => Whole.Plan;

    private (Playbook Book, TaskPlan Plan) Whole
    {
        get
        {
            if (!IsPublic) return Made();
            if (Published.Count > KeptMost) Published.Clear();
            return Published.GetOrAdd(Id, _ => Made());
        }
    }

    public static PlaybookEdition Draft(Guid id, Guid tenantId, int number) => new() { Id = id, TenantId = tenantId, Number = number };

    /// <summary>Keeps what is written so far, against the portal's edition of today. Returns why not, or null.</summary>
    public TextKey? Save(PlaybookChanges changes, string byName, DateTimeOffset now)
    {
        if (IsPublic) return "Playbook_IsPublished";
        (BaseVersion, PlanVersion) = (Playbook.Current.Version, TaskPlan.Current.Version);
        (Changes, SavedByName, SavedAt) = (changes.Without(Playbook.Current, TaskPlan.Current).ToJson(), byName, now);
        return null;
    }

    /// <summary>New cases follow it from now on. Returns why not, or null.</summary>
    public TextKey? Publish(string? note, string byName, DateTimeOffset now)
    {
        if (IsPublic) return "Playbook_IsPublished";
        (IsPublic, PublishedAt, SavedByName, Note) = (true, now, byName, note);
        return null;
    }

    private (Playbook Book, TaskPlan Plan) Made()
    {
        var changes = PlaybookChanges.FromJson(Changes);
        return (Playbook.Of(BaseVersion).With(changes, Number), TaskPlan.Find(PlanVersion)!.With(changes, Id, DateOnly.FromDateTime((PublishedAt ?? SavedAt).UtcDateTime)));
    }
}

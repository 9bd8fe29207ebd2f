using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Prospects.Domain;

/// <summary>What happened to a prospect.</summary>
public enum ProspectEntryKind
{
    Entered,
    Changed,
    Invited,
    Reminded,
    Confirmed,
    Declined,
    Removed,
    Lapsed,
    Merged,
    MergeUndone,
}

/// <summary>One line in the course of a prospect. Holds no word about the person.</summary>
public sealed class ProspectEntry : ITenantOwned
{
    public const string Table = "prospect_entries";

    private ProspectEntry()
    {
    }

    public Guid Id { get; private set; }

    public Guid TenantId { get; private set; }

    public Guid ProspectId { get; private set; }

    public ProspectEntryKind Kind { get; private set; }

    /// <summary>Who did it; null for the person, and for scheduled work.</summary>
    public string? StaffName { get; private set; }

    /// <summary>The other prospect of a merging.</summary>
    public Guid? OtherId { get; private set; }

    public DateTimeOffset At { get; private set; }

    public static ProspectEntry Of(Prospect prospect, ProspectEntryKind kind, string? staffName, DateTimeOffset now, Guid? other = null) => new()
    {
        Id = Guid.CreateVersion7(now), TenantId = prospect.TenantId, ProspectId = prospect.Id, Kind = kind, StaffName = staffName, OtherId = other, At = now,
    };
}

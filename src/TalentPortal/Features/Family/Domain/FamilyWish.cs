using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Family.Domain;

/// <summary>What one partner may open to the other.</summary>
public enum WishKind
{
    /// <summary>That the person looks for work: field, level, places, start.</summary>
    Work,

    /// <summary>In which places the person would live.</summary>
    Cities,
}

/// <summary>How far along somebody is in their occupation.</summary>
public enum WorkLevel
{
    Beginner,
    Experienced,
    Senior,
    Leading,
}

/// <summary>
/// A wish of one person for the move of two. It is the person's alone until they open it, and then their partner's: the
/// row itself names who may read it, so that closing it counts at once.
/// </summary>
public sealed class FamilyWish : IPersonOwned
{
    public const int PlacesMost = 10;
    public const string Table = "family_wishes";

    private FamilyWish()
    {
    }

    [Class(FieldClass.Internal)]
    public Guid Id { get; private set; }

    [Class(FieldClass.Internal)]
    public Guid UserId { get; private set; }

    [Class(FieldClass.Sensitive)]
    public WishKind Kind { get; private set; }

    /// <summary>To whom it is open; empty: to nobody.</summary>
    [Class(FieldClass.Sensitive)]
    public Guid? ReaderId { get; private set; }

    /// <summary>Code of an industry.</summary>
    [Class(FieldClass.Sensitive)]
    public string? IndustryCode { get; private set; }

    [Class(FieldClass.Sensitive)]
    public WorkLevel? Level { get; private set; }

    /// <summary>Codes of GB/T 2260, of a city or a province.</summary>
    [Class(FieldClass.Sensitive)]
    public List<string> Places { get; private set; } = [];

    /// <summary>From when the person could begin.</summary>
    [Class(FieldClass.Sensitive)]
    public DateOnly? StartsOn { get; private set; }

    [Class(FieldClass.Internal)]
    public DateTimeOffset ChangedAt { get; private set; }

    public static FamilyWish Of(Guid userId, WishKind kind, DateTimeOffset now) => new() { Id = Guid.CreateVersion7(now), UserId = userId, Kind = kind };

    public void Say(string? industryCode, WorkLevel? level, IEnumerable<string> places, DateOnly? startsOn, DateTimeOffset now) =>
        (IndustryCode, Level, Places, StartsOn, ChangedAt) = (industryCode, level, [.. places], startsOn, now);

    /// <param name="readerId">The partner; null closes it.</param>
    public void OpenTo(Guid? readerId) => ReaderId = readerId;
}

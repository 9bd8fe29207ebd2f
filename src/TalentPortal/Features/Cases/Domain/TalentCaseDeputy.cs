using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Cases.Domain;

/// <summary>
/// Who stands in while whoever answers for a case is away. From beginning to end both work on it; the times are in the policies
/// of the database too, so that it ends by itself whatever else runs.
/// </summary>
public sealed partial class TalentCase
{
    [Class(FieldClass.Internal)]
    public Guid? DeputyUserId { get; private set; }

    /// <summary>The deputy's name as the talent reads it.</summary>
    [Class(FieldClass.Public)]
    public string? DeputyName { get; private set; }

    [Class(FieldClass.Internal)]
    public DateTimeOffset? DeputyFrom { get; private set; }

    /// <summary>From this moment on no more.</summary>
    [Class(FieldClass.Internal)]
    public DateTimeOffset? DeputyUntil { get; private set; }

    /// <summary>A colleague stands in for the present owner for a time.</summary>
    public void CoverBy(Guid userId, string name, DateTimeOffset from, DateTimeOffset until) => (DeputyUserId, DeputyName, DeputyFrom, DeputyUntil) = (userId, name, from, until);

    /// <summary>Nobody stands in any more.</summary>
    public void Uncover() => (DeputyUserId, DeputyName, DeputyFrom, DeputyUntil) = (null, null, null, null);

    public bool IsCoveredBy(Guid userId, DateTimeOffset now) => DeputyUserId == userId && IsCovered(now);

    public bool IsCovered(DateTimeOffset now) => DeputyUserId is not null && DeputyFrom <= now && DeputyUntil > now;

    /// <summary>Who stands in at a moment, and until when; null for nobody.</summary>
    public CaseCover? CoverAt(DateTimeOffset now) => IsCovered(now) ? new(DeputyName ?? "", DeputyUntil!.Value) : null;

    /// <summary>Those who work on it at a moment: the owner, and whoever stands in.</summary>
    public IEnumerable<Guid> WorkersAt(DateTimeOffset now)
    {
        if (OwnerUserId is { } owner) yield return owner;
        if (IsCovered(now)) yield return DeputyUserId!.Value;
    }
}

/// <summary>Somebody stands in for whoever answers for a case.</summary>
public sealed record CaseCover(string Name, DateTimeOffset Until);

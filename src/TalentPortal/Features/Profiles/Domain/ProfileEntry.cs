using TalentPortal.Platform.Security;
using TalentPortal.Platform.Security.Vault;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Profiles.Domain;

/// <summary>Where a fact comes from.</summary>
public enum Provenance
{
    Typed,
    JsonResume,
    Europass,
}

/// <summary>
/// One entry of a person's career record: a degree, a position, a publication. What it says lies sealed under the
/// person's own key. Nobody but the person reads it.
/// </summary>
public sealed class ProfileEntry : IPersonOwned
{
    public const string Table = "profile_entries";

    /// <summary>How long a removed entry can be put back.</summary>
    public static readonly TimeSpan PutBackFor = TimeSpan.FromDays(1);

    private ProfileEntry()
    {
    }

    [Class(FieldClass.Internal)]
    public Guid Id { get; private set; }

    [Class(FieldClass.Internal)]
    public Guid UserId { get; private set; }

    [Class(FieldClass.Sensitive)]
    public ProfileSection Section { get; private set; }

    /// <summary>Order in which entries were added, which is the order of a file they came from.</summary>
    [Class(FieldClass.Internal)]
    public int Position { get; private set; }

    /// <summary>See <see cref="EntryContent"/>.</summary>
    [Class(FieldClass.Sensitive)]
    public SealedText Content { get; private set; }

    /// <summary>Where the entry as a whole came from; each fact has its own origin inside.</summary>
    [Class(FieldClass.Sensitive)]
    public Provenance Provenance { get; private set; }

    /// <summary>When the file was uploaded that it came from.</summary>
    [Class(FieldClass.Sensitive)]
    public DateTimeOffset? SourceAt { get; private set; }

    /// <summary>When the person last said that it is right.</summary>
    [Class(FieldClass.Sensitive)]
    public DateTimeOffset ConfirmedAt { get; private set; }

    [Class(FieldClass.Internal)]
    public DateTimeOffset ChangedAt { get; private set; }

    /// <summary>When the person removed it; gone for good after <see cref="PutBackFor"/>.</summary>
    [Class(FieldClass.Internal)]
    public DateTimeOffset? RemovedAt { get; private set; }

    [Class(FieldClass.Internal)]
    public uint Version { get; private set; }

    public static ProfileEntry Add(Guid id, Guid userId, ProfileSection section, int position, SealedText content, FactOrigin origin) => new()
    {
        Id = id,
        UserId = userId,
        Section = section,
        Position = position,
        Content = content,
        Provenance = origin.Provenance,
        SourceAt = origin.SourceAt,
        ConfirmedAt = origin.ConfirmedAt,
        ChangedAt = origin.ConfirmedAt,
    };

    public void Change(SealedText content, DateTimeOffset now) => (Content, ConfirmedAt, ChangedAt) = (content, now, now);

    public void Remove(DateTimeOffset now) => RemovedAt ??= now;

    public bool CanBePutBack(DateTimeOffset now) => RemovedAt is { } removed && removed + PutBackFor > now;

    public void PutBack() => RemovedAt = null;
}

using TalentPortal.Platform.Keeping;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Security.Vault;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Folders.Domain;

/// <summary>What a person keeps of all that the portal shows, in one place. One for each person, and for nobody else's eyes unless they share it.</summary>
public sealed class TalentFolder : IPersonOwned
{
    public const string Table = "talent_folders";

    /// <summary>How many things one person may keep.</summary>
    public const int Most = 200;

    public const int NoteMax = 1000;

    /// <summary>Months after the last change.</summary>
    public const int KeptMonths = 24;

    /// <summary>For so long what was removed last can be put back.</summary>
    public static readonly TimeSpan UndoFor = TimeSpan.FromHours(1);

    private TalentFolder()
    {
    }

    /// <summary>The person's own: there is one.</summary>
    [Class(FieldClass.Internal)]
    public Guid Id { get; private set; }

    [Class(FieldClass.Internal)]
    public Guid UserId { get; private set; }

    /// <summary>See <see cref="FolderWritten"/>.</summary>
    [Class(FieldClass.Sensitive)]
    public SealedText Written { get; private set; }

    /// <summary>The case whose consultant reads the list; null while nobody does.</summary>
    [Class(FieldClass.Sensitive)]
    public Guid? SharedCaseId { get; private set; }

    [Class(FieldClass.Sensitive)]
    public DateTimeOffset? SharedAt { get; private set; }

    [Class(FieldClass.Internal)]
    public DateTimeOffset ChangedAt { get; private set; }

    [Class(FieldClass.Internal)]
    public uint Version { get; private set; }

    public static TalentFolder Begin(Guid userId) => new() { Id = userId, UserId = userId };

    public void Write(SealedText written, DateTimeOffset now) => (Written, ChangedAt) = (written, now);

    /// <summary>Whoever answers for this case reads the list from now on; another case no longer.</summary>
    public void Share(Guid caseId, DateTimeOffset now) => (SharedCaseId, SharedAt) = (caseId, now);

    /// <summary>Nobody else reads it any more.</summary>
    public void Close() => (SharedCaseId, SharedAt) = (null, null);
}

/// <summary>One thing that is kept.</summary>
/// <param name="TitleZh">As it was called when it was kept, so that it has a name when it is gone.</param>
/// <param name="Note">The person's own words.</param>
public sealed record KeptEntry(
    [property: Class(FieldClass.Internal)] Guid Id, [property: Class(FieldClass.Sensitive)] KeptKind Kind, [property: Class(FieldClass.Sensitive)] string Key, [property: Class(FieldClass.Sensitive)] Guid Owner,
    [property: Class(FieldClass.Sensitive)] string? TitleZh, [property: Class(FieldClass.Sensitive)] string? TitleEn, [property: Class(FieldClass.Sensitive)] string? Note, [property: Class(FieldClass.Sensitive)] DateTimeOffset KeptAt)
{
    /// <summary>Which thing it is.</summary>
    public KeptThing Thing() => new(Kind, Key, Owner);
}

/// <summary>What a folder holds, in clear: only in the memory of the request that may read it.</summary>
/// <param name="Items">In the order in which they were kept.</param>
/// <param name="Removed">What was taken out last, so that it can be put back; forgotten with the next change after an hour.</param>
public sealed record FolderWritten(
    [property: Class(FieldClass.Sensitive)] IReadOnlyList<KeptEntry> Items, [property: Class(FieldClass.Sensitive)] KeptEntry? Removed = null, [property: Class(FieldClass.Internal)] DateTimeOffset? RemovedAt = null)
{
    public static FolderWritten Empty { get; } = new([]);

    /// <summary>What can be put back now.</summary>
    public KeptEntry? Undoable(DateTimeOffset now) => RemovedAt + TalentFolder.UndoFor > now ? Removed : null;
}

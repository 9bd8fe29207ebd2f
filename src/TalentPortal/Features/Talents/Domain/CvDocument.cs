using TalentPortal.Platform.Files;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Security.Vault;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Talents.Domain;

/// <summary>Whether a file may be opened.</summary>
public enum FileRelease
{
    /// <summary>Waits for the virus scanner; nobody can open it.</summary>
    Quarantined,

    /// <summary>The scanner found nothing.</summary>
    Scanned,

    /// <summary>Released without a scan, because this portal has no scanner; shown as such.</summary>
    Unscanned,

    /// <summary>The scanner found something; the file is gone.</summary>
    Infected,
}

/// <summary>A CV that a person uploaded. Its content lies sealed in the file store under the person's key.</summary>
public sealed class CvDocument : Entity, IPersonOwned
{
    public const int StorageNameMax = 64;
    public const int Sha256Length = 64;
    public const int MostPerPerson = 5;
    public const string Table = "cv_documents";

    private CvDocument()
    {
    }

    [Class(FieldClass.Internal)]
    public Guid Id { get; private set; }

    [Class(FieldClass.Internal)]
    public Guid UserId { get; private set; }

    [Class(FieldClass.Secret)]
    public string StorageName { get; private set; } = "";

    [Class(FieldClass.Sensitive)]
    public SealedText FileName { get; private set; }

    [Class(FieldClass.Sensitive)]
    public FileKind Kind { get; private set; }

    /// <summary>Bytes of the file as it was stored, after metadata were removed.</summary>
    [Class(FieldClass.Sensitive)]
    public long Length { get; private set; }

    [Class(FieldClass.Secret)]
    public string Sha256 { get; private set; } = "";

    [Class(FieldClass.Sensitive)]
    public MetadataState Metadata { get; private set; }

    [Class(FieldClass.Internal)]
    public FileRelease Release { get; private set; }

    [Class(FieldClass.Internal)]
    public DateTimeOffset UploadedAt { get; private set; }

    /// <summary>When the person took it back; kept while an application still shows that it was sent.</summary>
    [Class(FieldClass.Internal)]
    public DateTimeOffset? RemovedAt { get; private set; }

    [Class(FieldClass.Internal)]
    public uint Version { get; private set; }

    public bool CanBeOpened => RemovedAt is null && Release is FileRelease.Scanned or FileRelease.Unscanned && RemovedAt is null;

    public static CvDocument Upload(Guid id, Guid userId, FileReceipt receipt, SealedText fileName, FileRelease release, DateTimeOffset now) => new()
    {
        Id = id,
        UserId = userId,
        StorageName = receipt.StorageName,
        FileName = fileName,
        Kind = receipt.Kind,
        Length = receipt.Length,
        Sha256 = receipt.Sha256,
        Metadata = receipt.Metadata,
        Release = release,
        UploadedAt = now,
    };

    public void Remove(DateTimeOffset now) => RemovedAt ??= now;

    public void Scanned(bool clean) => Release = clean ? FileRelease.Scanned : FileRelease.Infected;
}

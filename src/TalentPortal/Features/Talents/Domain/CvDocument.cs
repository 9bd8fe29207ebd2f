using TalentPortal.Platform.Files;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Security.Vault;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Talents.Domain;

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

    /// <summary>Whether an application may name it: one that waits for its scan may, it is opened later.</summary>
    public bool CanBeSent => RemovedAt is null && Release != FileRelease.Infected;

    public bool CanBeOpened => RemovedAt is null && QuarantinePolicy.MayOpen(Release);

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

    /// <summary>What the scanner said; a file found infected is gone.</summary>
    public void Scanned(FileRelease release)
    {
        if (Release == FileRelease.Quarantined) Release = release;
    }
}

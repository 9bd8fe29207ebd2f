using TalentPortal.Platform.Files;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Security.Vault;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Documents.Domain;

/// <summary>One version of a document's file. Its content lies sealed in the file store under the person's key; the newest is the one in use.</summary>
public sealed class DocumentFile : IPersonOwned
{
    public const string Table = "document_files";

    /// <summary>How many versions of a document are kept; an older one goes with the next upload.</summary>
    public const int MostPerDocument = 3;

    private DocumentFile()
    {
    }

    [Class(FieldClass.Internal)]
    public Guid Id { get; private set; }

    [Class(FieldClass.Internal)]
    public Guid UserId { get; private set; }

    [Class(FieldClass.Internal)]
    public Guid DocumentId { get; private set; }

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

    [Class(FieldClass.Internal)]
    public uint Version { get; private set; }

    public bool CanBeOpened => QuarantinePolicy.MayOpen(Release);

    public static DocumentFile Upload(Guid id, Guid userId, Guid documentId, FileReceipt receipt, SealedText fileName, FileRelease release, DateTimeOffset now) => new()
    {
        Id = id,
        UserId = userId,
        DocumentId = documentId,
        StorageName = receipt.StorageName,
        FileName = fileName,
        Kind = receipt.Kind,
        Length = receipt.Length,
        Sha256 = receipt.Sha256,
        Metadata = receipt.Metadata,
        Release = release,
        UploadedAt = now,
    };

    /// <summary>What the scanner said; a file found infected is gone.</summary>
    public void Scanned(FileRelease release)
    {
        if (Release == FileRelease.Quarantined) Release = release;
    }
}

using TalentPortal.Platform.Files;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Security.Vault;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Cases.Domain;

/// <summary>A file that one side sent the other: a message of its own. Its content lies sealed in the file store under the talent's key, whoever sent it.</summary>
public sealed class CaseFile : ICaseRow
{
    public const string Table = "case_files";

    /// <summary>How many a case takes; papers that are asked for belong to the talent's documents.</summary>
    public const int MostPerCase = 100;

    private CaseFile()
    {
    }

    [Class(FieldClass.Internal)]
    public Guid Id { get; private set; }

    [Class(FieldClass.Internal)]
    public Guid TenantId { get; private set; }

    [Class(FieldClass.Internal)]
    public Guid CaseId { get; private set; }

    [Class(FieldClass.Internal)]
    public Guid? TalentUserId { get; private set; }

    /// <summary>Never set: employers are no party to a case.</summary>
    [Class(FieldClass.Internal)]
    public Guid? EmployerId { get; private set; }

    /// <summary>Of the message that it is.</summary>
    [Class(FieldClass.Internal)]
    public int Number { get; private set; }

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

    [Class(FieldClass.Internal)]
    public FileRelease Release { get; private set; }

    [Class(FieldClass.Internal)]
    public DateTimeOffset SentAt { get; private set; }

    public bool CanBeOpened => QuarantinePolicy.MayOpen(Release);

    public static CaseFile Sent(Guid id, TalentCase about, int number, FileReceipt receipt, SealedText fileName, FileRelease release, DateTimeOffset now) => new()
    {
        Id = id,
        TenantId = about.TenantId,
        CaseId = about.Id,
        TalentUserId = about.TalentUserId,
        Number = number,
        StorageName = receipt.StorageName,
        FileName = fileName,
        Kind = receipt.Kind,
        Length = receipt.Length,
        Sha256 = receipt.Sha256,
        Release = release,
        SentAt = now,
    };

    /// <summary>What the scanner said; a file found infected is gone.</summary>
    public void Scanned(FileRelease release)
    {
        if (Release == FileRelease.Quarantined) Release = release;
    }
}

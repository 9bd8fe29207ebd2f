using TalentPortal.Platform.Security;
using TalentPortal.Platform.Security.Vault;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Profiles.Domain;

/// <summary>An uploaded JSON Resume that waits until its person has compared it with what is there. Nothing of it counts before.</summary>
public sealed class ResumeImport : IPersonOwned
{
    public const string Table = "resume_imports";

    /// <summary>Bytes of the file.</summary>
    public const int MaxBytes = 1024 * 1024;

    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(30);

    private ResumeImport()
    {
    }

    [Class(FieldClass.Internal)]
    public Guid Id { get; private set; }

    [Class(FieldClass.Internal)]
    public Guid UserId { get; private set; }

    /// <summary>The file as it came.</summary>
    [Class(FieldClass.Sensitive)]
    public SealedText Content { get; private set; }

    [Class(FieldClass.Sensitive)]
    public SealedText FileName { get; private set; }

    [Class(FieldClass.Internal)]
    public DateTimeOffset UploadedAt { get; private set; }

    public static ResumeImport Upload(Guid id, Guid userId, SealedText content, SealedText fileName, DateTimeOffset now) => new()
    {
        Id = id,
        UserId = userId,
        Content = content,
        FileName = fileName,
        UploadedAt = now,
    };
}

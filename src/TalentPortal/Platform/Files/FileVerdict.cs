using TalentPortal.Platform.Messaging;

namespace TalentPortal.Platform.Files;

/// <summary>What an inspection found.</summary>
public abstract record FileVerdict
{
    private FileVerdict()
    {
    }

    /// <summary>The content is what its name says and carries nothing that acts.</summary>
    /// <param name="CleanName">The user's name for the file, safe to show and to save under on every system.</param>
    public sealed record Accepted(FileKind Kind, string CleanName) : FileVerdict;

    /// <summary>Not taken.</summary>
    /// <param name="Reason">Key in <see cref="FilesText"/>, with what the user can do about it.</param>
    public sealed record Refused(TextKey Reason) : FileVerdict;
}

/// <summary>Whether data about the author and the place went out of the file.</summary>
public enum MetadataState
{
    /// <summary>Nothing of it is left that this portal knows of.</summary>
    Removed,

    /// <summary>The file is stored as it came, because changing it would break it: a signed or unusually built PDF.</summary>
    Kept,
}

/// <summary>A file in the store, for the record that a feature keeps of it.</summary>
/// <param name="StorageName">Generated name, 32 hexadecimal digits; says nothing about content or owner.</param>
/// <param name="Length">Bytes of the content.</param>
/// <param name="Sha256">SHA-256 of the content, 64 lower-case hexadecimal digits.</param>
/// <param name="CleanName">Name to show and to download under.</param>
public sealed record FileReceipt(string StorageName, FileKind Kind, long Length, string Sha256, string CleanName, MetadataState Metadata);

/// <summary>Texts of uploads.</summary>
public sealed class FilesText;

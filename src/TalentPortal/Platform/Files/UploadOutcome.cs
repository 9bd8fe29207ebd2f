using TalentPortal.Platform.Messaging;

namespace TalentPortal.Platform.Files;

/// <summary>What became of a form with a file.</summary>
/// <param name="Fields">The form's other fields that were read, so that nothing typed is lost when the file is refused.</param>
public abstract record UploadOutcome(IReadOnlyDictionary<string, string> Fields)
{
    /// <summary>The file is in the store. If the command that records it fails, delete it there again.</summary>
    public sealed record Stored(FileReceipt Receipt, IReadOnlyDictionary<string, string> Fields) : UploadOutcome(Fields);

    /// <summary>The document is in memory and nowhere else.</summary>
    /// <param name="Content">Its bytes as they came.</param>
    /// <param name="CleanName">Its name, safe everywhere.</param>
    public sealed record Received(byte[] Content, string CleanName, IReadOnlyDictionary<string, string> Fields) : UploadOutcome(Fields);

    /// <summary>Nothing was stored.</summary>
    /// <param name="Reason">Key in <see cref="FilesText"/>.</param>
    /// <param name="Status">HTTP status for callers that are no browsers: 400, 413, 422 or 503.</param>
    public sealed record Refused(TextKey Reason, int Status, IReadOnlyDictionary<string, string> Fields) : UploadOutcome(Fields);
}

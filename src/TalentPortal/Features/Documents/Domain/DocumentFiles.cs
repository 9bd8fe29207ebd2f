namespace TalentPortal.Features.Documents.Domain;

/// <summary>Which version counts.</summary>
public static class DocumentFiles
{
    /// <summary>The newest of a document's files.</summary>
    public static DocumentFile? InUse(this IEnumerable<DocumentFile> versions) => versions.OrderBy(file => file.UploadedAt).ThenBy(file => file.Id).LastOrDefault();
}

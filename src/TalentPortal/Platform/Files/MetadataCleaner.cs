namespace TalentPortal.Platform.Files;

/// <summary>
/// Takes data about author, device and place out of a file that was inspected. What comes out is read again and must be
/// whole; where it is not, or where a signature would break, the file stays as it came and is said to.
/// </summary>
public static class MetadataCleaner
{
    /// <returns>New bytes with <see cref="MetadataState.Removed"/>, or the given ones with <see cref="MetadataState.Kept"/>.</returns>
    public static (ReadOnlyMemory<byte> Content, MetadataState State) Clean(FileKind kind, ReadOnlyMemory<byte> content)
    {
        byte[]? clean;
        try
        {
            clean = kind switch
            {
                FileKind.Pdf => PdfCleaner.Clean(content),
                FileKind.Docx => DocxCleaner.Clean(content),
                FileKind.Jpeg => PictureCleaner.CleanJpeg(content.Span),
                _ => PictureCleaner.CleanPng(content.Span),
            };
            if (clean is not null) Verify(kind, clean);
        }
        catch (Exception e) when (e is FileFaultException or System.Xml.XmlException or InvalidOperationException or InvalidDataException)
        {
            clean = null;
        }

        return clean is null ? (content, MetadataState.Kept) : (clean, MetadataState.Removed);
    }

    private static void Verify(FileKind kind, byte[] clean)
    {
        if (kind == FileKind.Jpeg) PictureInspection.InspectJpeg(clean);
        else if (kind == FileKind.Png) PictureInspection.InspectPng(clean);
    }
}

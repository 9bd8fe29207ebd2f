namespace TalentPortal.Platform.Files;

/// <summary>
/// Inspects PDF files. Refused: encrypted files (nobody could look inside, nor a scanner), scripts, launching, sending,
/// forms of XFA, rich media, embedded files other than XML (the record of a Europass CV), and second files before,
/// behind or hidden within. Links to web pages stay.
/// </summary>
internal static class PdfInspection
{
    private const int HeadLength = 1024;
    private const int LongestTail = 1024;

    /// <exception cref="FileFaultException">The document is not taken, with the reason.</exception>
    public static PdfFile Inspect(ReadOnlyMemory<byte> content)
    {
        var file = content.Span;
        if (HiddenContent.HasMarkup(file[5..Math.Min(file.Length, HeadLength)])) throw new FileFaultException("Files_HiddenContent");
        var end = file.LastIndexOf("%%EOF"u8);
        if (end < 0) throw new FileFaultException("Files_Damaged");
        var tail = file[(end + 5)..];
        if (HiddenContent.IsForeign(tail) || tail.Length > LongestTail || HiddenContent.EndsAsArchive(file)) throw new FileFaultException("Files_HiddenContent");
        return PdfFile.Read(content);
    }
}

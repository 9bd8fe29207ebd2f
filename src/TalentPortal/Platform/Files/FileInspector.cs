using TalentPortal.Platform.Messaging;

namespace TalentPortal.Platform.Files;

/// <summary>
/// Decides whether a file from a stranger is taken: its name, its first bytes and its whole structure must say the same
/// kind, and nothing in it may act. Pure: the same bytes and name give the same verdict.
/// </summary>
public static class FileInspector
{
    private static readonly string[] ActiveTypes = ["html", "svg", "javascript", "ecmascript", "x-msdownload", "x-sh", "macroenabled", "x-php"];

    /// <param name="claimedName">Name as the browser sent it.</param>
    /// <param name="claimedType">Media type as the browser sent it. It decides nothing alone, because systems register odd ones; it only may not contradict.</param>
    public static FileVerdict Inspect(string? claimedName, string? claimedType, ReadOnlyMemory<byte> content, UploadRules rules)
    {
        if (FileNames.Judge(claimedName, rules, out var kind, out var cleanName) is { } refusal) return new FileVerdict.Refused(refusal);
        if (content.IsEmpty) return Refuse("Files_Empty");
        if (content.Length > rules.MaxBytes) return new FileVerdict.Refused(new TextKey("Files_TooLarge", rules.MaxMegabytes));
        if (Contradicts(claimedType, kind)) return Refuse("Files_Mismatch");
        var file = content.Span;
        if (kind == FileKind.Docx && file.StartsWith((ReadOnlySpan<byte>)[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])) return Refuse("Files_OldWord");
        if (!HasMagic(file, kind)) return Refuse("Files_Mismatch");
        try
        {
            if (kind == FileKind.Pdf) PdfInspection.Inspect(content);
            else if (kind == FileKind.Docx) DocxFile.Inspect(content);
            else if (kind == FileKind.Jpeg) PictureInspection.InspectJpeg(file);
            else PictureInspection.InspectPng(file);
        }
        catch (FileFaultException e)
        {
            return new FileVerdict.Refused(e.Reason);
        }

        return new FileVerdict.Accepted(kind, cleanName);
    }

    private static FileVerdict.Refused Refuse(string key) => new(new TextKey(key));

    private static bool HasMagic(ReadOnlySpan<byte> file, FileKind kind) => kind switch
    {
        FileKind.Pdf => file.Length > 8 && (file.StartsWith("%PDF-1."u8) || file.StartsWith("%PDF-2."u8)),
        FileKind.Docx => file.StartsWith("PK\u0003\u0004"u8),
        FileKind.Jpeg => file.StartsWith((ReadOnlySpan<byte>)[0xff, 0xd8, 0xff]),
        _ => file.StartsWith(PngFile.Signature),
    };

    private static bool Contradicts(string? claimedType, FileKind kind)
    {
        var type = claimedType?.Split(';')[0].Trim().ToLowerInvariant();
        if (string.IsNullOrEmpty(type)) return false;
        if (type.StartsWith("text/", StringComparison.Ordinal) || ActiveTypes.Any(t => type.Contains(t, StringComparison.Ordinal))) return true;
        return Enum.GetValues<FileKind>().Any(other => other != kind && other.MediaType() == type);
    }
}

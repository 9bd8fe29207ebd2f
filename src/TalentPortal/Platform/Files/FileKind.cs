namespace TalentPortal.Platform.Files;

/// <summary>The kinds of file that the portal takes.</summary>
public enum FileKind
{
    Pdf,
    Docx,
    Jpeg,
    Png,
}

/// <summary>How each kind is named and served.</summary>
public static class FileKinds
{
    /// <summary>Extension without a dot, as written into clean names.</summary>
    public static string Extension(this FileKind kind) => kind switch
    {
        FileKind.Pdf => "pdf",
        FileKind.Docx => "docx",
        FileKind.Jpeg => "jpg",
        FileKind.Png => "png",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    /// <summary>Media type of the registry of IANA.</summary>
    public static string MediaType(this FileKind kind) => kind switch
    {
        FileKind.Pdf => "application/pdf",
        FileKind.Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        FileKind.Jpeg => "image/jpeg",
        FileKind.Png => "image/png",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    /// <summary>Whether it has pages on which a mark can be drawn: a Word file has none before a program lays it out.</summary>
    public static bool CanBeMarked(this FileKind kind) => kind != FileKind.Docx;

    /// <summary>What people call it.</summary>
    public static string Label(this FileKind kind) => kind == FileKind.Jpeg ? "JPEG" : kind.ToString().ToUpperInvariant();

    /// <summary>The kind an extension claims (any case, without a dot), or null.</summary>
    public static FileKind? FromExtension(string extension) => extension.ToLowerInvariant() switch
    {
        "pdf" => FileKind.Pdf,
        "docx" => FileKind.Docx,
        "jpg" or "jpeg" => FileKind.Jpeg,
        "png" => FileKind.Png,
        _ => null,
    };
}

/// <summary>What an upload may be.</summary>
/// <param name="Kinds">Kinds that are taken.</param>
/// <param name="MaxBytes">Largest file, in bytes.</param>
public sealed record UploadRules(IReadOnlyList<FileKind> Kinds, int MaxBytes)
{
    /// <summary>10 MB, the most that is ever taken.</summary>
    public const int LargestBytes = 10 * 1024 * 1024;

    /// <summary>CVs, diplomas and other papers.</summary>
    public static UploadRules Papers { get; } = new([FileKind.Pdf, FileKind.Docx], LargestBytes);

    /// <summary>Papers, also photographed or scanned.</summary>
    public static UploadRules PapersAndPictures { get; } = new([FileKind.Pdf, FileKind.Docx, FileKind.Jpeg, FileKind.Png], LargestBytes);

    /// <summary>Scans and photographs of papers, which others are shown under a mark.</summary>
    public static UploadRules Scans { get; } = new([FileKind.Pdf, FileKind.Jpeg, FileKind.Png], LargestBytes);

    /// <summary>A portrait or a logo.</summary>
    public static UploadRules Pictures { get; } = new([FileKind.Jpeg, FileKind.Png], LargestBytes);

    /// <summary>A picture that visitors load with a page: small, because nothing here makes it smaller.</summary>
    public static UploadRules PagePictures { get; } = new([FileKind.Jpeg, FileKind.Png], 1024 * 1024);

    /// <summary>A JSON Resume, or a Europass as XML or within a PDF, which may carry pictures.</summary>
    public static UploadRules Resumes { get; } = new([], 5 * 1024 * 1024) { Documents = ["json", "xml", "pdf"] };

    /// <summary>Endings of a document that is read at once, lower case, without a dot; none for files of <see cref="Kinds"/>, which are stored.</summary>
    public IReadOnlyList<string> Documents { get; init; } = [];

    /// <summary>For the <c>accept</c> attribute of a file input.</summary>
    public string Accept => string.Join(',', Documents.SelectMany(ending => (string[])[$".{ending}", $"application/{ending}"]).Concat(Kinds.SelectMany(k => (string[])[$".{k.Extension()}", k.MediaType()])));

    internal string KindNames => string.Join(", ", Documents.Select(ending => ending.ToUpperInvariant()).Concat(Kinds.Select(k => k.Label())));

    internal int MaxMegabytes => MaxBytes / (1024 * 1024);
}

using System.Text;
using System.Xml;
using System.Xml.Linq;
using TalentPortal.Features.Profiles.Domain;
using TalentPortal.Platform.Files;
using TalentPortal.Platform.Messaging;

namespace TalentPortal.Features.Profiles;

/// <summary>A file that tells a career: a JSON Resume, or a Europass as XML or within a PDF. From here on both are read as the same.</summary>
internal static class ResumeFile
{
    private static readonly UTF8Encoding StrictUtf8 = new(false, throwOnInvalidBytes: true);

    /// <summary>Finds the text of a file, without pictures and other files that it carries.</summary>
    /// <returns>The text, or why there is none.</returns>
    public static (string? Text, TextKey? WhyNot) TextOf(ReadOnlyMemory<byte> file)
    {
        var (text, reason) = file.Span.StartsWith("%PDF-"u8) ? OfPdf(file) : IsXml(file.Span) ? OfXml(file) : OfJson(file.Span);
        return text?.Length > ResumeImport.MaxBytes ? (null, new TextKey("Resume_TooLong", ResumeImport.MaxBytes / 1024 / 1024)) : (text, reason);
    }

    /// <summary>Why a text is no document that could be looked into; null when it is one.</summary>
    public static TextKey? WhyNot(string text) => IsEuropass(text) ? EuropassReader.WhyNot(text) : ResumeReader.WhyNot(text);

    /// <summary>Reads a document for which <see cref="WhyNot"/> knows no reason.</summary>
    public static ResumeReading Read(string text) => IsEuropass(text) ? EuropassReader.Read(text) : ResumeReader.Read(text);

    private static bool IsEuropass(string text) => text.AsSpan().TrimStart().StartsWith("<");

    /// <summary>What stands before the first sign of a text: space, and the marks of encodings.</summary>
    private static ReadOnlySpan<byte> Before => [0xef, 0xbb, 0xbf, 0xfe, 0xff, 0, 0x20, 0x09, 0x0d, 0x0a];

    /// <summary>By its first sign, in UTF-8 or UTF-16.</summary>
    private static bool IsXml(ReadOnlySpan<byte> file) => file.TrimStart(Before) is [(byte)'<', ..];

    private static (string?, TextKey?) OfJson(ReadOnlySpan<byte> file)
    {
        try
        {
            return (StrictUtf8.GetString(file).TrimStart('\uFEFF'), null);
        }
        catch (DecoderFallbackException)
        {
            return (null, new TextKey("Resume_NotJson"));
        }
    }

    private static (string?, TextKey?) OfXml(ReadOnlyMemory<byte> file)
    {
        try
        {
            using var reader = DocxFile.OpenXml(new ReadOnlyMemoryStream(file));
            while (reader.Read()) DocxFile.RefuseDeep(reader);
            using var again = DocxFile.OpenXml(new ReadOnlyMemoryStream(file));
            var root = XElement.Load(again);
            EuropassXml.DropFiles(root);
            return (root.ToString(SaveOptions.DisableFormatting), null);
        }
        catch (Exception e) when (e is XmlException or FileFaultException)
        {
            return (null, new TextKey("Resume_NotXml"));
        }
    }

    /// <summary>The record that a PDF carries, by whichever of the ways in which PDFs carry files.</summary>
    private static (string?, TextKey?) OfPdf(ReadOnlyMemory<byte> file)
    {
        try
        {
            (string?, TextKey?) last = (null, new TextKey("Resume_NoneInPdf"));
            foreach (var record in PdfInspection.Inspect(file).EmbeddedXml())
            {
                last = OfXml(record);
                if (last.Item1 is { } text && EuropassReader.WhyNot(text) is null) return last;
            }

            return last;
        }
        catch (FileFaultException fault)
        {
            return (null, fault.Reason);
        }
    }
}

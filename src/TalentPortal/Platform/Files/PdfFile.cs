using System.Buffers;
using System.Collections.Frozen;
using System.IO.Compression;

namespace TalentPortal.Platform.Files;

/// <summary>
/// Reads the structure of a PDF (ISO 32000-1) from its first byte to its last, the way repair tools do, so that nothing
/// depends on cross-reference tables which two programs may read differently. Everything that could be read as an object
/// must have been read as one; a file with more is refused.
/// </summary>
internal sealed class PdfFile
{
    private const int MaxPackedObjects = 16 * 1024 * 1024;
    private const int MaxPackedTotal = 64 * 1024 * 1024;
    private const int MaxRecord = 2 * 1024 * 1024;
    private const int MostRecords = 4;

    /// <summary>Names that start programs or scripts, or send and load data. They count wherever they stand.</summary>
    private static readonly FrozenSet<string> Active = new[]
    {
        "JavaScript", "Launch", "ImportData", "SubmitForm", "GoToE", "GoToR", "RichMedia", "XFA",
    }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Remembered = new[]
    {
        "Type", "Subtype", "Filter", "Length", "N", "First", "DecodeParms", "Info",
    }.ToFrozenSet(StringComparer.Ordinal);

    private readonly ReadOnlyMemory<byte> _file;
    private readonly HashSet<int> _embedded = [];
    private readonly List<PdfStream> _records = [];
    private int _unpacked;
    private int _packedNamed;

    private PdfFile(ReadOnlyMemory<byte> file) => _file = file;

    /// <summary>A stream with the entries of its dictionary that matter here.</summary>
    /// <param name="Number">Number of its object.</param>
    /// <param name="Start">First byte of the data in the file.</param>
    internal sealed record PdfStream(int Number, int Start, int Length, string? Type, string? Subtype, string? Filter, int Count, int First);

    /// <summary>Number and place of an object's body, from behind "obj" to "endobj".</summary>
    internal readonly record struct PdfObject(int Number, int Start, int End);

    public List<PdfStream> Streams { get; } = [];

    public List<PdfObject> Objects { get; } = [];

    /// <summary>Numbers of the objects that trailers name as document information.</summary>
    public HashSet<int> InformationNumbers { get; } = [];

    /// <summary>A document information dictionary written straight into a trailer.</summary>
    public bool HasDirectInformation { get; private set; }

    /// <summary>A digital signature covers the bytes: changing any of them breaks it.</summary>
    public bool IsSigned { get; private set; }

    /// <exception cref="FileFaultException">The document is not taken, with the reason.</exception>
    public static PdfFile Read(ReadOnlyMemory<byte> file)
    {
        var pdf = new PdfFile(file);
        pdf.ScanFile();
        if (pdf.Objects.Count == 0 || PdfObjects.Count(file.Span) > pdf.Objects.Count) throw new FileFaultException("Files_Damaged");
        // A stream of packed objects must be one for every program: said once, and in the plain way.
        if (pdf._packedNamed != pdf.Streams.Count(s => s.Type == "ObjStm")) throw new FileFaultException("Files_Damaged");
        foreach (var stream in pdf.Streams.Where(s => s.Type == "ObjStm")) pdf.ScanPackedObjects(stream);
        pdf.InspectEmbeddedFiles();
        return pdf;
    }

    /// <summary>Unpacks a stream without a filter or with Flate alone, into a rented array that the caller returns.</summary>
    /// <returns>Null when it has another filter, is broken or longer than <paramref name="most"/>.</returns>
    public byte[]? Unpack(PdfStream stream, int most, out int length)
    {
        length = 0;
        if (stream.Filter is not (null or "FlateDecode")) return null;
        var data = new ReadOnlyMemoryStream(_file.Slice(stream.Start, stream.Length));
        using Stream source = stream.Filter is null ? data : new ZLibStream(data, CompressionMode.Decompress);
        var buffer = ArrayPool<byte>.Shared.Rent(Math.Clamp(stream.Length * 4, 4096, most + 1));
        try
        {
            while (true)
            {
                var got = source.Read(buffer, length, Math.Min(buffer.Length, most + 1) - length);
                length += got;
                if (length > most) break;
                if (got == 0) return buffer;
                if (length < buffer.Length) continue;
                var larger = ArrayPool<byte>.Shared.Rent(Math.Min(buffer.Length * 2, most + 1));
                buffer.AsSpan(0, length).CopyTo(larger);
                ArrayPool<byte>.Shared.Return(buffer);
                buffer = larger;
            }
        }
        catch (InvalidDataException)
        {
            // Answered below.
        }

        ArrayPool<byte>.Shared.Return(buffer);
        return null;
    }

    /// <summary>The XML files that it carries, each as long as an embedded file may be. They are few: nobody reads on for ever.</summary>
    public IEnumerable<byte[]> EmbeddedXml()
    {
        foreach (var stream in _records.Take(MostRecords))
        {
            if (Unpack(stream, MaxRecord, out var length) is not { } bytes) continue;
            var record = bytes.AsSpan(0, length).ToArray();
            ArrayPool<byte>.Shared.Return(bytes);
            yield return record;
        }
    }

    private void ScanFile()
    {
        var file = _file.Span;
        var lexer = new PdfLexer(file, 0);
        var scan = new PdfScan();
        int number = -1, bodyStart = 0, beforeLast = -1, last = -1;
        var inTrailer = false;
        while (true)
        {
            var token = lexer.Next();
            if (token == PdfToken.End) break;
            if (token == PdfToken.Word)
            {
                var word = lexer.Token;
                if (word.SequenceEqual("obj"u8))
                {
                    // Some programs leave "endobj" out.
                    if (number >= 0) Close(number, bodyStart, lexer.Start, scan);
                    number = beforeLast;
                    bodyStart = lexer.At;
                    scan.Reset();
                    inTrailer = false;
                }
                else if (word.SequenceEqual("endobj"u8))
                {
                    Close(number, bodyStart, lexer.Start, scan);
                    number = -1;
                }
                else if (word.SequenceEqual("stream"u8))
                {
                    if (number < 0 || scan.Depth != 0) throw new FileFaultException("Files_Damaged");
                    lexer.At = ReadStream(number, scan, lexer.At);
                }
                else if (word.SequenceEqual("trailer"u8))
                {
                    scan.Reset();
                    inTrailer = true;
                }
                else if (word.SequenceEqual("startxref"u8))
                {
                    if (inTrailer) NoteInformation(scan);
                    inTrailer = false;
                }
            }

            (beforeLast, last) = token == PdfToken.Number ? (last, lexer.Integer()) : (-1, -1);
            Step(ref lexer, token, scan, file);
        }

        if (number >= 0) Close(number, bodyStart, file.Length, scan);
        if (scan.Depth != 0) throw new FileFaultException("Files_Damaged");
    }

    /// <summary>Follows nesting and keys, and judges every name on the way.</summary>
    private void Step(ref PdfLexer lexer, PdfToken token, PdfScan scan, ReadOnlySpan<byte> bytes)
    {
        switch (token)
        {
            case PdfToken.DictionaryStart or PdfToken.ArrayStart:
                if (scan.Depth == PdfScan.MaxDepth) throw new FileFaultException("Files_TooComplex");
                scan.Open(token == PdfToken.DictionaryStart, lexer.Start);
                break;
            case PdfToken.DictionaryEnd or PdfToken.ArrayEnd:
                if (!scan.Close(token == PdfToken.DictionaryEnd, lexer.At)) throw new FileFaultException("Files_Damaged");
                break;
            case PdfToken.Name:
                var name = lexer.Name();
                if (Active.Contains(name)) throw new FileFaultException("Files_Active");
                if (name == "Encrypt") throw new FileFaultException("Files_Encrypted");
                IsSigned |= name == "ByteRange";
                if (name == "ObjStm") _packedNamed++;
                scan.Name(name, lexer.Start, lexer.At, Remembered);
                break;
            case PdfToken.Text or PdfToken.HexText:
                if (scan.LastName == "URI" && IsActiveAddress(lexer.Token)) throw new FileFaultException("Files_Active");
                scan.Value(lexer.Start, lexer.At);
                break;
            case PdfToken.Word when lexer.Token is [(byte)'R']:
                if (scan.IsInsideFiles && scan.Reference >= 0) _embedded.Add(scan.Reference);
                scan.Extend(lexer.At);
                break;
            default:
                if (token == PdfToken.Number) scan.Number(lexer.Integer());
                scan.Value(lexer.Start, lexer.At);
                break;
        }
    }

    /// <summary>An address that runs or that hands a sign-in to a stranger's file server.</summary>
    private static bool IsActiveAddress(ReadOnlySpan<byte> text)
    {
        foreach (var scheme in (string[])["javascript:", "vbscript:", "file:", "data:"])
            if (HiddenContent.IndexOfIgnoreCase(text[..Math.Min(text.Length, 64)], scheme) is >= 0 and < 16) return true;
        return text.StartsWith("(\\\\\\\\"u8);
    }

    private void Close(int number, int start, int end, PdfScan scan)
    {
        if (number < 0 || scan.Depth != 0) throw new FileFaultException("Files_Damaged");
        Objects.Add(new(number, start, end));
        if (scan.Entry(_file.Span, "Type") == "/XRef") NoteInformation(scan);
    }

    private void NoteInformation(PdfScan scan)
    {
        var entry = scan.Entry(_file.Span, "Info");
        if (entry is null) return;
        var parts = entry.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length == 3 && int.TryParse(parts[0], out var number)) InformationNumbers.Add(number);
        else HasDirectInformation = true;
    }

    private int ReadStream(int number, PdfScan scan, int at)
    {
        var file = _file.Span;
        if (at < file.Length && file[at] == '\r') at++;
        if (at < file.Length && file[at] == '\n') at++;
        var length = -1;
        if (scan.Entry(file, "Length") is { } declared && int.TryParse(declared, System.Globalization.NumberStyles.None, null, out var direct) && direct <= file.Length - at)
        {
            var lexer = new PdfLexer(file, at + direct);
            if (lexer.Next() == PdfToken.Word && lexer.Token.SequenceEqual("endstream"u8)) length = direct;
        }

        if (length < 0) length = file[at..].IndexOf("endstream"u8);
        if (length < 0) throw new FileFaultException("Files_Damaged");
        Streams.Add(new(
            number, at, length, NameOf("Type"), NameOf("Subtype"), NameOf("Filter"), IntegerOf("N"), IntegerOf("First")));
        if (NameOf("Type") == "ObjStm" && (NameOf("Filter") != "FlateDecode" || scan.Entry(_file.Span, "DecodeParms") is not null || scan.HasRepeatedKey)) throw new FileFaultException("Files_Damaged");
        return at + length;

        string? NameOf(string key)
        {
            // A filter list of one is the same as the filter alone.
            var text = scan.Entry(_file.Span, key)?.Trim('[', ']', ' ', '\r', '\n');
            if (text is null || !text.StartsWith('/')) return text is null or "" or "null" ? null : text;
            var lexer = new PdfLexer(System.Text.Encoding.Latin1.GetBytes(text), 0);
            lexer.Next();
            return lexer.At == text.Length ? lexer.Name() : text;
        }

        int IntegerOf(string key) => int.TryParse(scan.Entry(_file.Span, key), System.Globalization.NumberStyles.None, null, out var value) ? value : -1;
    }

    private void ScanPackedObjects(PdfStream stream)
    {
        var bytes = Unpack(stream, MaxPackedObjects, out var length);
        if (bytes is null || (_unpacked += length) > MaxPackedTotal) throw new FileFaultException(length > MaxPackedObjects || _unpacked > MaxPackedTotal ? "Files_TooComplex" : "Files_Damaged");
        try
        {
            var content = bytes.AsSpan(0, length);
            var lexer = new PdfLexer(content, 0);
            var scan = new PdfScan();
            for (var token = lexer.Next(); token != PdfToken.End; token = lexer.Next()) Step(ref lexer, token, scan, content);
            if (scan.Depth != 0) throw new FileFaultException("Files_Damaged");
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(bytes);
        }
    }

    /// <summary>Embedded files are refused, but for the XML record that a Europass CV carries.</summary>
    private void InspectEmbeddedFiles()
    {
        if (!_embedded.IsSubsetOf(Streams.Select(s => s.Number))) throw new FileFaultException("Files_Embedded");
        foreach (var stream in Streams.Where(s => s.Type == "EmbeddedFile" || _embedded.Contains(s.Number)))
        {
            var bytes = Unpack(stream, MaxRecord, out var length) ?? throw new FileFaultException("Files_Embedded");
            try
            {
                using var reader = DocxFile.OpenXml(new ReadOnlyMemoryStream(bytes.AsMemory(0, length)));
                while (reader.Read())
                {
                    DocxFile.RefuseDeep(reader);
                    if (reader.NodeType == System.Xml.XmlNodeType.ProcessingInstruction || reader.NamespaceURI is "http://www.w3.org/1999/xhtml" or "http://www.w3.org/2000/svg")
                        throw new FileFaultException("Files_Embedded");
                }

                _records.Add(stream);
            }
            catch (System.Xml.XmlException)
            {
                throw new FileFaultException("Files_Embedded");
            }
            finally
            {
                ArrayPool<byte>.Shared.Return(bytes);
            }
        }
    }
}

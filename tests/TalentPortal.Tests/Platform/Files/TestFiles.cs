using System.Buffers.Binary;
using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace TalentPortal.Tests.Platform.Files;

/// <summary>Files of every kind, honest and hostile, made byte by byte; no file comes from outside.</summary>
internal static class TestFiles
{
    public static byte[] Bytes(string latin1) => Encoding.Latin1.GetBytes(latin1);

    public static byte[] Join(params byte[][] parts) => [.. parts.SelectMany(p => p)];

    public static byte[] Zlib(ReadOnlySpan<byte> content)
    {
        var target = new MemoryStream();
        using (var zlib = new ZLibStream(target, CompressionLevel.Optimal)) zlib.Write(content);
        return target.ToArray();
    }

    public static int IndexOf(byte[] file, string text, Encoding? encoding = null) => file.AsSpan().IndexOf((encoding ?? Encoding.Latin1).GetBytes(text));
}

/// <summary>Builds PDF files with a true cross-reference table.</summary>
internal sealed class PdfBuilder
{
    private readonly List<(int Number, byte[] Body)> _objects = [];

    public string Header { get; init; } = "%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n";

    public string Catalog { get; init; } = "";

    public string Trailer { get; init; } = "";

    public string Tail { get; init; } = "";

    /// <summary>A document that carries a file, as those of the Europass editor do.</summary>
    public static byte[] Carrying(string content) => new PdfBuilder { Catalog = "/Names << /EmbeddedFiles << /Names [(attachment.xml) 9 0 R] >> >>" }.Page("x")
        .Object(9, "<< /Type /Filespec /F (attachment.xml) /EF << /F 10 0 R /UF 10 0 R >> >>")
        .Stream(10, "/Type /EmbeddedFile /Filter /FlateDecode", TestFiles.Zlib(System.Text.Encoding.UTF8.GetBytes(content))).Build();

    /// <summary>A document of one page with a line of text.</summary>
    public static byte[] Plain(string text = "Li Wei, process engineer") => new PdfBuilder().Page(text).Build();

    public PdfBuilder Page(string text)
    {
        var content = $"BT /F1 18 Tf 72 720 Td ({text}) Tj ET";
        return Object(2, "<< /Type /Pages /Kids [3 0 R] /Count 1 >>")
            .Object(3, "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 5 0 R >> >> /Contents 4 0 R >>")
            .Stream(4, "", TestFiles.Bytes(content))
            .Object(5, "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>");
    }

    public PdfBuilder Object(int number, string body)
    {
        _objects.Add((number, TestFiles.Bytes(body)));
        return this;
    }

    public PdfBuilder Stream(int number, string entries, byte[] data)
    {
        _objects.Add((number, TestFiles.Join(TestFiles.Bytes($"<< {entries} /Length {data.Length} >>\nstream\n"), data, TestFiles.Bytes("\nendstream"))));
        return this;
    }

    /// <summary>Objects packed into an object stream, as newer programs write them.</summary>
    public PdfBuilder Packed(int number, params (int Number, string Body)[] objects)
    {
        StringBuilder head = new(), body = new();
        foreach (var item in objects)
        {
            head.Append(CultureInfo.InvariantCulture, $"{item.Number} {body.Length} ");
            body.Append(item.Body).Append('\n');
        }

        return Stream(number, $"/Type /ObjStm /N {objects.Length} /First {head.Length} /Filter /FlateDecode", TestFiles.Zlib(TestFiles.Bytes($"{head}{body}")));
    }

    public byte[] Build()
    {
        var file = new MemoryStream();
        file.Write(TestFiles.Bytes(Header));
        var offsets = new SortedDictionary<int, long>();
        foreach (var (number, body) in _objects.Prepend((1, TestFiles.Bytes($"<< /Type /Catalog /Pages 2 0 R {Catalog} >>"))))
        {
            offsets[number] = file.Position;
            file.Write(TestFiles.Bytes($"{number} 0 obj\n"));
            file.Write(body);
            file.Write("\nendobj\n"u8);
        }

        var start = file.Position;
        var table = new StringBuilder("xref\n");
        table.Append("0 1\n0000000000 65535 f \n");
        foreach (var (number, offset) in offsets) table.Append(CultureInfo.InvariantCulture, $"{number} 1\n{offset:D10} 00000 n \n");
        table.Append(CultureInfo.InvariantCulture, $"trailer\n<< /Size {offsets.Keys.Max() + 1} /Root 1 0 R {Trailer} >>\nstartxref\n{start}\n%%EOF\n{Tail}");
        file.Write(TestFiles.Bytes(table.ToString()));
        return file.ToArray();
    }
}

/// <summary>Reads a PDF as most programs do, by its cross-reference tables: shows that cleaning moved nothing.</summary>
internal static class PdfTables
{
    public static void Verify(byte[] file)
    {
        var text = Encoding.Latin1.GetString(file);
        var table = Number(text, text.LastIndexOf("startxref", StringComparison.Ordinal) + 9);
        var objects = 0;
        while (table is { } at)
        {
            Assert.Equal("xref\n", text.Substring(at, 5));
            var end = text.IndexOf("trailer", at, StringComparison.Ordinal);
            foreach (var section in System.Text.RegularExpressions.Regex.Matches(text[at..end], @"(\d+) 1\n(\d{10}) \d{5} n").AsEnumerable())
            {
                var number = section.Groups[1].Value;
                var offset = int.Parse(section.Groups[2].Value, CultureInfo.InvariantCulture);
                Assert.Equal($"{number} 0 obj\n", text.Substring(offset, number.Length + 7));
                VerifyStream(file, text[offset..text.IndexOf("endobj", offset, StringComparison.Ordinal)], offset);
                objects++;
            }

            var trailer = text[end..text.IndexOf("startxref", end, StringComparison.Ordinal)];
            Assert.Contains("/Root 1 0 R", trailer, StringComparison.Ordinal);
            var previous = trailer.IndexOf("/Prev", StringComparison.Ordinal);
            table = previous < 0 ? null : Number(trailer, previous + 5);
        }

        Assert.InRange(objects, 5, 1000);
    }

    private static void VerifyStream(byte[] file, string body, int offset)
    {
        var start = body.IndexOf("stream\n", StringComparison.Ordinal);
        if (start < 0) return;
        var length = Number(body, body.LastIndexOf("/Length", start, StringComparison.Ordinal) + 7)!.Value;
        Assert.Equal("\nendstream", body.Substring(start + 7 + length, 10));
        if (!body[..start].Contains("/FlateDecode", StringComparison.Ordinal)) return;
        using var zlib = new ZLibStream(new MemoryStream(file, offset + start + 7, length), CompressionMode.Decompress);
        zlib.CopyTo(Stream.Null);
    }

    private static int? Number(string text, int at) => int.Parse(System.Text.RegularExpressions.Regex.Match(text[at..], @"\d+").Value, CultureInfo.InvariantCulture);
}

/// <summary>Builds Word documents out of parts.</summary>
internal sealed class DocxBuilder
{
    public const string Word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    public const string Relations = "http://schemas.openxmlformats.org/package/2006/relationships";
    public const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    private readonly List<(string Name, byte[] Content)> _parts = [];

    public string MainType { get; init; } = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";

    public string Body { get; init; } = "<w:p><w:r><w:t xml:space=\"preserve\">Li Wei 李伟, </w:t></w:r></w:p>";

    public string Prolog { get; init; } = "";

    public string DocumentRelations { get; init; } = "";

    public string RootRelations { get; init; } = "";

    public string Types { get; init; } = "";

    public static byte[] Plain() => new DocxBuilder().Build();

    public DocxBuilder Part(string name, string content) => Part(name, Encoding.UTF8.GetBytes(content));

    public DocxBuilder Part(string name, byte[] content)
    {
        _parts.Add((name, content));
        return this;
    }

    public static string Relation(string type, string target, bool external = false, string id = "rId9") =>
        $"<Relationship Id=\"{id}\" Type=\"{(type.Contains(':', StringComparison.Ordinal) ? type : $"{Office}/{type}")}\" Target=\"{target}\"{(external ? " TargetMode=\"External\"" : "")}/>";

    public List<(string Name, byte[] Content)> Parts() =>
    [
        ("[Content_Types].xml", Encoding.UTF8.GetBytes(
            "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?><Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
            + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/>"
            + $"<Override PartName=\"/word/document.xml\" ContentType=\"{MainType}\"/>{Types}</Types>")),
        ("_rels/.rels", Encoding.UTF8.GetBytes($"<?xml version=\"1.0\" encoding=\"UTF-8\"?><Relationships xmlns=\"{Relations}\">{Relation("officeDocument", "word/document.xml", id: "rId1")}{RootRelations}</Relationships>")),
        ("word/document.xml", Encoding.UTF8.GetBytes($"<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>{Prolog}<w:document xmlns:w=\"{Word}\" xmlns:r=\"{Office}\" xmlns:o=\"urn:schemas-microsoft-com:office:office\"><w:body>{Body}</w:body></w:document>")),
        ("word/_rels/document.xml.rels", Encoding.UTF8.GetBytes($"<Relationships xmlns=\"{Relations}\">{DocumentRelations}</Relationships>")),
        .. _parts,
    ];

    public byte[] Build() => Zip(Parts());

    public static byte[] Zip(IEnumerable<(string Name, byte[] Content)> parts)
    {
        var target = new MemoryStream();
        using (var zip = new ZipArchive(target, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in parts)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(content);
            }
        }

        return target.ToArray();
    }

    /// <summary>An archive written by hand, so that its headers can lie.</summary>
    public static byte[] RawZip(IEnumerable<RawEntry> entries, byte[]? before = null, string comment = "", int? claimedCount = null)
    {
        MemoryStream file = new(), directory = new();
        file.Write(before ?? []);
        var count = 0;
        foreach (var entry in entries)
        {
            count++;
            var packed = new MemoryStream();
            using (var deflate = new DeflateStream(packed, CompressionLevel.Optimal, leaveOpen: true)) deflate.Write(entry.Content);
            var packedLength = (uint)packed.Length + entry.MorePacked;
            var localName = Encoding.UTF8.GetBytes(entry.LocalName ?? entry.Name);
            var name = Encoding.UTF8.GetBytes(entry.Name);
            var offset = (int)file.Position;
            WriteHeader(file, 0x04034b50, [20, entry.Flags, 8, 0, 0], entry, packedLength, localName.Length);
            file.Write(new byte[2]);
            file.Write(localName);
            packed.WriteTo(file);
            file.Write(entry.After ?? []);

            WriteHeader(directory, 0x02014b50, [20, 20, entry.Flags, 8, 0, 0], entry, packedLength, name.Length);
            directory.Write(new byte[12]);
            directory.Write(BitConverter.GetBytes(offset));
            directory.Write(name);
        }

        var start = (uint)file.Position;
        directory.WriteTo(file);
        Span<byte> end = stackalloc byte[22];
        BinaryPrimitives.WriteUInt32LittleEndian(end, 0x06054b50);
        BinaryPrimitives.WriteUInt16LittleEndian(end[8..], (ushort)(claimedCount ?? count));
        BinaryPrimitives.WriteUInt16LittleEndian(end[10..], (ushort)(claimedCount ?? count));
        BinaryPrimitives.WriteUInt32LittleEndian(end[12..], (uint)directory.Length);
        BinaryPrimitives.WriteUInt32LittleEndian(end[16..], start);
        BinaryPrimitives.WriteUInt16LittleEndian(end[20..], (ushort)comment.Length);
        file.Write(end);
        file.Write(Encoding.ASCII.GetBytes(comment));
        return file.ToArray();
    }

    private static void WriteHeader(MemoryStream target, uint signature, ushort[] fields, RawEntry entry, uint packed, int nameLength)
    {
        target.Write(BitConverter.GetBytes(signature));
        foreach (var field in fields) target.Write(BitConverter.GetBytes(field));
        target.Write(BitConverter.GetBytes(entry.Crc ?? TalentPortal.Platform.Files.Crc32.Append(0, entry.Content)));
        target.Write(BitConverter.GetBytes(packed));
        target.Write(BitConverter.GetBytes(entry.ClaimedLength ?? (uint)entry.Content.Length));
        target.Write(BitConverter.GetBytes((ushort)nameLength));
    }

    internal sealed record RawEntry(string Name, byte[] Content)
    {
        public string? LocalName { get; init; }

        public uint? ClaimedLength { get; init; }

        public uint? Crc { get; init; }

        public ushort Flags { get; init; }

        /// <summary>Bytes of the next entry that this one claims too.</summary>
        public uint MorePacked { get; init; }

        public byte[]? After { get; init; }
    }
}

/// <summary>Builds pictures whose structure is true; their few pixels do not matter.</summary>
internal static class PictureBuilder
{
    /// <summary>A grey JPEG of 8 × 8 pixels with the given segments behind the JFIF header.</summary>
    public static byte[] Jpeg(params byte[][] segments) => Jpeg(8, 8, segments);

    public static byte[] Jpeg(int width, int height, params byte[][] segments)
    {
        byte[] frame = [8, (byte)(height >> 8), (byte)height, (byte)(width >> 8), (byte)width, 1, 1, 0x11, 0];
        // One code of one bit each: DC category 0 and "end of block", so that one zero byte is a whole grey block.
        byte[] dc = [0x00, 1, .. new byte[15], 0], ac = [0x10, 1, .. new byte[15], 0];
        return TestFiles.Join(
            [0xff, 0xd8], Segment(0xe0, [.. "JFIF\0"u8, 1, 1, 0, 0, 1, 0, 1, 0, 0]), TestFiles.Join(segments), Segment(0xdb, [0, .. Enumerable.Repeat((byte)16, 64)]),
            Segment(0xc0, frame), Segment(0xc4, dc), Segment(0xc4, ac), Segment(0xda, [1, 1, 0, 0, 63, 0]), [0x3f], [0xff, 0xd9]);
    }

    public static byte[] Segment(byte marker, byte[] content) => [0xff, marker, (byte)((content.Length + 2) >> 8), (byte)(content.Length + 2), .. content];

    /// <summary>An EXIF segment with orientation, camera and a GPS directory.</summary>
    public static byte[] Exif(int orientation = 6, bool littleEndian = true)
    {
        var tiff = new MemoryStream();
        void U16(int value) => tiff.Write(littleEndian ? [(byte)value, (byte)(value >> 8)] : [(byte)(value >> 8), (byte)value]);
        void U32(int value)
        {
            U16(littleEndian ? value & 0xffff : value >> 16);
            U16(littleEndian ? value >> 16 : value & 0xffff);
        }

        tiff.Write(littleEndian ? "II"u8 : "MM"u8);
        U16(42);
        U32(8);
        U16(3);
        U16(0x010f);
        U16(2);
        U32(16);
        U32(50);
        U16(0x0112);
        U16(3);
        U32(1);
        U16(orientation);
        U16(0);
        U16(0x8825);
        U16(4);
        U32(1);
        U32(66);
        U32(0);
        tiff.Write("CANARY-CAMERA-1\0"u8);
        tiff.Write("CANARY-GPS-26.0745N-119.2965E"u8);
        return Segment(0xe1, [.. "Exif\0\0"u8, .. tiff.ToArray()]);
    }

    public static byte[] Png(params byte[][] chunks) => Png(1, 1, chunks);

    public static byte[] Png(int width, int height, params byte[][] chunks)
    {
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        header[8] = 8;
        return TestFiles.Join(
            [0x89, .. "PNG\r\n\u001a\n"u8], Chunk("IHDR", header), TestFiles.Join(chunks), Chunk("IDAT", TestFiles.Zlib([0, 128])), Chunk("IEND", []));
    }

    public static byte[] Chunk(string type, byte[] content)
    {
        var chunk = new byte[12 + content.Length];
        BinaryPrimitives.WriteInt32BigEndian(chunk, content.Length);
        Encoding.ASCII.GetBytes(type, chunk.AsSpan(4));
        content.CopyTo(chunk, 8);
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(8 + content.Length), TalentPortal.Platform.Files.Crc32.Append(0, chunk.AsSpan(4, 4 + content.Length)));
        return chunk;
    }
}

using System.IO.Compression;
using System.Text;
using System.Xml.Linq;
using TalentPortal.Platform.Files;

namespace TalentPortal.Tests.Platform.Files;

public sealed class MetadataCleanerTests
{
    private const string Canary = "CANARY";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_photo_loses_place_camera_and_comments_and_keeps_pixels_and_orientation(bool littleEndian)
    {
        byte[] profile = PictureBuilder.Segment(0xe2, [.. "ICC_PROFILE\0"u8, 1, 1, .. "profile"u8]), adobe = PictureBuilder.Segment(0xee, [.. "Adobe\0d"u8, .. new byte[6]]);
        var photo = TestFiles.Join(
            PictureBuilder.Jpeg(
                PictureBuilder.Exif(6, littleEndian), PictureBuilder.Segment(0xe1, [.. "http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>CANARY</x:xmpmeta>"u8]), profile, adobe,
                PictureBuilder.Segment(0xed, [.. "Photoshop 3.0\0CANARY-IPTC"u8]), PictureBuilder.Segment(0xfe, [.. "CANARY-COMMENT"u8]), PictureBuilder.Segment(0xe2, [.. "MPF\0CANARY-PREVIEW"u8])),
            [.. "CANARY-MOTION-CLIP"u8]);
        Assert.True(TestFiles.IndexOf(photo, "CANARY-GPS") > 0);

        var clean = Clean(FileKind.Jpeg, photo);

        Assert.Equal(-1, TestFiles.IndexOf(clean, Canary));
        var orientation = PictureBuilder.Segment(0xe1, [.. "Exif\0\0MM\0*"u8, 0, 0, 0, 8, 0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0, 0, 0, 0, 0]);
        var plain = PictureBuilder.Jpeg(profile, adobe);
        Assert.Equal(TestFiles.Join(plain[..2], orientation, plain[2..]), clean);
        Assert.Equal(6, PictureCleaner.Orientation(orientation.AsSpan(4)));
    }

    [Fact]
    public void An_upright_photo_has_no_exif_left_at_all() =>
        Assert.Equal(PictureBuilder.Jpeg(), Clean(FileKind.Jpeg, PictureBuilder.Jpeg(PictureBuilder.Exif(1))));

    [Theory]
    [InlineData(new byte[] { })]
    [InlineData(new byte[] { 0x49, 0x49 })]
    [InlineData(new byte[] { 0x49, 0x49, 42, 0, 255, 255, 255, 255 })]
    [InlineData(new byte[] { 0x49, 0x49, 42, 0, 8, 0, 0, 0, 255, 255, 0x12, 1 })]
    [InlineData(new byte[] { 0x4d, 0x4d, 0, 42, 0x7f, 0xff, 0xff, 0xff, 0, 1 })]
    public void Broken_exif_is_read_as_upright(byte[] tiff) => Assert.Equal(1, PictureCleaner.Orientation([.. "Exif\0\0"u8, .. tiff]));

    [Fact]
    public void A_png_loses_texts_exif_and_times_and_keeps_its_picture()
    {
        byte[] gamma = PictureBuilder.Chunk("gAMA", [0, 0, 177, 143]), transparency = PictureBuilder.Chunk("tRNS", [0, 1]);
        var picture = TestFiles.Join(
            PictureBuilder.Png(
                PictureBuilder.Chunk("tEXt", [.. "Author\0CANARY"u8]), gamma, PictureBuilder.Chunk("iTXt", [.. "XML:com.adobe.xmp\0\0\0\0\0CANARY"u8]), PictureBuilder.Chunk("zTXt", [.. "x\0\0CANARY"u8]),
                PictureBuilder.Chunk("eXIf", [.. "MM\0*CANARY-GPS"u8]), PictureBuilder.Chunk("tIME", new byte[7]), transparency, PictureBuilder.Chunk("prVt", [.. "CANARY"u8])),
            [.. "CANARY behind"u8]);

        Assert.Equal(PictureBuilder.Png(gamma, transparency), Clean(FileKind.Png, picture));
    }

    [Fact]
    public void A_pdf_loses_its_information_and_xmp_and_every_reader_still_opens_it()
    {
        var file = new PdfBuilder { Trailer = "/Info 9 0 R", Catalog = "/Metadata 10 0 R" }.Page("Li Wei")
            .Object(9, "<< /Author (CANARY \\(Li\\) Wei) /Title <43414e415259> /Producer (CANARY Writer) /CreationDate (D:20260301) /Keywords 11 0 R >>")
            .Stream(10, "/Type /Metadata /Subtype /XML", TestFiles.Bytes("<?xpacket?><x:xmpmeta xmlns:x='adobe:ns:meta/'>CANARY" + new string(' ', 200) + "</x:xmpmeta>"))
            .Object(11, "(CANARY keywords)").Build();

        var clean = Clean(FileKind.Pdf, file);

        Assert.Equal(file.Length, clean.Length);
        Assert.Equal(-1, TestFiles.IndexOf(clean, Canary));
        Assert.Equal(-1, TestFiles.IndexOf(clean, "43414e41"));
        Assert.True(TestFiles.IndexOf(clean, "(Li Wei) Tj") > 0);
        PdfTables.Verify(clean);
        Assert.IsType<FileVerdict.Accepted>(FileInspector.Inspect("cv.pdf", null, clean, UploadRules.Papers));
    }

    [Fact]
    public void Information_in_packed_objects_and_packed_xmp_go_too()
    {
        var xmp = TestFiles.Zlib(Encoding.ASCII.GetBytes("<x:xmpmeta xmlns:x='adobe:ns:meta/'>CANARY " + string.Concat(Enumerable.Range(0, 200)) + "</x:xmpmeta>"));
        var file = new PdfBuilder { Trailer = "/Info 12 0 R", Catalog = "/Metadata 10 0 R" }.Page("Li Wei")
            .Stream(10, "/Type /Metadata /Filter /FlateDecode", xmp)
            .Packed(11, (13, "[ /Kept ]"), (12, "<< /Author (CANARY) /Creator (CANARY 2) >>"), (14, "(kept too)")).Build();

        var clean = Clean(FileKind.Pdf, file);

        Assert.Equal(file.Length, clean.Length);
        var pdf = PdfFile.Read(clean);
        foreach (var stream in pdf.Streams)
        {
            var content = pdf.Unpack(stream, 1_000_000, out var length)!;
            Assert.Equal(-1, content.AsSpan(0, length).IndexOf("CANARY"u8));
            if (stream.Type == "ObjStm") Assert.True(content.AsSpan(0, length).IndexOf("kept too"u8) > 0);
        }

        PdfTables.Verify(clean);
    }

    [Fact]
    public void A_photo_inside_a_pdf_loses_its_place()
    {
        var file = new PdfBuilder().Page("x").Stream(9, "/Type /XObject /Subtype /Image /Width 8 /Height 8 /ColorSpace /DeviceGray /BitsPerComponent 8 /Filter [ /DCTDecode ]", PictureBuilder.Jpeg(PictureBuilder.Exif())).Build();
        Assert.True(TestFiles.IndexOf(file, "CANARY-GPS") > 0);

        var clean = Clean(FileKind.Pdf, file);

        Assert.Equal(-1, TestFiles.IndexOf(clean, Canary));
        Assert.Equal(file.Length, clean.Length);
    }

    [Fact]
    public void Older_revisions_inside_a_pdf_are_cleaned_too()
    {
        var first = new PdfBuilder { Trailer = "/Info 9 0 R" }.Page("x").Object(9, "<< /Author (CANARY one) >>").Build();
        var update = TestFiles.Bytes($"9 0 obj\n<< /Author (CANARY two) >>\nendobj\nxref\n9 1\n{first.Length:D10} 00000 n \ntrailer\n<< /Size 10 /Root 1 0 R /Info 9 0 R /Prev {TestFiles.IndexOf(first, "xref\n")} >>\nstartxref\n{first.Length + 47}\n%%EOF\n");

        Assert.Equal(-1, TestFiles.IndexOf(Clean(FileKind.Pdf, TestFiles.Join(first, update)), Canary));
    }

    [Theory]
    [InlineData("/Sig << /Type /Sig /ByteRange [0 10 20 30] /Contents <00> >>", "/Info 9 0 R", "")]
    [InlineData("", "/Info << /Author (direct) >>", "")]
    [InlineData("/Metadata 10 0 R", "", "/Filter /LZWDecode")]
    [InlineData("/Metadata 10 0 R", "", "/Filter /FlateDecode")]
    public void What_cannot_be_cleaned_safely_is_kept_byte_for_byte_and_said_to_be(string catalog, string trailer, string filter)
    {
        var builder = new PdfBuilder { Catalog = catalog, Trailer = trailer }.Page("x").Object(9, "<< /Author (A) >>");
        // Too short to hold even an empty record.
        if (filter.Length > 0) builder.Stream(10, $"/Type /Metadata {filter}", TestFiles.Zlib("x"u8));
        var file = builder.Build();

        var (content, state) = MetadataCleaner.Clean(FileKind.Pdf, file);

        Assert.Equal(MetadataState.Kept, state);
        Assert.Equal(file, content.ToArray());
    }

    [Fact]
    public void A_word_document_loses_authors_template_thumbnail_and_places_and_keeps_its_text()
    {
        const string core = "http://schemas.openxmlformats.org/package/2006/relationships/metadata";
        var file = new DocxBuilder
        {
            Body = "<w:p><w:ins w:id=\"1\" w:author=\"CANARY Wei\" w:date=\"2026-03-01T00:00:00Z\"><w:r><w:t xml:space=\"preserve\"> Li Wei &amp; 李伟,&#x9;author of  </w:t></w:r></w:ins></w:p><w:sectPr><w:pgSz w:w=\"11906\"/><w:printerSettings r:id=\"rId7\"/></w:sectPr>",
            DocumentRelations = DocxBuilder.Relation("printerSettings", "printerSettings/printerSettings1.bin", id: "rId7"),
            RootRelations = DocxBuilder.Relation($"{core}/core-properties", "docProps/core.xml", id: "rId2") + DocxBuilder.Relation("extended-properties", "/docProps/app.xml", id: "rId3")
                + DocxBuilder.Relation("custom-properties", "docProps/custom.xml", id: "rId4") + DocxBuilder.Relation($"{core}/thumbnail", "docProps/thumbnail.jpeg", id: "rId5"),
        }
            .Part("docProps/core.xml", "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?><cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:creator>CANARY</dc:creator></cp:coreProperties>")
            .Part("docProps/app.xml", "<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties\"><Company>CANARY</Company></Properties>")
            .Part("docProps/custom.xml", "<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/custom-properties\"><property name=\"CANARY\"/></Properties>")
            .Part("docProps/thumbnail.jpeg", TestFiles.Bytes("CANARY"))
            .Part("word/printerSettings/printerSettings1.bin", TestFiles.Bytes("CANARY LaserJet"))
            .Part("word/settings.xml", $"<w:settings xmlns:w=\"{DocxBuilder.Word}\" xmlns:r=\"{DocxBuilder.Office}\"><w:zoom w:percent=\"100\"/><w:attachedTemplate r:id=\"rId1\"/><w:docVars><w:docVar w:name=\"x\" w:val=\"CANARY\"/></w:docVars></w:settings>")
            .Part("word/_rels/settings.xml.rels", $"<Relationships xmlns=\"{DocxBuilder.Relations}\">{DocxBuilder.Relation("attachedTemplate", "file:///C:\\Users\\CANARY\\Resume.dotx", true, "rId1")}</Relationships>")
            .Part("word/comments.xml", $"<w:comments xmlns:w=\"{DocxBuilder.Word}\"><w:comment w:id=\"0\" w:author=\"CANARY Boss\" w:initials=\"CANARY\"><w:p><w:r><w:t>good</w:t></w:r></w:p></w:comment></w:comments>")
            .Part("word/people.xml", "<w15:people xmlns:w15=\"http://schemas.microsoft.com/office/word/2012/wordml\"><w15:person w15:author=\"CANARY Boss\"><w15:presenceInfo w15:providerId=\"AD\" w15:userId=\"CANARY@example.org\"/></w15:person></w15:people>")
            .Part("word/media/image1.jpg", PictureBuilder.Jpeg(PictureBuilder.Exif()))
            .Part("word/media/image2.png", PictureBuilder.Png(PictureBuilder.Chunk("tEXt", [.. "a\0CANARY"u8])))
            .Part("word/media/image3.jpg", [.. "no jpeg, kept as it is"u8]).Build();

        var clean = Clean(FileKind.Docx, file);

        using var zip = new ZipArchive(new MemoryStream(clean));
        Assert.DoesNotContain(zip.Entries, e => e.Name is "thumbnail.jpeg" or "printerSettings1.bin");
        Assert.All(zip.Entries, e => Assert.DoesNotContain(Canary, Read(e), StringComparison.Ordinal));
        Assert.All(zip.Entries, e => Assert.Equal(1980, e.LastWriteTime.Year));
        XNamespace word = DocxBuilder.Word;
        var document = XDocument.Parse(Read(zip.GetEntry("word/document.xml")!), LoadOptions.PreserveWhitespace);
        Assert.Equal(" Li Wei & 李伟,\tauthor of  ", document.Descendants(word + "t").Single().Value);
        Assert.Equal("Author", document.Descendants(word + "ins").Single().Attribute(word + "author")!.Value);
        Assert.Equal("2026-03-01T00:00:00Z", document.Descendants(word + "ins").Single().Attribute(word + "date")!.Value);
        Assert.Equal([word + "pgSz"], document.Descendants(word + "sectPr").Single().Elements().Select(e => e.Name));
        var settings = XDocument.Parse(Read(zip.GetEntry("word/settings.xml")!));
        Assert.Equal([word + "zoom"], settings.Root!.Elements().Select(e => e.Name));
        Assert.Empty(XDocument.Parse(Read(zip.GetEntry("word/_rels/settings.xml.rels")!)).Root!.Elements());
        Assert.Empty(XDocument.Parse(Read(zip.GetEntry("docProps/core.xml")!)).Root!.Elements());
        Assert.Equal("no jpeg, kept as it is", Read(zip.GetEntry("word/media/image3.jpg")!));
        Assert.Equal("[Content_Types].xml", zip.Entries[0].FullName);
    }

    [Fact]
    public void A_signed_word_document_is_kept_byte_for_byte()
    {
        var file = new DocxBuilder().Part("_xmlsignatures/origin.sigs", []).Build();

        var (content, state) = MetadataCleaner.Clean(FileKind.Docx, file);

        Assert.Equal(MetadataState.Kept, state);
        Assert.Equal(file, content.ToArray());
    }

    [Fact]
    public void Every_accepted_file_of_the_catalogue_is_still_accepted_after_cleaning()
    {
        foreach (var file in FileInspectorTests.Cases.Where(c => c.Reason is null))
        {
            var accepted = (FileVerdict.Accepted)FileInspector.Inspect(file.Name, file.Type, file.Content, UploadRules.PapersAndPictures);
            var clean = Clean(accepted.Kind, file.Content);

            Assert.IsType<FileVerdict.Accepted>(FileInspector.Inspect(file.Name, file.Type, clean, UploadRules.PapersAndPictures));
            if (accepted.Kind == FileKind.Pdf) PdfTables.Verify(clean);
            // Deflate may pack the same content in different ways, all else is the same the second time.
            if (accepted.Kind != FileKind.Docx) Assert.Equal(clean, Clean(accepted.Kind, clean));
        }
    }

    [Fact]
    public void The_check_of_tables_finds_a_moved_object() =>
        Assert.ThrowsAny<Exception>(() => PdfTables.Verify(TestFiles.Join(PdfBuilder.Plain()[..20], [32], PdfBuilder.Plain()[20..])));

    private static byte[] Clean(FileKind kind, byte[] file)
    {
        byte[] before = [.. file];
        var (content, state) = MetadataCleaner.Clean(kind, file);
        Assert.Equal(MetadataState.Removed, state);
        Assert.Equal(before, file);
        return content.ToArray();
    }

    private static string Read(ZipArchiveEntry entry)
    {
        using var reader = new StreamReader(entry.Open());
        return reader.ReadToEnd();
    }
}

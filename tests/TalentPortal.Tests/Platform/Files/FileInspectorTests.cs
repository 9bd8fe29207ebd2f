using System.Text;
using FsCheck;
using FsCheck.Fluent;
using TalentPortal.Platform.Files;
using static TalentPortal.Tests.Platform.Files.DocxBuilder;

namespace TalentPortal.Tests.Platform.Files;

public sealed class FileInspectorTests
{
    private const string Pdf = "cv.pdf";
    private const string Docx = "cv.docx";
    private const string Jpg = "photo.jpg";
    private const string Png = "photo.png";

    /// <summary>Name, claimed type, content, and the reason it is refused for; null where it is taken.</summary>
    internal sealed record Case(string Title, string Name, byte[] Content, string? Reason, string? Type = null);

    internal static IReadOnlyList<Case> Cases { get; } =
    [
        // Honest files.
        new("pdf", Pdf, PdfBuilder.Plain(), null),
        new("pdf with a name in Chinese", "李伟 简历.pdf", PdfBuilder.Plain(), null, "application/pdf"),
        new("pdf of a developer", Pdf, PdfBuilder.Plain("HTML/CSS/JavaScript, /Launch of 3 0 products, obj files, /Encrypt"), null),
        new("pdf with packed objects", Pdf, new PdfBuilder().Page("x").Packed(9, (10, "<< /Author (A) >>"), (11, "[1 2 3]")).Build(), null),
        new("pdf with a link", Pdf, new PdfBuilder().Page("x").Object(9, "<< /Type /Annot /A << /S /URI /URI (https://example.org/?a=data:x) >> >>").Build(), null),
        new("pdf of Europass with its XML record", Pdf, PdfBuilder.Carrying("<Candidate xmlns=\"http://www.europass.eu/1.0\">x</Candidate>"), null),
        new("docx", Docx, DocxBuilder.Plain(), null),
        new("docx with links and a template of the user's own disk", Docx, new DocxBuilder
        {
            DocumentRelations = Relation("hyperlink", "mailto:li.wei@example.org", true) + Relation("hyperlink", "https://example.org/in/liwei", true, "rId10")
                + Relation("hyperlink", "www.example.org:8080/a", true, "rId11") + Relation("attachedTemplate", "file:///C:\\Users\\liwei\\Templates\\Resume.dotx", true, "rId12"),
            Body = "<w:p><w:r><w:instrText>HYPERLINK \"https://example.org\"</w:instrText></w:r><w:r><w:instrText> PAGE </w:instrText></w:r><w:r><w:t>I like DDE</w:t></w:r></w:p>",
        }.Build(), null, "application/wps-office.docx"),
        new("jpeg", Jpg, PictureBuilder.Jpeg(PictureBuilder.Exif()), null),
        new("jpeg of a phone with a clip behind the picture", "IMG_0001.JPEG", TestFiles.Join(PictureBuilder.Jpeg(), [0, 0, 0, 24, .. "ftypmp42"u8]), null),
        new("png", Png, PictureBuilder.Png(PictureBuilder.Chunk("tEXt", [.. "Author\0x"u8])), null),

        // Content that is not what the name says.
        new("program named pdf", Pdf, [.. "MZ\u0090\0\u0003"u8, .. new byte[200]], "Files_Mismatch"),
        new("text named pdf", Pdf, [.. "Li Wei, engineer"u8], "Files_Mismatch"),
        new("html named pdf", Pdf, [.. "<html><script>alert(1)</script>"u8], "Files_Mismatch"),
        new("svg named png", Png, [.. "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"u8], "Files_Mismatch"),
        new("png named jpg", Jpg, PictureBuilder.Png(), "Files_Mismatch"),
        new("gif named png", Png, [.. "GIF89a"u8, .. new byte[40]], "Files_Mismatch"),
        new("pdf named docx", Docx, PdfBuilder.Plain(), "Files_Mismatch"),
        new("docx named pdf", Pdf, DocxBuilder.Plain(), "Files_Mismatch"),
        new("old Word named docx", Docx, [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, .. new byte[512]], "Files_OldWord"),
        new("spreadsheet named docx", Docx, new DocxBuilder { MainType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml" }.Build(), "Files_Mismatch"),
        new("plain archive named docx", Docx, DocxBuilder.Zip([("readme.xml", Encoding.UTF8.GetBytes("<a/>"))]), "Files_Mismatch"),
        new("empty", Pdf, [], "Files_Empty"),
        new("type that contradicts the name", Png, PictureBuilder.Png(), "Files_Mismatch", "image/svg+xml"),
        new("type of another kind", Pdf, PdfBuilder.Plain(), "Files_Mismatch", "image/png"),
        new("cut jpeg", Jpg, PictureBuilder.Jpeg()[..^2], "Files_Damaged"),
        new("jpeg of a header alone", Jpg, [0xff, 0xd8, 0xff, 0xd9], "Files_Damaged"),
        new("png with a wrong checksum", Png, Altered(PictureBuilder.Png(), 30), "Files_Damaged"),
        new("cut png", Png, PictureBuilder.Png()[..^12], "Files_Damaged"),
        new("cut pdf", Pdf, PdfBuilder.Plain()[..200], "Files_Damaged"),
        new("picture of a billion pixels", Png, PictureBuilder.Png(40_000, 40_000), "Files_PictureTooLarge"),
        new("jpeg of four billion pixels", Jpg, PictureBuilder.Jpeg(65_500, 65_500), "Files_PictureTooLarge"),

        // Names.
        new("svg", "logo.svg", [.. "<svg/>"u8], "Files_KindNotTaken"),
        new("html", "cv.html", [.. "<p>"u8], "Files_KindNotTaken"),
        new("docm", "cv.docm", DocxBuilder.Plain(), "Files_KindNotTaken"),
        new("no ending", "cv", PdfBuilder.Plain(), "Files_KindNotTaken"),
        new("ending after the ending", "cv.pdf.exe", PdfBuilder.Plain(), "Files_KindNotTaken"),
        new("program before the ending", "cv.exe.pdf", PdfBuilder.Plain(), "Files_NameDouble"),
        new("script before the ending, with spaces", "photo.php .jpg", PictureBuilder.Jpeg(), "Files_NameDouble"),
        new("page before the ending", "cv.HTML.pdf", PdfBuilder.Plain(), "Files_NameDouble"),
        new("right-to-left override", "cv\u202efdp.exe.pdf", PdfBuilder.Plain(), "Files_NameUnsafe"),
        new("isolate that turns the direction", "\u2067cv.pdf", PdfBuilder.Plain(), "Files_NameUnsafe"),
        new("backslashes", @"..\..\web\cv.pdf", PdfBuilder.Plain(), "Files_NameUnsafe"),
        new("slashes", "../../etc/cv.pdf", PdfBuilder.Plain(), "Files_NameUnsafe"),
        new("full-width slash", "..／cv.pdf", PdfBuilder.Plain(), "Files_NameUnsafe"),
        new("NUL", "cv.pdf\0.exe", PdfBuilder.Plain(), "Files_NameUnsafe"),
        new("line feed", "cv\r\nSet-Cookie: a=b.pdf", PdfBuilder.Plain(), "Files_NameUnsafe"),
        new("half a surrogate pair", "cv\ud800.pdf", PdfBuilder.Plain(), "Files_NameUnsafe"),
        new("no name", "  ", PdfBuilder.Plain(), "Files_NoneChosen"),

        // Two files in one.
        new("jpeg with an archive behind", Jpg, TestFiles.Join(PictureBuilder.Jpeg(), DocxBuilder.Plain()), "Files_HiddenContent"),
        new("jpeg with an archive in a comment", Jpg, PictureBuilder.Jpeg(PictureBuilder.Segment(0xfe, DocxBuilder.RawZip([new("a.txt", [1])]))), "Files_HiddenContent"),
        new("jpeg with a page in a comment", Jpg, PictureBuilder.Jpeg(PictureBuilder.Segment(0xfe, [.. "<ScRiPt>alert(1)</script>"u8])), "Files_HiddenContent"),
        new("jpeg with server code in EXIF", Jpg, PictureBuilder.Jpeg(PictureBuilder.Segment(0xe1, [.. "Exif\0\0<?php system($_GET[0]);"u8])), "Files_HiddenContent"),
        new("jpeg that is a pdf too", Jpg, PictureBuilder.Jpeg(PictureBuilder.Segment(0xfe, [.. "%PDF-1.4\n1 0 obj"u8])), "Files_HiddenContent"),
        new("png with an archive behind", Png, TestFiles.Join(PictureBuilder.Png(), DocxBuilder.Plain()), "Files_HiddenContent"),
        new("png with a page in a text", Png, PictureBuilder.Png(PictureBuilder.Chunk("tEXt", [.. "Comment\0<html><body>"u8])), "Files_HiddenContent"),
        new("png with a program behind", Png, TestFiles.Join(PictureBuilder.Png(), [.. "MZ"u8, .. new byte[60]]), "Files_HiddenContent"),
        new("pdf with an archive behind", Pdf, TestFiles.Join(PdfBuilder.Plain(), DocxBuilder.Plain()), "Files_HiddenContent"),
        new("pdf that is a page too", Pdf, new PdfBuilder { Header = "%PDF-1.7 <html><script>alert(1)</script>\n" }.Page("x").Build(), "Files_HiddenContent"),
        new("pdf behind something else", Pdf, TestFiles.Join([.. "junk\n"u8], PdfBuilder.Plain()), "Files_Mismatch"),
        new("pdf with much behind its end", Pdf, TestFiles.Join(PdfBuilder.Plain(), new byte[4096]), "Files_HiddenContent"),
        new("docx with a comment behind its directory", Docx, RawZip(new DocxBuilder().Parts().Select(p => new RawEntry(p.Name, p.Content)), comment: "<script>"), "Files_HiddenContent"),
        new("docx with bytes between its parts", Docx, RawZip(new DocxBuilder().Parts().Select(p => new RawEntry(p.Name, p.Content) { After = new byte[100] })), "Files_HiddenContent"),

        // PDF that acts.
        new("pdf with a script", Pdf, new PdfBuilder { Catalog = "/OpenAction 9 0 R" }.Page("x").Object(9, "<< /S /JavaScript /JS (app.alert(1)) >>").Build(), "Files_Active"),
        new("pdf with a script under another spelling", Pdf, new PdfBuilder { Catalog = "/OpenAction 9 0 R" }.Page("x").Object(9, "<< /S /J#61vaScr#69pt /JS (app.alert(1)) >>").Build(), "Files_Active"),
        new("pdf with a packed script", Pdf, new PdfBuilder { Catalog = "/OpenAction 10 0 R" }.Page("x").Packed(9, (10, "<< /S /JavaScript /JS (app.alert(1)) >>")).Build(), "Files_Active"),
        new("pdf with a script hidden in a stream", Pdf, new PdfBuilder { Catalog = "/OpenAction 10 0 R" }.Page("x").Stream(9, "", TestFiles.Bytes("10 0 obj << /S /JavaScript /JS (x) >> endobj")).Build(), "Files_Damaged"),
        new("pdf with a script hidden in a text", Pdf, new PdfBuilder().Page("x").Object(9, "<< /Note (\n10 %x\n 0 obj << /S /JavaScript >> endobj) >>").Build(), "Files_Damaged"),
        new("pdf with a script hidden in a comment", Pdf, new PdfBuilder().Page("x").Object(9, "% 10 0 obj << /S /JavaScript >> endobj\n<< >>").Build(), "Files_Damaged"),
        new("pdf with packed objects under a disguise", Pdf, new PdfBuilder().Page("x").Stream(9, "/Type /ObjStm /Type /Foo /N 1 /First 4", TestFiles.Bytes("10 0 << /S /X >>")).Build(), "Files_Damaged"),
        new("pdf with packed objects in an odd filter", Pdf, new PdfBuilder().Page("x").Stream(9, "/Type /ObjStm /N 1 /First 4 /Filter [/ASCIIHexDecode /FlateDecode]", TestFiles.Bytes("00>")).Build(), "Files_Damaged"),
        new("pdf that launches", Pdf, new PdfBuilder { Catalog = "/OpenAction << /S /Launch /F (cmd.exe) >>" }.Page("x").Build(), "Files_Active"),
        new("pdf that sends a form", Pdf, new PdfBuilder().Page("x").Object(9, "<< /S /SubmitForm /F (http://x) >>").Build(), "Files_Active"),
        new("pdf with an XFA form", Pdf, new PdfBuilder { Catalog = "/AcroForm << /XFA 9 0 R >>" }.Page("x").Object(9, "[]").Build(), "Files_Active"),
        new("pdf with a script as link", Pdf, new PdfBuilder().Page("x").Object(9, "<< /S /URI /URI (JavaScript:alert\\(1\\)) >>").Build(), "Files_Active"),
        new("pdf with a link to a file server", Pdf, new PdfBuilder().Page("x").Object(9, @"<< /S /URI /URI (\\\\evil.example\\share) >>").Build(), "Files_Active"),
        new("encrypted pdf", Pdf, new PdfBuilder { Trailer = "/Encrypt 9 0 R" }.Page("x").Object(9, "<< /Filter /Standard /V 2 >>").Build(), "Files_Encrypted"),
        new("pdf with an embedded program", Pdf, PdfBuilder.Carrying("MZ\u0090\0"), "Files_Embedded"),
        new("pdf with an embedded page", Pdf, PdfBuilder.Carrying("<html xmlns=\"http://www.w3.org/1999/xhtml\"/>"), "Files_Embedded"),
        new("pdf with embedded XML that reaches outside", Pdf, PdfBuilder.Carrying("<!DOCTYPE a [<!ENTITY b SYSTEM 'http://127.0.0.1:1/'>]><a>&b;</a>"), "Files_Embedded"),
        new("pdf with an embedded file without its type", Pdf, new PdfBuilder().Page("x").Object(9, "<< /Type /Filespec /EF << /F 10 0 R >> >>").Stream(10, "", [.. "MZ"u8]).Build(), "Files_Embedded"),
        new("pdf with embedded files behind a reference", Pdf, new PdfBuilder().Page("x").Object(9, "<< /Type /Filespec /EF 11 0 R >>").Object(11, "<< /F 10 0 R >>").Stream(10, "", [.. "MZ"u8]).Build(), "Files_Embedded"),
        new("pdf nested a million deep", Pdf, new PdfBuilder().Page("x").Object(9, new string('[', 1_000_000)).Build(), "Files_TooComplex"),
        new("pdf with a bomb of packed objects", Pdf, new PdfBuilder().Page("x").Stream(9, "/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode", TestFiles.Zlib(new byte[40_000_000])).Build(), "Files_TooComplex"),
        new("pdf with a stream that never ends", Pdf, TestFiles.Bytes("%PDF-1.7\n1 0 obj << /Length 9 >> stream\nabc\n%%EOF\n"), "Files_Damaged"),
        new("pdf with a text that never ends", Pdf, TestFiles.Bytes("%PDF-1.7\n1 0 obj (abc \n2 0 obj << >> endobj\n%%EOF\n"), "Files_Damaged"),

        // Word that acts.
        new("docx with macros", Docx, new DocxBuilder().Part("word/vbaProject.bin", [1, 2, 3]).Build(), "Files_Macros"),
        new("docx of a macro type", Docx, new DocxBuilder { MainType = "application/vnd.ms-word.document.macroEnabled.main+xml" }.Build(), "Files_Macros"),
        new("docx with macros under another name", Docx, new DocxBuilder { DocumentRelations = Relation("http://schemas.microsoft.com/office/2006/relationships/vbaProject", "x.png") }.Part("word/x.png", [1]).Build(), "Files_Macros"),
        new("docx with a control", Docx, new DocxBuilder().Part("word/activeX/activeX1.xml", "<a/>").Build(), "Files_Macros"),
        new("docx with an embedded object", Docx, new DocxBuilder().Part("word/embeddings/oleObject1.bin", [1]).Build(), "Files_Embedded"),
        new("docx with an embedded object elsewhere", Docx, new DocxBuilder { DocumentRelations = Relation("oleObject", "media/x.emf") }.Part("word/media/x.emf", [1]).Build(), "Files_Embedded"),
        new("docx that imports a page", Docx, new DocxBuilder { DocumentRelations = Relation("aFChunk", "page.xml") }.Build(), "Files_Embedded"),
        new("docx with a program inside", Docx, new DocxBuilder().Part("word/media/run.exe", [1]).Build(), "Files_Embedded"),
        new("docx with a template from outside", Docx, new DocxBuilder { DocumentRelations = Relation("attachedTemplate", "https://evil.example/x.dotm", true) }.Build(), "Files_External"),
        new("docx with a template from a file server", Docx, new DocxBuilder { DocumentRelations = Relation("attachedTemplate", @"file://\\evil.example\x.dotm", true) }.Build(), "Files_External"),
        new("docx with a picture from outside", Docx, new DocxBuilder { DocumentRelations = Relation("image", "https://evil.example/pixel.png", true) }.Build(), "Files_External"),
        new("docx with a link that runs", Docx, new DocxBuilder { DocumentRelations = Relation("hyperlink", "javascript:alert(1)", true) }.Build(), "Files_External"),
        new("docx with a link to a file server", Docx, new DocxBuilder { DocumentRelations = Relation("hyperlink", @"\\evil.example\share", true) }.Build(), "Files_External"),
        new("docx with a link that starts a program", Docx, new DocxBuilder { DocumentRelations = Relation("hyperlink", "ms-msdt:/id PCWDiagnostic", true) }.Build(), "Files_External"),
        new("docx with DDE", Docx, new DocxBuilder { Body = "<w:p><w:r><w:instrText> DDEAUTO c:\\\\windows\\\\system32\\\\cmd.exe </w:instrText></w:r></w:p>" }.Build(), "Files_Active"),
        new("docx with DDE cut into runs", Docx, new DocxBuilder { Body = "<w:p><w:r><w:instrText>DD</w:instrText></w:r><w:r><w:instrText>E cmd</w:instrText></w:r></w:p>" }.Build(), "Files_Active"),
        new("docx with DDE in a simple field", Docx, new DocxBuilder { Body = "<w:p><w:fldSimple w:instr=\"DDEAUTO cmd\"/></w:p>" }.Build(), "Files_Active"),
        new("docx with DDE in character codes", Docx, new DocxBuilder { Body = "<w:p><w:r><w:instrText>QUOTE 68 68 69</w:instrText></w:r></w:p>" }.Build(), "Files_Active"),
        new("docx with an entity from outside", Docx, new DocxBuilder { Prolog = "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>", Body = "<w:p>&x;</w:p>" }.Build(), "Files_Damaged"),
        new("docx with a document type from outside", Docx, new DocxBuilder { Prolog = "<!DOCTYPE a SYSTEM \"http://127.0.0.1:1/x.dtd\">" }.Build(), "Files_Damaged"),
        new("docx with a billion laughs", Docx, new DocxBuilder { Prolog = "<!DOCTYPE l [<!ENTITY a \"haha\"><!ENTITY b \"&a;&a;&a;&a;\">]>", Body = "<w:p>&b;</w:p>" }.Build(), "Files_Damaged"),

        // Archives that lie.
        new("docx with a bomb", Docx, new DocxBuilder().Part("word/media/zero.png", new byte[9_000_000]).Build(), "Files_TooComplex"),
        new("docx that unpacks to more than it says", Docx, RawZip(new DocxBuilder().Parts().Select(p => new RawEntry(p.Name, p.Content)).Append(new("word/media/zero.png", new byte[50_000_000]) { ClaimedLength = 1000 })), "Files_TooComplex"),
        new("docx with a wrong checksum", Docx, RawZip(new DocxBuilder().Parts().Select(p => new RawEntry(p.Name, p.Content) { Crc = p.Name == "word/document.xml" ? 7 : null })), "Files_Damaged"),
        new("docx with a path that leaves the folder", Docx, new DocxBuilder().Part("word/../../evil.xml", "<a/>").Build(), "Files_HiddenContent"),
        new("docx with an absolute path", Docx, new DocxBuilder().Part("/etc/evil.xml", "<a/>").Build(), "Files_HiddenContent"),
        new("docx with a backslash path", Docx, new DocxBuilder().Part(@"word\evil.xml", "<a/>").Build(), "Files_HiddenContent"),
        new("docx with two parts of one name", Docx, new DocxBuilder().Part("WORD/document.xml", "<a/>").Build(), "Files_HiddenContent"),
        new("docx with one name for us and one for others", Docx, RawZip(new DocxBuilder().Parts().Select(p => new RawEntry(p.Name, p.Content)).Append(new("word/a.xml", [.. "<a/>"u8]) { LocalName = "word/a.exe" })), "Files_HiddenContent"),
        new("docx with parts on top of each other", Docx, RawZip(new DocxBuilder().Part("word/more.xml", "<a/>").Parts().Select(p => new RawEntry(p.Name, p.Content) { MorePacked = p.Name == "word/document.xml" ? 20u : 0 })), "Files_HiddenContent"),
        new("encrypted docx part", Docx, RawZip(new DocxBuilder().Parts().Select(p => new RawEntry(p.Name, p.Content) { Flags = 1 })), "Files_Encrypted"),
        new("docx behind something else", Docx, RawZip(new DocxBuilder().Parts().Select(p => new RawEntry(p.Name, p.Content)), before: [.. "PK\u0003\u0004junk"u8]), "Files_HiddenContent"),
        new("docx of sixty thousand parts", Docx, RawZip(new DocxBuilder().Parts().Select(p => new RawEntry(p.Name, p.Content)), claimedCount: 60_000), "Files_TooComplex"),
        new("cut docx", Docx, DocxBuilder.Plain()[..^30], "Files_Damaged"),
    ];

    public static TheoryData<string> Titles { get; } = [.. Cases.Select(c => c.Title)];

    [Theory]
    [MemberData(nameof(Titles))]
    public void Each_file_gets_the_right_verdict(string title)
    {
        var file = Cases.Single(c => c.Title == title);

        var verdict = FileInspector.Inspect(file.Name, file.Type, file.Content, UploadRules.PapersAndPictures);

        Assert.Equal(file.Reason, (verdict as FileVerdict.Refused)?.Reason.Name);
        if (file.Reason is null) Assert.Equal(FileKinds.FromExtension(Path.GetExtension(file.Name)[1..]), Assert.IsType<FileVerdict.Accepted>(verdict).Kind);
    }

    [Fact]
    public void The_catalogue_has_at_least_forty_hostile_files_and_each_reason_is_met()
    {
        Assert.InRange(Cases.Count(c => c.Reason is not null), 40, 1000);
        Assert.InRange(Cases.Count(c => c.Reason is null), 10, 1000);
    }

    [Fact]
    public void A_file_at_the_limit_is_taken_and_one_byte_more_is_not()
    {
        var rules = UploadRules.Papers with { MaxBytes = PdfBuilder.Plain().Length };

        Assert.IsType<FileVerdict.Accepted>(FileInspector.Inspect(Pdf, null, PdfBuilder.Plain(), rules));
        Assert.Equal("Files_TooLarge", Reason(FileInspector.Inspect(Pdf, null, TestFiles.Join(PdfBuilder.Plain(), [10]), rules)));
    }

    [Fact]
    public void Only_the_kinds_that_the_form_takes_are_taken()
    {
        var refused = Assert.IsType<FileVerdict.Refused>(FileInspector.Inspect(Jpg, null, PictureBuilder.Jpeg(), UploadRules.Papers));

        Assert.Equal("Files_KindNotTaken", refused.Reason.Name);
        Assert.Equal("PDF, DOCX", refused.Reason.Args.Single());
    }

    [Fact]
    public void An_archive_of_a_hundred_thousand_entries_is_refused_at_once()
    {
        // Written as ZIP64, as an archive of that many entries must be.
        var parts = Enumerable.Range(0, 100_000).Select(i => ($"word/{i}.xml", Array.Empty<byte>()));
        var archive = Zip(parts);

        var before = GC.GetAllocatedBytesForCurrentThread();
        var verdict = FileInspector.Inspect(Docx, null, archive.AsMemory(0, Math.Min(archive.Length, 9_000_000)), UploadRules.Papers);
        var whole = FileInspector.Inspect(Docx, null, archive, UploadRules.Papers with { MaxBytes = 100_000_000 });

        Assert.NotNull(Reason(verdict));
        Assert.Equal("Files_TooComplex", Reason(whole));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 5_000_000);
    }

    [Fact]
    public void A_bomb_costs_little_memory()
    {
        var bomb = Cases.Single(c => c.Title == "docx that unpacks to more than it says").Content;
        var before = GC.GetAllocatedBytesForCurrentThread();

        FileInspector.Inspect(Docx, null, bomb, UploadRules.Papers);

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 10_000_000);
    }

    [Theory]
    [InlineData("  李伟  简历 .pdf", "李伟  简历.pdf")]
    [InlineData("cv.PDF", "cv.pdf")]
    [InlineData("photo.JPEG", "photo.jpg")]
    [InlineData("cv.pdf. . .", "cv.pdf")]
    [InlineData(".pdf", "file.pdf")]
    [InlineData("...pdf", "file.pdf")]
    [InlineData("a\"b<c>d:e|f?g*h%i;j.pdf", "a_b_c_d_e_f_g_h_i_j.pdf")]
    [InlineData("CON.pdf", "_CON.pdf")]
    [InlineData("nul.tar.pdf", "_nul.tar.pdf")]
    [InlineData("v1.2 li@example.com.pdf", "v1.2 li@example.com.pdf")]
    [InlineData("Node.js ASP.NET developer.docx", "Node.js ASP.NET developer.docx")]
    [InlineData("zero\u200bwidth\ufeff.pdf", "zerowidth.pdf")]
    [InlineData("e\u0301.pdf", "\u00e9.pdf")]
    [InlineData("👩‍💻.pdf", "👩‍💻.pdf")]
    public void Names_are_cleaned_and_stay_recognisable(string claimed, string clean)
    {
        var kind = claimed.Contains("docx", StringComparison.OrdinalIgnoreCase) ? DocxBuilder.Plain() : claimed.Contains("jpeg", StringComparison.OrdinalIgnoreCase) ? PictureBuilder.Jpeg() : PdfBuilder.Plain();

        Assert.Equal(clean, Assert.IsType<FileVerdict.Accepted>(FileInspector.Inspect(claimed, null, kind, UploadRules.PapersAndPictures)).CleanName);
    }

    [Fact]
    public void A_long_name_is_cut_between_characters()
    {
        var name = string.Concat(Enumerable.Repeat("👩‍👩‍👧‍👦", 60));

        var clean = Assert.IsType<FileVerdict.Accepted>(FileInspector.Inspect(name + ".pdf", null, PdfBuilder.Plain(), UploadRules.Papers)).CleanName;

        Assert.InRange(clean.Length, 50, 110);
        Assert.Empty(clean[..^4].Replace("👩‍👩‍👧‍👦", "", StringComparison.Ordinal));
    }

    [Fact]
    public void Damaging_any_file_anywhere_never_throws() => Prop.ForAll(
        Gen.Choose(0, Cases.Count - 1).SelectMany(which => Gen.Choose(0, 255).SelectMany(value => Gen.Choose(0, 10_000).Select(place => (which, value, place)))).ToArbitrary(),
        change =>
        {
            var file = Cases[change.which];
            if (file.Content.Length is 0 or > 100_000) return true;
            var content = Altered(file.Content, change.place % file.Content.Length, (byte)change.value);
            FileInspector.Inspect(file.Name, file.Type, content, UploadRules.PapersAndPictures);
            FileInspector.Inspect(file.Name, file.Type, content.AsMemory(0, change.place % file.Content.Length), UploadRules.PapersAndPictures);
            return true;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(3000));

    internal static byte[] Altered(byte[] file, int at, byte? value = null)
    {
        byte[] altered = [.. file];
        altered[at] = value ?? (byte)(altered[at] ^ 0x55);
        return altered;
    }

    private static string? Reason(FileVerdict verdict) => (verdict as FileVerdict.Refused)?.Reason.Name;
}

using System.IO.Compression;
using System.Text;
using TalentPortal.Platform.Sheets;

namespace TalentPortal.Tests.Platform.Sheets;

/// <summary>sec-F07: encodings, ragged lines and packed bombs. sec-F08: no cell leaves as a formula.</summary>
public sealed class SheetTests
{
    private const string Table = "编号,职位 名称,人数\r\n\"A,1\",\"两行\n文字 \"\"引号\"\"\",２\r\n\r\nB2,𠮷野家,\r\n";

    public static TheoryData<string> Encodings => ["utf-8", "utf-8-bom", "utf-16", "utf-16BE", "GB18030"];

    [Theory]
    [MemberData(nameof(Encodings))]
    public void The_same_table_comes_out_of_every_encoding(string name)
    {
        var sheet = Sheet.Open(Bytes(Table, name), SheetFormat.Csv);
        Assert.Equal(["编号", "职位 名称", "人数"], sheet.Columns);
        var lines = sheet.Lines().ToList();
        Assert.Equal([["A,1", "两行\n文字 \"引号\"", "２"], ["B2", "𠮷野家", ""]], lines.Select(line => line.Cells));
        Assert.Equal([2, 5], lines.Select(line => line.Number));
    }

    [Theory]
    [InlineData("a;b\n1,5;2\n")]
    [InlineData("a\tb\n1,5\t2")]
    [InlineData("\n\na,b\n\"1,5\",2\n")]
    [InlineData("a,b,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,\n\"1,5\",2,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,\n")]
    public void Separators_empty_lines_and_fifty_empty_columns_do_not_matter(string text)
    {
        var sheet = Sheet.Open(Encoding.UTF8.GetBytes(text), SheetFormat.Csv);
        Assert.Equal(["a", "b"], sheet.Columns);
        Assert.Equal(["1,5", "2"], Assert.Single(sheet.Lines()).Cells);
    }

    [Theory]
    [InlineData("", "Sheet_Empty")]
    [InlineData(" , ,\n1,2", "Sheet_Empty", false)]
    [InlineData("a,b\n1,\"open\n2,3\n", "Sheet_QuoteOpen")]
    [InlineData("a,b\n1,2,3\n", "Sheet_CellWithoutHeading")]
    [InlineData("a\0,b\n1,2\n", "Sheet_NoText")]
    public void What_cannot_be_read_is_refused_with_its_reason(string text, string key, bool isRefused = true)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        if (isRefused) Assert.Equal(key, Assert.Throws<SheetException>(() => Sheet.Open(bytes, SheetFormat.Csv).Lines().ToList()).Text.Name);
        else Assert.Equal(["1", "2"], Sheet.Open(bytes, SheetFormat.Csv).Columns);
    }

    [Fact]
    public void Neither_broken_bytes_nor_endless_cells_nor_too_many_lines_get_through()
    {
        Assert.Equal("Sheet_NoText", Refused([.. "a,b\n"u8, 0xff, 0x80, 0x81, 0xff, (byte)'\n'], SheetFormat.Csv));
        Assert.Equal("Sheet_CellTooLong", Refused(Encoding.UTF8.GetBytes("a\n" + new string('x', Sheet.LongestCell + 10)), SheetFormat.Csv));
        Assert.Equal("Sheet_TooManyLines", Refused(Encoding.UTF8.GetBytes("a\n" + string.Concat(Enumerable.Repeat("1\n", Sheet.MostLines + 1))), SheetFormat.Csv));
        Assert.Equal("Sheet_TooManyColumns", Refused(Encoding.UTF8.GetBytes(string.Join(',', Enumerable.Repeat("a", Sheet.MostColumns + 1))), SheetFormat.Csv));
        Assert.Equal("Sheet_NoWorkbook", Refused("PK not a workbook"u8.ToArray(), SheetFormat.Xlsx));
        Assert.Equal("Sheet_NoWorkbook", Refused(Zip("xl/workbook.xml", "<x/>"), SheetFormat.Xlsx));
        Assert.Equal("Sheet_LineBroken", Refused("{\"a\":1}\n[1]\n"u8.ToArray(), SheetFormat.JsonLines));
        Assert.Equal("Sheet_LineBroken", Refused("{\"a\":\"\\ud800\"}\n"u8.ToArray(), SheetFormat.JsonLines));
    }

    [Fact]
    public void Lines_of_json_become_columns_in_the_order_of_their_names()
    {
        var sheet = Sheet.Open("\uFEFF{\"id\":\"1\",\"pay\":{\"min\":3.50}}\n\n{\"id\":2,\"skills\":[\"a\",\"b\"],\"x\":null}\n"u8.ToArray(), SheetFormat.JsonLines);
        Assert.Equal(["id", "pay.min", "skills", "x"], sheet.Columns);
        Assert.Equal([["1", "3.50", "", ""], ["2", "", "a; b", ""]], sheet.Lines().Select(line => line.Cells));
    }

    [Fact]
    public async Task A_workbook_that_was_written_here_comes_back_as_it_was()
    {
        using var memory = new MemoryStream();
        await SheetWriter.Xlsx(memory, "postings", ["a", "b"], Lines(["=1+1", " 两\n行 "], [null, "𠮷\u0001"]), CancellationToken.None);
        var sheet = Sheet.Open(memory.ToArray(), SheetFormat.Xlsx);
        Assert.Equal([["=1+1", " 两\n行 "], ["", "𠮷"]], sheet.Lines().Select(line => line.Cells));
    }

    [Fact]
    public void Dates_numbers_and_shared_texts_of_a_workbook_are_read_as_people_see_them()
    {
        var book = Book(
            """<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is><t>day</t></is></c><c r="D1" t="str"><v>sum</v></c></row><row r="3"><c r="A3"><v>300000.00000000006</v></c><c r="B3" s="1"><v>46387</v></c><c r="D3" t="b"><v>1</v></c></row>""",
            """<si><r><t>re</t></r><r><t>f</t></r><rPh sb="0" eb="1"><t>yomi</t></rPh></si>""");
        var sheet = Sheet.Open(book, SheetFormat.Xlsx);
        Assert.Equal(["ref", "day", "#3", "sum"], sheet.Columns);
        Assert.Equal(["300000", "2026-12-31", "", "true"], Assert.Single(sheet.Lines()).Cells);
        Assert.Equal(3, sheet.Lines().Single().Number);
    }

    [Fact]
    public void A_workbook_that_unpacks_to_hundreds_of_megabytes_is_refused_before_it_is_in_memory()
    {
        var bomb = Book("""<row r="1"><c r="A1" t="inlineStr"><is><t>a</t></is></c></row>""" + string.Concat(Enumerable.Repeat("<row><c t=\"inlineStr\"><is><t>" + new string('x', 30_000) + "</t></is></c></row>", 5_000)), "");
        Assert.True(bomb.Length < 2_000_000);
        var sheet = Sheet.Open(bomb, SheetFormat.Xlsx);
        Assert.Equal("Sheet_NoWorkbook", Assert.Throws<SheetException>(() => sheet.Lines().Count()).Text.Name);
        var external = Book("<row/>", "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><si><t>&e;</t></si>");
        Assert.Throws<SheetException>(() => Sheet.Open(external, SheetFormat.Xlsx).Lines().Count());
    }

    [Theory]
    [InlineData("=1+1")]
    [InlineData("+1")]
    [InlineData("-1")]
    [InlineData("@SUM(A1)")]
    [InlineData("\tx")]
    [InlineData("\r=1")]
    [InlineData("\n=1")]
    [InlineData(" =1")]
    [InlineData("\u3000=1")]
    [InlineData("＝1+1")]
    [InlineData("＋1")]
    [InlineData("－1")]
    [InlineData("＠SUM")]
    public async Task What_a_spreadsheet_would_evaluate_leaves_as_a_text_and_comes_back_as_it_was(string text)
    {
        using var memory = new MemoryStream();
        await SheetWriter.Csv(memory, ["a", "b"], Lines([text, "x"]), CancellationToken.None);
        var cell = Assert.Single(Sheet.Open(memory.ToArray(), SheetFormat.Csv).Lines()).Cells[0];
        Assert.Equal("'" + text.ReplaceLineEndings("\n"), cell.ReplaceLineEndings("\n"));
        Assert.Equal(text.ReplaceLineEndings("\n"), SheetWriter.Original(cell).ReplaceLineEndings("\n"));
    }

    [Theory]
    [InlineData("plain")]
    [InlineData("1-2")]
    [InlineData("O'Neill")]
    [InlineData("'quoted'")]
    [InlineData("")]
    public void Other_texts_stay_as_they_are(string text) => Assert.Equal(text, SheetWriter.Original(SheetWriter.Harmless(text)));

    private static string Refused(byte[] content, SheetFormat format) => Assert.Throws<SheetException>(() => Sheet.Open(content, format).Lines().ToList()).Text.Name;

    private static async IAsyncEnumerable<IReadOnlyList<string?>> Lines(params string?[][] lines)
    {
        foreach (var line in lines) yield return await Task.FromResult(line);
    }

    internal static byte[] Bytes(string text, string encoding) => encoding switch
    {
        "utf-8" => Encoding.UTF8.GetBytes(text),
        "utf-8-bom" => [.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(text)],
        "GB18030" => CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!.GetBytes(text),
        _ => [.. Encoding.GetEncoding(encoding).GetPreamble(), .. Encoding.GetEncoding(encoding).GetBytes(text)],
    };

    private static byte[] Zip(string name, string content)
    {
        using var memory = new MemoryStream();
        using (var zip = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true)) Add(zip, name, content);
        return memory.ToArray();
    }

    private static void Add(ZipArchive zip, string name, string content)
    {
        using var writer = new StreamWriter(zip.CreateEntry(name).Open());
        writer.Write(content);
    }

    private static byte[] Book(string rows, string shared)
    {
        const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
        const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        const string Type = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
        using var memory = new MemoryStream();
        using (var zip = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(zip, "[Content_Types].xml", $"""<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="{Type}sheet.main+xml"/><Override PartName="/xl/s.xml" ContentType="{Type}worksheet+xml"/><Override PartName="/xl/t.xml" ContentType="{Type}sharedStrings+xml"/><Override PartName="/xl/y.xml" ContentType="{Type}styles+xml"/></Types>""");
            Add(zip, "_rels/.rels", $"""<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r" Type="{Office}/officeDocument" Target="xl/workbook.xml"/></Relationships>""");
            Add(zip, "xl/_rels/workbook.xml.rels", $"""<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="s" Type="{Office}/worksheet" Target="s.xml"/><Relationship Id="t" Type="{Office}/sharedStrings" Target="t.xml"/><Relationship Id="y" Type="{Office}/styles" Target="y.xml"/></Relationships>""");
            Add(zip, "xl/workbook.xml", $"""<workbook xmlns="{Main}" xmlns:r="{Office}"><sheets><sheet name="x" sheetId="1" r:id="s"/></sheets></workbook>""");
            Add(zip, "xl/y.xml", $"""<styleSheet xmlns="{Main}"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy/m/d"/></numFmts><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="164"/></cellXfs></styleSheet>""");
            Add(zip, "xl/t.xml", shared.StartsWith("<!", StringComparison.Ordinal) ? shared.Replace("]>", $"]><sst xmlns=\"{Main}\">", StringComparison.Ordinal) + "</sst>" : $"""<sst xmlns="{Main}">{shared}</sst>""");
            Add(zip, "xl/s.xml", $"""<worksheet xmlns="{Main}"><sheetData>{rows}</sheetData></worksheet>""");
        }

        return memory.ToArray();
    }
}

using System.Globalization;
using System.Text;
using TalentPortal.Platform.Files;

namespace TalentPortal.Tests.Platform.Files;

/// <summary>
/// Files built to cost the most. Only two inspections run at once, so one that takes minutes would keep everybody from
/// uploading; each of these did, or took gigabytes of memory, where the work grew with the square of the content.
/// </summary>
public sealed class FileEffortTests
{
    [Fact]
    public void A_line_without_end_is_not_searched_for_each_word_in_it() =>
        Refused("cv.pdf", new PdfBuilder { Tail = "% " + Repeat("x obj ", 1_600_000) + "\n%%EOF\n" }.Page("x").Build(), "Files_TooComplex");

    [Fact]
    public void A_pdf_of_very_many_objects_is_cleaned_in_one_pass()
    {
        const int texts = 60_000, streams = 30_000;
        var pdf = new PdfBuilder { Trailer = "/Info 10 0 R" }.Page("x").Object(10, $"<< {References(20, texts)} >>");
        for (var i = 0; i < texts; i++) pdf.Object(20 + i, "(Li)");
        for (var i = 0; i < streams; i++) pdf.Stream(20 + texts + i, "", []);
        Cleaned(pdf);
    }

    [Fact]
    public void A_pdf_of_very_many_packed_objects_is_cleaned_in_one_pass()
    {
        const int texts = 200_000;
        var objects = Enumerable.Range(0, texts).Select(i => (20 + i, $"(Li Wei {i * 7919L % 1_000_003})")).ToArray();
        Cleaned(new PdfBuilder { Trailer = "/Info 10 0 R" }.Page("x").Object(10, $"<< {References(20, texts)} >>").Packed(9, objects));
    }

    [Fact]
    public void Elements_a_hundred_thousand_deep_are_not_opened()
    {
        const int depth = 100_000;
        Refused("cv.docx", new DocxBuilder { Body = Repeat("<w:p>", depth) + Repeat("</w:p>", depth) }.Build(), "Files_TooComplex");
    }

    private static string Repeat(string text, int times) => new StringBuilder(text.Length * times).Insert(0, text, times).ToString();

    private static string References(int from, int count)
    {
        var text = new StringBuilder();
        for (var i = 0; i < count; i++) text.Append(CultureInfo.InvariantCulture, $"/A {from + i} 0 R ");
        return text.ToString();
    }

    private static void Cleaned(PdfBuilder pdf)
    {
        var file = pdf.Build();
        Assert.True(file.Length <= UploadRules.LargestBytes);
        Assert.IsType<FileVerdict.Accepted>(FileInspector.Inspect("cv.pdf", null, file, UploadRules.Papers));
        var (clean, state) = MetadataCleaner.Clean(FileKind.Pdf, file);
        Assert.Equal(MetadataState.Removed, state);
        Assert.DoesNotContain("(Li", Encoding.Latin1.GetString(clean.Span), StringComparison.Ordinal);
    }

    private static void Refused(string name, byte[] file, string reason)
    {
        Assert.True(file.Length <= UploadRules.LargestBytes);
        Assert.Equal(reason, Assert.IsType<FileVerdict.Refused>(FileInspector.Inspect(name, null, file, UploadRules.Papers)).Reason.Name);
    }
}

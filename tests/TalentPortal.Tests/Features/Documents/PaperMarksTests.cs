using System.Text;
using TalentPortal.Platform.Files;
using TalentPortal.Tests.Platform.Files;

namespace TalentPortal.Tests.Features.Documents;

/// <summary>What others are shown carries a mark on each page, whatever the paper is.</summary>
public sealed class PaperMarksTests
{
    private const string Mark = "Fujian Overseas | reader 7X2KQP | case 8HJ3KM | 2026-11-22 11:08 UTC";

    /// <summary>All that can be read of a paper as text; marks stand in it as comments.</summary>
    internal static string TextOf(byte[] paper) => Encoding.Latin1.GetString(paper);

    [Fact]
    public void A_document_stays_a_document_that_is_taken_and_carries_the_mark()
    {
        var marked = PaperMarks.Draw(FileKind.Pdf, PdfBuilder.Plain("Doctor of Philosophy"), Mark);
        Assert.NotNull(marked);
        Assert.Contains("% FUJIAN OVERSEAS | READER 7X2KQP | CASE 8HJ3KM | 2026-11-22 11:08 UTC\n", TextOf(marked), StringComparison.Ordinal);
        Assert.Contains("Doctor of Philosophy", TextOf(marked), StringComparison.Ordinal);
        Assert.IsType<FileVerdict.Accepted>(FileInspector.Inspect("marked.pdf", null, marked, UploadRules.Scans));
        // Marked again it is still one document with its page.
        Assert.NotNull(PaperMarks.Draw(FileKind.Pdf, marked, "Second"));
    }

    [Theory]
    [InlineData(FileKind.Jpeg)]
    [InlineData(FileKind.Png)]
    public void A_picture_becomes_a_page_under_the_mark(FileKind kind)
    {
        var marked = PaperMarks.Draw(kind, kind == FileKind.Jpeg ? PictureBuilder.Jpeg() : PictureBuilder.Png(), Mark);
        Assert.NotNull(marked);
        Assert.Contains("READER 7X2KQP", TextOf(marked), StringComparison.Ordinal);
        Assert.IsType<FileVerdict.Accepted>(FileInspector.Inspect("marked.pdf", null, marked, UploadRules.Scans));
    }

    [Fact]
    public void Notes_that_could_lie_above_the_mark_are_left_out()
    {
        var marked = TextOf(PaperMarks.Draw(FileKind.Pdf, Pdf("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Annots [5 0 R] /Contents 4 0 R >>"), Mark)!);
        Assert.DoesNotContain("/Annots", marked, StringComparison.Ordinal);
        Assert.Contains("/Contents [", marked, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<< /Type /Pages /Kids [2 0 R] /Count 1 >>", "a tree that bites its tail")]
    [InlineData("<< /Type /Pages /Kids [99 0 R] /Count 1 >>", "a page that is not there")]
    [InlineData("<< /Type /Pages /Kids [] /Count 0 >>", "no page")]
    [InlineData("<< /Type /Pages /Kids [(a) (b)] /Count 1 >>", "no references")]
    public void A_tree_that_is_none_is_not_shown(string pages, string what)
    {
        Assert.True(PaperMarks.Draw(FileKind.Pdf, Pdf("<< /Type /Page /Parent 2 0 R /Contents 4 0 R >>", pages), Mark) is null, what);
    }

    [Fact]
    public void What_is_no_paper_of_these_kinds_is_not_shown()
    {
        Assert.Null(PaperMarks.Draw(FileKind.Docx, PdfBuilder.Plain(), Mark));
        Assert.Null(PaperMarks.Draw(FileKind.Jpeg, PdfBuilder.Plain(), Mark));
        Assert.Null(PaperMarks.Draw(FileKind.Pdf, "%PDF-1.7 nothing"u8.ToArray(), Mark));
    }

    [Fact]
    public void Letters_that_cannot_be_drawn_are_left_blank() => Assert.Equal("ZURICH   A-1", MarkStrokes.Plain("Zürich 福 a-1"));

    private static byte[] Pdf(string page, string pages = "<< /Type /Pages /Kids [3 0 R] /Count 1 >>")
    {
        string[] objects = ["<< /Type /Catalog /Pages 2 0 R >>", pages, page, "<< /Length 3 >>\nstream\nq Q\nendstream", "<< /Type /Annot /Subtype /Square /Rect [0 0 600 900] >>"];
        var text = new StringBuilder("%PDF-1.7\n");
        for (var i = 0; i < objects.Length; i++) text.Append(System.Globalization.CultureInfo.InvariantCulture, $"{i + 1} 0 obj\n{objects[i]}\nendobj\n");
        return Encoding.Latin1.GetBytes(text.Append("trailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n9\n%%EOF\n").ToString());
    }
}

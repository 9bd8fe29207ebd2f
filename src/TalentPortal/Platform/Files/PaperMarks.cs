using System.Globalization;
using TalentPortal.Platform.Text;

namespace TalentPortal.Platform.Files;

/// <summary>
/// Draws a visible mark over papers before somebody else sees them; what comes out is always a PDF that holds nothing but the pages
/// and the mark. A mark keeps honest people honest and says where a copy came from; it keeps nobody from a picture of the screen.
/// </summary>
public sealed class PaperMarks : IDisposable
{
    /// <summary>Longest mark, in characters.</summary>
    public const int MarkMax = 160;

    /// <summary>Longest name of an organisation within it: reader and time must not be cut off.</summary>
    private const int OrganisationMax = 70;

    /// <summary>Two at once: each holds a paper in memory several times over.</summary>
    private readonly SemaphoreSlim _slots = new(2);

    /// <summary>What a mark says: for whom the copy was drawn, for what, and when. Nobody's name.</summary>
    /// <param name="organisation">In Latin letters.</param>
    /// <param name="matter">Such as <c>case 8HJ3KM</c>.</param>
    public static string Words(string organisation, Guid reader, string matter, DateTimeOffset at) =>
        string.Create(CultureInfo.InvariantCulture, $"{(organisation.Length > OrganisationMax ? organisation[..OrganisationMax] : organisation)} | reader {ReferenceCode.Of(reader)} | {matter} | {at.ToUniversalTime():yyyy-MM-dd HH:mm} UTC");

    /// <summary>The paper with the mark on each page; null when it is built in a way that cannot be marked.</summary>
    /// <param name="mark">Letters without accents, digits and common signs; see <see cref="MarkStrokes"/>.</param>
    public async Task<byte[]?> Draw(FileKind kind, Stream paper, string mark, CancellationToken ct)
    {
        await _slots.WaitAsync(ct);
        try
        {
            using var content = new MemoryStream();
            await paper.CopyToAsync(content, ct);
            return Draw(kind, content.GetBuffer().AsMemory(0, (int)content.Length), mark);
        }
        finally
        {
            _slots.Release();
        }
    }

    public void Dispose() => _slots.Dispose();

    internal static byte[]? Draw(FileKind kind, ReadOnlyMemory<byte> paper, string mark)
    {
        var said = MarkStrokes.Plain(mark.Length > MarkMax ? mark[..MarkMax] : mark);
        try
        {
            return kind switch
            {
                FileKind.Pdf => PdfPages.Read(paper)?.Marked(said),
                FileKind.Jpeg => PictureSheet.OfJpeg(paper.Span)?.Marked(said),
                FileKind.Png => PictureSheet.OfPng(paper.Span)?.Marked(said),
                _ => null,
            };
        }
        catch (Exception e) when (e is FileFaultException or InvalidDataException)
        {
            return null;
        }
    }
}

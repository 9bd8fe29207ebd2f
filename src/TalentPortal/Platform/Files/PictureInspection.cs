namespace TalentPortal.Platform.Files;

/// <summary>Inspects JPEG and PNG files.</summary>
internal static class PictureInspection
{
    /// <exception cref="FileFaultException">The picture is not taken, with the reason.</exception>
    public static void InspectJpeg(ReadOnlySpan<byte> file)
    {
        var jpeg = JpegFile.Read(file, out var tooLarge) ?? throw new FileFaultException("Files_Damaged");
        if (tooLarge) throw new FileFaultException("Files_PictureTooLarge");
        foreach (var segment in jpeg.Segments)
            if (segment.Marker is >= 0xe0 and <= 0xef or 0xfe && HiddenContent.HasMarkup(JpegFile.Content(segment, file))) throw new FileFaultException("Files_HiddenContent");
        InspectTrailer(file, jpeg.End);
    }

    /// <exception cref="FileFaultException">The picture is not taken, with the reason.</exception>
    public static void InspectPng(ReadOnlySpan<byte> file)
    {
        var png = PngFile.Read(file, out var tooLarge) ?? throw new FileFaultException("Files_Damaged");
        if (tooLarge) throw new FileFaultException("Files_PictureTooLarge");
        foreach (var chunk in png.Chunks)
            if (!PngFile.IsPicture(chunk) && HiddenContent.HasMarkup(file.Slice(chunk.Start, chunk.Length))) throw new FileFaultException("Files_HiddenContent");
        InspectTrailer(file, png.End);
    }

    /// <summary>Phones write previews and clips after the picture, which the cleaning cuts off; other files do not belong there.</summary>
    private static void InspectTrailer(ReadOnlySpan<byte> file, int end)
    {
        if (HiddenContent.IsForeign(file[end..]) || HiddenContent.EndsAsArchive(file)) throw new FileFaultException("Files_HiddenContent");
    }
}

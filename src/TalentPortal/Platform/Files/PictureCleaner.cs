using System.Buffers.Binary;

namespace TalentPortal.Platform.Files;

/// <summary>Removes metadata from pictures without touching their pixels.</summary>
internal static class PictureCleaner
{
    private const ushort OrientationTag = 0x0112;

    /// <summary>Keeps what the picture needs, and how it is turned: without that, photos of phones would lie on their side.</summary>
    public static byte[]? CleanJpeg(ReadOnlySpan<byte> file)
    {
        if (JpegFile.Read(file, out _) is not { } jpeg) return null;
        var orientation = 1;
        var clean = new MemoryStream(file.Length);
        foreach (var segment in jpeg.Segments)
            if (segment.Marker == 0xe1 && orientation == 1) orientation = Orientation(JpegFile.Content(segment, file));
        foreach (var segment in jpeg.Segments)
        {
            if (JpegFile.IsPicture(segment, file)) clean.Write(file.Slice(segment.Start, segment.Length));
            if (segment.Marker == 0xd8 && orientation != 1) clean.Write(OrientationSegment(orientation));
        }

        return clean.ToArray();
    }

    public static byte[]? CleanPng(ReadOnlySpan<byte> file)
    {
        if (PngFile.Read(file, out _) is not { } png) return null;
        var clean = new MemoryStream(file.Length);
        clean.Write(PngFile.Signature);
        foreach (var chunk in png.Chunks)
            if (PngFile.IsPicture(chunk)) clean.Write(file.Slice(chunk.Start, chunk.Length));
        return clean.ToArray();
    }

    /// <summary>The orientation (1 to 8) in the first directory of an EXIF segment; 1, upright, when there is none.</summary>
    /// <remarks>Source: Exif 2.32, sections 4.5 and 4.6; TIFF 6.0, section 2.</remarks>
    internal static int Orientation(ReadOnlySpan<byte> segment)
    {
        if (!segment.StartsWith("Exif\0\0"u8) || segment.Length < 14) return 1;
        var tiff = segment[6..];
        var little = tiff.StartsWith("II"u8);
        if (!little && !tiff.StartsWith("MM"u8)) return 1;
        var directory = U32(tiff[4..]);
        if (directory > tiff.Length - 2) return 1;
        var entries = U16(tiff[(int)directory..]);
        for (var i = 0; i < entries; i++)
        {
            var at = (int)directory + 2 + 12 * i;
            if (at + 12 > tiff.Length) return 1;
            if (U16(tiff[at..]) == OrientationTag) return U16(tiff[(at + 8)..]) is var value and >= 1 and <= 8 ? value : 1;
        }

        return 1;

        ushort U16(ReadOnlySpan<byte> bytes) => little ? BinaryPrimitives.ReadUInt16LittleEndian(bytes) : BinaryPrimitives.ReadUInt16BigEndian(bytes);
        uint U32(ReadOnlySpan<byte> bytes) => little ? BinaryPrimitives.ReadUInt32LittleEndian(bytes) : BinaryPrimitives.ReadUInt32BigEndian(bytes);
    }

    private static byte[] OrientationSegment(int orientation) =>
    [
        0xff, 0xe1, 0, 34, .. "Exif\0\0"u8, .. "MM\0*"u8, 0, 0, 0, 8, 0, 1, OrientationTag >> 8, OrientationTag & 0xff, 0, 3, 0, 0, 0, 1, 0, (byte)orientation, 0, 0, 0, 0, 0, 0,
    ];
}

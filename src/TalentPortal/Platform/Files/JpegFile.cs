using System.Buffers.Binary;

namespace TalentPortal.Platform.Files;

/// <summary>The segments of a JPEG file (ITU T.81, annex B), walked without decoding the picture.</summary>
internal sealed class JpegFile
{
    private const long MaxPixels = 200_000_000;
    private const byte StartOfImage = 0xd8;
    private const byte EndOfImage = 0xd9;
    private const byte StartOfScan = 0xda;
    private const byte Comment = 0xfe;

    private JpegFile(List<Segment> segments, int end) => (Segments, End) = (segments, end);

    /// <summary>A marker with its content, or the coded picture data after a scan header (marker 0).</summary>
    internal readonly record struct Segment(byte Marker, int Start, int Length);

    public IReadOnlyList<Segment> Segments { get; }

    /// <summary>Where the picture ends; bytes after it belong to something else.</summary>
    public int End { get; }

    /// <summary>Null when the file is no whole JPEG.</summary>
    public static JpegFile? Read(ReadOnlySpan<byte> file, out bool tooLarge)
    {
        tooLarge = false;
        if (file.Length < 4 || file[0] != 0xff || file[1] != StartOfImage || file[2] != 0xff) return null;
        var segments = new List<Segment> { new(StartOfImage, 0, 2) };
        var at = 2;
        bool hasFrame = false, hasScan = false;
        while (true)
        {
            if (at >= file.Length || file[at] != 0xff) return null;
            var start = at;
            while (at < file.Length && file[at] == 0xff) at++;
            if (at >= file.Length) return null;
            var marker = file[at++];
            if (marker == EndOfImage)
            {
                if (!hasScan) return null;
                segments.Add(new(marker, start, at - start));
                return new(segments, at);
            }

            if (marker is 0 or StartOfImage or (>= 0xd0 and <= 0xd7) || file.Length - at < 2) return null;
            var length = BinaryPrimitives.ReadUInt16BigEndian(file[at..]);
            if (length < 2 || length > file.Length - at) return null;
            var content = file.Slice(at + 2, length - 2);
            at += length;
            segments.Add(new(marker, start, at - start));
            if (IsFrame(marker))
            {
                if (content.Length < 6) return null;
                long height = BinaryPrimitives.ReadUInt16BigEndian(content[1..]), width = BinaryPrimitives.ReadUInt16BigEndian(content[3..]);
                if (width == 0) return null;
                tooLarge |= width * height > MaxPixels;
                hasFrame = true;
            }

            if (marker != StartOfScan) continue;
            if (!hasFrame) return null;
            hasScan = true;
            var data = at;
            at = EndOfScan(file, at);
            if (at < 0) return null;
            segments.Add(new(0, data, at - data));
        }
    }

    /// <summary>
    /// True for what the picture needs: tables, frames, scans, the JFIF header, the colour profile and Adobe's colour
    /// transform. Everything else (EXIF, XMP, IPTC, comments, previews, makers' data) is metadata.
    /// </summary>
    public static bool IsPicture(Segment segment, ReadOnlySpan<byte> file)
    {
        var content = segment.Marker == 0 ? default : Content(segment, file);
        return segment.Marker switch
        {
            0xe0 => content.StartsWith("JFIF\0"u8),
            0xe2 => content.StartsWith("ICC_PROFILE\0"u8),
            0xee => content.StartsWith("Adobe"u8),
            >= 0xe0 and <= 0xef or Comment or >= 0xf0 and <= 0xfd => false,
            _ => true,
        };
    }

    /// <summary>Bytes of a segment after marker and length.</summary>
    public static ReadOnlySpan<byte> Content(Segment segment, ReadOnlySpan<byte> file)
    {
        var whole = file.Slice(segment.Start, segment.Length);
        var marker = whole.IndexOfAnyExcept((byte)0xff);
        return whole.Length >= marker + 3 ? whole[(marker + 3)..] : default;
    }

    private static bool IsFrame(byte marker) => marker is >= 0xc0 and <= 0xcf and not (0xc4 or 0xc8 or 0xcc);

    /// <summary>Coded data ends at the first marker that is neither a stuffed byte nor a restart.</summary>
    private static int EndOfScan(ReadOnlySpan<byte> file, int at)
    {
        while (true)
        {
            var next = file[at..].IndexOf((byte)0xff);
            if (next < 0 || at + next + 1 >= file.Length) return -1;
            at += next;
            if (file[at + 1] is not (0 or 0xff or (>= 0xd0 and <= 0xd7))) return at;
            at += file[at + 1] == 0xff ? 1 : 2;
        }
    }
}

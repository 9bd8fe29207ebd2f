using System.Buffers.Binary;

namespace TalentPortal.Platform.Files;

/// <summary>The chunks of a PNG file (ISO/IEC 15948), walked without decoding the picture.</summary>
internal sealed class PngFile
{
    private const long MaxPixels = 200_000_000;
    private const int Frame = 12;

    private PngFile(List<Chunk> chunks, int end) => (Chunks, End) = (chunks, end);

    internal readonly record struct Chunk(string Type, int Start, int Length);

    public static ReadOnlySpan<byte> Signature => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0d, 0x0a, 0x1a, 0x0a];

    public IReadOnlyList<Chunk> Chunks { get; }

    /// <summary>Where the picture ends; bytes after it belong to something else.</summary>
    public int End { get; }

    /// <summary>Null when the file is no whole PNG; checksums are verified.</summary>
    public static PngFile? Read(ReadOnlySpan<byte> file, out bool tooLarge)
    {
        tooLarge = false;
        if (!file.StartsWith(Signature)) return null;
        var chunks = new List<Chunk>();
        var hasData = false;
        for (var at = Signature.Length; ;)
        {
            if (file.Length - at < Frame) return null;
            var length = BinaryPrimitives.ReadUInt32BigEndian(file[at..]);
            if (length > file.Length - at - Frame) return null;
            var typeBytes = file.Slice(at + 4, 4);
            foreach (var b in typeBytes)
                if (!char.IsAsciiLetter((char)b)) return null;
            var type = System.Text.Encoding.ASCII.GetString(typeBytes);
            var content = file.Slice(at + 8, (int)length);
            if (BinaryPrimitives.ReadUInt32BigEndian(file[(at + 8 + (int)length)..]) != Crc32.Append(0, file.Slice(at + 4, 4 + (int)length))) return null;
            if ((chunks.Count == 0) != (type == "IHDR")) return null;
            if (type == "IHDR")
            {
                if (content.Length != 13) return null;
                long width = BinaryPrimitives.ReadUInt32BigEndian(content), height = BinaryPrimitives.ReadUInt32BigEndian(content[4..]);
                if (width == 0 || height == 0 || width > int.MaxValue || height > int.MaxValue) return null;
                tooLarge = width * height > MaxPixels;
            }
            else if (char.IsAsciiLetterUpper(type[0]) && type is not ("PLTE" or "IDAT" or "IEND"))
            {
                return null;
            }

            hasData |= type == "IDAT";
            chunks.Add(new(type, at, Frame + (int)length));
            at += Frame + (int)length;
            if (type == "IEND") return hasData && length == 0 ? new(chunks, at) : null;
        }
    }

    /// <summary>True for what the picture needs; texts, times, EXIF, animations and private chunks are not kept.</summary>
    public static bool IsPicture(Chunk chunk) =>
        chunk.Type is "IHDR" or "PLTE" or "IDAT" or "IEND" or "tRNS" or "gAMA" or "cHRM" or "sRGB" or "iCCP" or "cICP" or "sBIT" or "bKGD" or "pHYs";
}

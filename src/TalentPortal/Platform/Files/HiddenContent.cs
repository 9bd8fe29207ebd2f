using System.Buffers.Binary;

namespace TalentPortal.Platform.Files;

/// <summary>Looks for a second file inside a first one (polyglots), where only comments, metadata or nothing should be.</summary>
internal static class HiddenContent
{
    private const int ZipEndLength = 22;
    private static readonly string[] Markup = ["<script", "<html", "<!doctype", "<svg", "<?php", "<iframe", "%pdf-"];

    /// <summary>Text that a browser, a server or a PDF reader would take for its own.</summary>
    public static bool HasMarkup(ReadOnlySpan<byte> region)
    {
        foreach (var marker in Markup)
            if (IndexOfIgnoreCase(region, marker) >= 0) return true;
        return false;
    }

    /// <summary>Signs of any other file format in bytes that should not be there at all.</summary>
    public static bool IsForeign(ReadOnlySpan<byte> trailer) =>
        HasMarkup(trailer) || trailer.IndexOf("PK\u0003\u0004"u8) >= 0 || trailer.IndexOf("PK\u0005\u0006"u8) >= 0 || trailer.IndexOf("Rar!\u001a"u8) >= 0
        || trailer.IndexOf((ReadOnlySpan<byte>)[0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c]) >= 0 || trailer.StartsWith("MZ"u8) || trailer.StartsWith("#!"u8);

    /// <summary>True when ZIP readers would open the whole file as an archive: they look for its directory from the end.</summary>
    public static bool EndsAsArchive(ReadOnlySpan<byte> file)
    {
        var from = Math.Max(0, file.Length - ZipEndLength - ushort.MaxValue);
        for (var rest = file[from..]; rest.LastIndexOf("PK\u0005\u0006"u8) is var at and >= 0; rest = rest[..at])
        {
            var position = from + at;
            if (file.Length - position < ZipEndLength) continue;
            var commentLength = BinaryPrimitives.ReadUInt16LittleEndian(file[(position + 20)..]);
            // Readers forgive bytes after the comment, so a comment that fits is enough.
            if (position + ZipEndLength + commentLength <= file.Length) return true;
        }

        return false;
    }

    public static int IndexOfIgnoreCase(ReadOnlySpan<byte> region, string asciiLower)
    {
        byte first = (byte)asciiLower[0], upper = (byte)char.ToUpperInvariant(asciiLower[0]);
        for (var from = 0; ;)
        {
            var at = region[from..].IndexOfAny(first, upper);
            if (at < 0) return -1;
            from += at;
            if (region.Length - from < asciiLower.Length) return -1;
            if (System.Text.Ascii.EqualsIgnoreCase(region.Slice(from, asciiLower.Length), asciiLower)) return from;
            from++;
        }
    }
}

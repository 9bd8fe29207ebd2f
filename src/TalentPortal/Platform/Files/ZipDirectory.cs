using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace TalentPortal.Platform.Files;

/// <summary>One file in an archive.</summary>
internal sealed record ZipItem(string Name, bool IsDeflated, uint Crc, int PackedLength, int Length, int DataStart)
{
    public bool IsFolder => Name.EndsWith('/');
}

/// <summary>
/// A strict reader of the ZIP directory, for archives that come from strangers. It accepts only what office programs
/// write, one item after the other with nothing between, so that every program reads the same items from the same bytes.
/// </summary>
/// <remarks>Source: APPNOTE.TXT 6.3.10 of PKWARE, sections 4.3.7, 4.3.12 and 4.3.16.</remarks>
internal sealed class ZipDirectory
{
    private const uint LocalSignature = 0x04034b50;
    private const uint CentralSignature = 0x02014b50;
    private const uint EndSignature = 0x06054b50;
    private const int LocalLength = 30;
    private const int CentralLength = 46;
    private const int EndLength = 22;
    private const int LongestDescriptor = 24;
    private const ushort Encrypted = 0x0001 | 0x0040;
    private const ushort HasDescriptor = 0x0008;
    private const ushort Utf8Names = 0x0800;
    private static readonly UTF8Encoding StrictUtf8 = new(false, throwOnInvalidBytes: true);

    private readonly ReadOnlyMemory<byte> _file;

    private ZipDirectory(ReadOnlyMemory<byte> file, List<ZipItem> items) => (_file, Items) = (file, items);

    public IReadOnlyList<ZipItem> Items { get; }

    /// <exception cref="FileFaultException">The archive is broken, encrypted, too large or built to deceive.</exception>
    public static ZipDirectory Read(ReadOnlyMemory<byte> file, int maxItems)
    {
        var bytes = file.Span;
        if (bytes.Length < EndLength) throw new FileFaultException("Files_Damaged");
        var end = bytes[^EndLength..];
        if (U32(end, 0) != EndSignature)
            throw new FileFaultException(bytes.LastIndexOf("PK\u0005\u0006"u8) >= 0 ? "Files_HiddenContent" : "Files_Damaged");
        int count = U16(end, 10);
        if (count > maxItems) throw new FileFaultException("Files_TooComplex");
        long size = U32(end, 12), start = U32(end, 16);
        if (U16(end, 4) != 0 || U16(end, 6) != 0 || U16(end, 8) != count || U16(end, 20) != 0 || start + size != bytes.Length - EndLength)
            throw new FileFaultException("Files_Damaged");

        var items = new List<(ZipItem Item, int Start, int End)>(count);
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var at = (int)start;
        for (var i = 0; i < count; i++)
        {
            var (item, itemStart, itemEnd) = ReadItem(bytes, (int)start, ref at);
            if (!names.Add(item.Name)) throw new FileFaultException("Files_HiddenContent");
            items.Add((item, itemStart, itemEnd));
        }

        if (at != bytes.Length - EndLength) throw new FileFaultException("Files_Damaged");
        RefuseGapsAndOverlaps(items, (int)start);
        return new(file, [.. items.Select(i => i.Item)]);
    }

    /// <summary>
    /// Unpacks an item piece by piece, checking length and checksum. Stops as soon as it gives more than it declared, so a
    /// lying directory costs no more than an honest one.
    /// </summary>
    /// <exception cref="FileFaultException">Length or checksum are not as declared.</exception>
    public Stream Open(ZipItem item)
    {
        var packed = new ReadOnlyMemoryStream(_file.Slice(item.DataStart, item.PackedLength));
        return new CheckedStream(item.IsDeflated ? new DeflateStream(packed, CompressionMode.Decompress) : packed, item);
    }

    /// <summary>Reads an item whole.</summary>
    public byte[] ReadAll(ZipItem item)
    {
        var content = new byte[item.Length];
        using var stream = Open(item);
        stream.ReadExactly(content);
        if (stream.ReadByte() >= 0) throw new FileFaultException("Files_Damaged");
        return content;
    }

    private static (ZipItem Item, int Start, int End) ReadItem(ReadOnlySpan<byte> file, int directoryStart, ref int at)
    {
        if (file.Length - at < CentralLength + EndLength || U32(file, at) != CentralSignature) throw new FileFaultException("Files_Damaged");
        var central = file.Slice(at, CentralLength);
        int flags = U16(central, 8), method = U16(central, 10), nameLength = U16(central, 28);
        uint crc = U32(central, 16), packed = U32(central, 20), length = U32(central, 24), local = U32(central, 42);
        var total = CentralLength + nameLength + U16(central, 30) + U16(central, 32);
        if (file.Length - at < total + EndLength) throw new FileFaultException("Files_Damaged");
        var nameBytes = file.Slice(at + CentralLength, nameLength);
        at += total;
        if ((flags & Encrypted) != 0) throw new FileFaultException("Files_Encrypted");
        if (method is not (0 or 8) || packed > int.MaxValue || length > int.MaxValue || (method == 0 && packed != length)) throw new FileFaultException("Files_Damaged");

        if (local > directoryStart - LocalLength || U32(file, (int)local) != LocalSignature) throw new FileFaultException("Files_Damaged");
        var header = file.Slice((int)local, LocalLength);
        long data = local + LocalLength + (long)U16(header, 26) + U16(header, 28);
        if (data + packed > directoryStart || U16(header, 26) != nameLength || U16(header, 8) != method) throw new FileFaultException("Files_Damaged");
        // Programs that trust the local header must see the same item.
        if (!file.Slice((int)local + LocalLength, nameLength).SequenceEqual(nameBytes)) throw new FileFaultException("Files_HiddenContent");
        var described = (U16(header, 6) & HasDescriptor) != 0;
        if (!described && (U32(header, 14) != crc || U32(header, 18) != packed || U32(header, 22) != length)) throw new FileFaultException("Files_HiddenContent");
        var item = new ZipItem(ReadName(nameBytes, (flags & Utf8Names) != 0), method == 8, crc, (int)packed, (int)length, (int)data);
        return (item, (int)local, (int)(data + packed) + (described ? LongestDescriptor : 0));
    }

    private static string ReadName(ReadOnlySpan<byte> bytes, bool isUtf8)
    {
        string name;
        try
        {
            name = isUtf8 || Ascii.IsValid(bytes) ? StrictUtf8.GetString(bytes) : Encoding.Latin1.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            throw new FileFaultException("Files_Damaged");
        }

        var isUnsafe = name.Length is 0 or > 256 || name[0] == '/' || name.Any(c => char.IsControl(c) || c is '\\' or ':')
            || name.TrimEnd('/').Split('/').Any(s => s is "" or "." or "..");
        return isUnsafe ? throw new FileFaultException("Files_HiddenContent") : name;
    }

    private static void RefuseGapsAndOverlaps(List<(ZipItem Item, int Start, int End)> items, int directoryStart)
    {
        var expected = 0;
        var slack = 0;
        foreach (var (item, start, end) in items.OrderBy(i => i.Start))
        {
            // A descriptor has 12 to 24 bytes after the data; nothing else may lie between two items.
            if (start < expected || start > expected + slack) throw new FileFaultException("Files_HiddenContent");
            expected = item.DataStart + item.PackedLength;
            slack = end - expected;
        }

        if (directoryStart > expected + slack) throw new FileFaultException("Files_HiddenContent");
    }

    private static ushort U16(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt16LittleEndian(bytes[at..]);

    private static uint U32(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt32LittleEndian(bytes[at..]);

    private sealed class CheckedStream(Stream inner, ZipItem item) : ReadOnlyStream
    {
        private long _read;
        private uint _crc;

        public override int Read(Span<byte> buffer)
        {
            int got;
            try
            {
                got = inner.Read(buffer);
            }
            catch (InvalidDataException)
            {
                throw new FileFaultException("Files_Damaged");
            }

            _read += got;
            _crc = Crc32.Append(_crc, buffer[..got]);
            if (_read > item.Length) throw new FileFaultException("Files_TooComplex");
            if (got == 0 && buffer.Length > 0 && (_read < item.Length || _crc != item.Crc)) throw new FileFaultException("Files_Damaged");
            return got;
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing) inner.Dispose();
            base.Dispose(disposing);
        }
    }
}

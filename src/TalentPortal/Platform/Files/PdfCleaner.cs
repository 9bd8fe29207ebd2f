using System.Buffers;
using System.IO.Compression;

namespace TalentPortal.Platform.Files;

/// <summary>
/// Removes metadata from a PDF by overwriting it in place with as many bytes, so that every offset stays true and nothing
/// else in the file changes: the information dictionary, XMP, and EXIF in embedded photos, in old revisions too.
/// </summary>
internal static class PdfCleaner
{
    private const int MostPacked = 16 * 1024 * 1024;

    private static ReadOnlySpan<byte> EmptyXmp =>
        "<?xpacket begin=\"\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?><x:xmpmeta xmlns:x=\"adobe:ns:meta/\"/><?xpacket end=\"w\"?>"u8;

    /// <returns>The cleaned file, or null when something could not be removed: then nothing may be claimed.</returns>
    public static byte[]? Clean(ReadOnlyMemory<byte> file)
    {
        var pdf = PdfFile.Read(file);
        if (pdf.IsSigned || pdf.HasDirectInformation) return null;
        var clean = file.ToArray();
        var indirect = new HashSet<int>();
        foreach (var item in pdf.Objects.Where(o => pdf.InformationNumbers.Contains(o.Number)))
            Blank(clean.AsSpan(item.Start, item.End - item.Start), indirect);
        var streams = pdf.Streams.Select(s => s.Number).ToHashSet();
        foreach (var item in pdf.Objects.Where(o => indirect.Contains(o.Number) && !streams.Contains(o.Number)))
            Blank(clean.AsSpan(item.Start, item.End - item.Start), null);
        foreach (var stream in pdf.Streams)
        {
            var done = stream.Type switch
            {
                "ObjStm" => CleanPacked(pdf, stream, clean, indirect),
                "Metadata" => CleanXmp(stream, clean),
                _ => stream.Filter != "DCTDecode" || CleanPhoto(clean.AsSpan(stream.Start, stream.Length)),
            };
            if (!done) return null;
        }

        try
        {
            var again = PdfFile.Read(clean);
            return again.Objects.Count == pdf.Objects.Count && again.Streams.Count == pdf.Streams.Count ? clean : null;
        }
        catch (FileFaultException)
        {
            return null;
        }
    }

    /// <summary>Empties a dictionary, or a text of its own, and notes what it refers to.</summary>
    private static void Blank(Span<byte> body, HashSet<int>? references)
    {
        var lexer = new PdfLexer(body, 0);
        int before = -1, last = -1, start = -1, depth = 0;
        for (var token = lexer.Next(); token != PdfToken.End; token = lexer.Next())
        {
            if (token == PdfToken.Word && lexer.Token.SequenceEqual("R"u8) && before >= 0) references?.Add(before);
            (before, last) = token == PdfToken.Number ? (last, lexer.Integer()) : (-1, -1);
            if (token == PdfToken.DictionaryStart && depth++ == 0) start = lexer.At;
            if (token == PdfToken.DictionaryEnd && --depth == 0 && start >= 0)
            {
                body[start..lexer.Start].Fill((byte)' ');
                return;
            }

            if (depth == 0 && token is PdfToken.Text or PdfToken.HexText && lexer.At - lexer.Start >= 2) body[(lexer.Start + 1)..(lexer.At - 1)].Fill((byte)(token == PdfToken.Text ? ' ' : '2'));
        }
    }

    private static bool CleanPacked(PdfFile pdf, PdfFile.PdfStream stream, byte[] file, HashSet<int> indirect)
    {
        var bytes = pdf.Unpack(stream, MostPacked, out var length);
        if (bytes is null) return false;
        try
        {
            var content = bytes.AsSpan(0, length);
            if (stream.Count < 0 || stream.First < 0 || stream.First > length) return false;
            var lexer = new PdfLexer(content[..stream.First], 0);
            var places = new List<(int Number, int At)>();
            for (var i = 0; i < stream.Count; i++)
            {
                if (lexer.Next() != PdfToken.Number) return false;
                var number = lexer.Integer();
                if (lexer.Next() != PdfToken.Number || lexer.Integer() is var at && (at < 0 || at > length - stream.First)) return false;
                places.Add((number, stream.First + lexer.Integer()));
            }

            var changed = false;
            int[] starts = [.. places.Select(p => p.At).Append(length).Distinct().Order()];
            foreach (var (number, at) in places.Where(p => pdf.InformationNumbers.Contains(p.Number) || indirect.Contains(p.Number)))
            {
                var next = starts[Math.Min(Array.BinarySearch(starts, at) + 1, starts.Length - 1)];
                Blank(content[at..next], pdf.InformationNumbers.Contains(number) ? indirect : null);
                changed = true;
            }

            return !changed || Pack(content, file.AsSpan(stream.Start, stream.Length));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(bytes);
        }
    }

    private static bool CleanXmp(PdfFile.PdfStream stream, byte[] file)
    {
        var target = file.AsSpan(stream.Start, stream.Length);
        if (stream.Filter == "FlateDecode") return Pack(EmptyXmp, target);
        if (stream.Filter is not null) return false;
        target.Fill((byte)' ');
        if (target.Length >= EmptyXmp.Length) EmptyXmp.CopyTo(target);
        return true;
    }

    /// <summary>Turns every segment that is not picture into an empty comment of the same length.</summary>
    private static bool CleanPhoto(Span<byte> photo)
    {
        if (JpegFile.Read(photo, out _) is not { } jpeg) return false;
        foreach (var segment in jpeg.Segments)
        {
            if (JpegFile.IsPicture(segment, photo)) continue;
            var whole = photo.Slice(segment.Start, segment.Length);
            var marker = whole.IndexOfAnyExcept((byte)0xff);
            whole[marker] = 0xfe;
            whole[(marker + 3)..].Fill((byte)' ');
        }

        photo[jpeg.End..].Fill((byte)'\n');
        return true;
    }

    /// <summary>Deflates into the place of the old data. What is left over is filled behind the end of the data, where readers stop.</summary>
    private static bool Pack(ReadOnlySpan<byte> content, Span<byte> target)
    {
        var packed = new MemoryStream(target.Length);
        using (var zlib = new ZLibStream(packed, CompressionLevel.SmallestSize, leaveOpen: true)) zlib.Write(content);
        if (packed.Length > target.Length) return false;
        target.Fill((byte)'\n');
        packed.GetBuffer().AsSpan(0, (int)packed.Length).CopyTo(target);
        return true;
    }
}

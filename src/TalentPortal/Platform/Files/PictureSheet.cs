using System.Buffers.Binary;
using System.Globalization;
using System.IO.Compression;

namespace TalentPortal.Platform.Files;

/// <summary>A picture as a sheet of paper: one page of a PDF that it fills.</summary>
/// <param name="Entries">Of the image's dictionary.</param>
/// <param name="Turn">By how many degrees the sheet is turned to stand upright.</param>
internal sealed record PictureSheet(int Width, int Height, string Entries, byte[] Data, int Turn)
{
    /// <summary>A4, in points.</summary>
    private const double Short = 595, Long = 842, Margin = 20;

    /// <summary>Pixels of a picture with transparency that are unpacked, in bytes.</summary>
    private const long MostUnpacked = 160_000_000;

    public static PictureSheet? OfJpeg(ReadOnlySpan<byte> file)
    {
        if (JpegFile.Read(file, out var tooLarge) is not { } jpeg || tooLarge) return null;
        var turn = 0;
        var isAdobe = false;
        foreach (var segment in jpeg.Segments)
        {
            if (segment.Marker == 0) continue;
            var content = JpegFile.Content(segment, file);
            if (segment.Marker == 0xe1 && turn == 0) turn = PictureCleaner.Orientation(content) switch { 3 => 180, 6 => 90, 8 => 270, _ => 0 };
            if (segment.Marker == 0xee) isAdobe |= content.StartsWith("Adobe"u8);
            // Baseline and progressive: what readers of PDF know.
            if (segment.Marker is >= 0xc3 and <= 0xcf and not (0xc4 or 0xc8 or 0xcc)) return null;
            if (segment.Marker is not (>= 0xc0 and <= 0xc2)) continue;
            if (content.Length < 6 || content[0] != 8) return null;
            var (height, width, colours) = (BinaryPrimitives.ReadUInt16BigEndian(content[1..]), BinaryPrimitives.ReadUInt16BigEndian(content[3..]), content[5]);
            if (height == 0 || colours is not (1 or 3 or 4)) return null;
            foreach (var later in jpeg.Segments)
                if (later.Marker == 0xee) isAdobe |= JpegFile.Content(later, file).StartsWith("Adobe"u8);
            var space = colours switch { 1 => "/DeviceGray", 3 => "/DeviceRGB", _ => "/DeviceCMYK" + (isAdobe ? " /Decode [1 0 1 0 1 0 1 0]" : "") };
            return new(width, height, $"/Filter /DCTDecode /BitsPerComponent 8 /ColorSpace {space}", file[..jpeg.End].ToArray(), turn);
        }

        return null;
    }

    public static PictureSheet? OfPng(ReadOnlySpan<byte> file)
    {
        if (PngFile.Read(file, out var tooLarge) is not { } png || tooLarge) return null;
        var head = file.Slice(png.Chunks[0].Start + 8, 13);
        int width = BinaryPrimitives.ReadInt32BigEndian(head), height = BinaryPrimitives.ReadInt32BigEndian(head[4..]);
        int depth = head[8], colour = head[9];
        // Interlaced ones are made for slow lines; nobody scans to them.
        if (head[12] != 0 || width > 65_535 || height > 65_535) return null;
        var data = new MemoryStream();
        var palette = "";
        foreach (var chunk in png.Chunks)
        {
            var content = file.Slice(chunk.Start + 8, chunk.Length - 12);
            if (chunk.Type == "IDAT") data.Write(content);
            else if (chunk.Type == "PLTE") palette = Convert.ToHexString(content);
        }

        if (colour is 4 or 6) return WithoutTransparency(data, width, height, colour == 4 ? 1 : 3, depth / 8);
        var (space, parts) = colour switch
        {
            0 => ("/DeviceGray", 1),
            2 => ("/DeviceRGB", 3),
            3 when palette.Length is > 0 and <= 1536 => ($"[/Indexed /DeviceRGB {(palette.Length / 6) - 1} <{palette}>]", 1),
            _ => ("", 0),
        };
        return parts == 0 ? null : Packed(width, height, space, parts, depth, data.ToArray());
    }

    public byte[] Marked(string mark)
    {
        var lies = Width > Height;
        var (paperWidth, paperHeight) = lies ? (Long, Short) : (Short, Long);
        var scale = Math.Min((paperWidth - (2 * Margin)) / Width, (paperHeight - (2 * Margin)) / Height);
        var (w, h) = (Width * scale, Height * scale);
        var pdf = new PdfWriter();
        pdf.Object(1, "<< /Type /Catalog /Pages 2 0 R >>");
        pdf.Object(2, "<< /Type /Pages /Kids [3 0 R] /Count 1 >>");
        pdf.Object(3, string.Create(CultureInfo.InvariantCulture, $"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {paperWidth:0} {paperHeight:0}] /Rotate {Turn} /Resources << /XObject << /P 4 0 R >> >> /Contents [5 0 R 6 0 R] >>"));
        pdf.Stream(4, $"/Type /XObject /Subtype /Image /Width {Width} /Height {Height} {Entries}", Data);
        pdf.Stream(5, "", System.Text.Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"q q {w:0.##} 0 0 {h:0.##} {(paperWidth - w) / 2:0.##} {(paperHeight - h) / 2:0.##} cm /P Do Q\n")));
        pdf.Stream(6, "", MarkStrokes.Draw(mark, 0, 0, paperWidth, paperHeight, Turn));
        return pdf.Finish(1);
    }

    private static PictureSheet Packed(int width, int height, string space, int parts, int depth, byte[] data) => new(
        width, height, $"/Filter /FlateDecode /DecodeParms << /Predictor 15 /Colors {parts} /BitsPerComponent {depth} /Columns {width} >> /BitsPerComponent {depth} /ColorSpace {space}", data, 0);

    /// <summary>Takes the transparency out, row by row: paper has none.</summary>
    /// <param name="parts">Colours of a pixel without it.</param>
    /// <param name="size">Bytes of a part: 1 or 2.</param>
    private static PictureSheet? WithoutTransparency(MemoryStream data, int width, int height, int parts, int size)
    {
        var (pixel, kept) = ((parts + 1) * size, parts * size);
        if (size is not (1 or 2) || (long)width * height * pixel > MostUnpacked) return null;
        byte[] row = new byte[width * pixel], before = new byte[row.Length], line = new byte[(width * kept) + 1];
        data.Position = 0;
        using var source = new ZLibStream(data, CompressionMode.Decompress);
        var packed = new MemoryStream();
        using (var target = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true))
            for (var y = 0; y < height; y++)
            {
                var filter = source.ReadByte();
                if (filter is < 0 or > 4 || source.ReadAtLeast(row, row.Length, throwOnEndOfStream: false) < row.Length) return null;
                Unfilter(filter, row, before, pixel);
                for (var x = 0; x < width; x++) row.AsSpan(x * pixel, kept).CopyTo(line.AsSpan(1 + (x * kept)));
                target.Write(line);
                (row, before) = (before, row);
            }

        return Packed(width, height, parts == 1 ? "/DeviceGray" : "/DeviceRGB", parts, size * 8, packed.ToArray());
    }

    /// <remarks>ISO/IEC 15948, section 9.</remarks>
    private static void Unfilter(int filter, byte[] row, byte[] before, int pixel)
    {
        for (var i = 0; i < row.Length; i++)
        {
            int left = i >= pixel ? row[i - pixel] : 0, up = before[i], corner = i >= pixel ? before[i - pixel] : 0;
            row[i] += (byte)(filter switch { 1 => left, 2 => up, 3 => (left + up) / 2, 4 => Paeth(left, up, corner), _ => 0 });
        }
    }

    private static int Paeth(int left, int up, int corner)
    {
        var guess = left + up - corner;
        var (a, b, c) = (Math.Abs(guess - left), Math.Abs(guess - up), Math.Abs(guess - corner));
        return a <= b && a <= c ? left : b <= c ? up : corner;
    }
}

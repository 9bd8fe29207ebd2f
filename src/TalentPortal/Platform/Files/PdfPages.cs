using System.Buffers;
using System.Globalization;
using System.Text;

namespace TalentPortal.Platform.Files;

/// <summary>
/// The pages of a PDF that was inspected, found from its catalogue as readers find them. Written anew with a mark: each object as it
/// was last said, packed ones unpacked, so that nothing depends on tables which two programs may read differently.
/// </summary>
internal sealed class PdfPages
{
    private const int MostPages = 300;
    private const int MostNodes = 3000;
    private const int MostSteps = 16;
    private const int MostPacked = 16 * 1024 * 1024;

    private readonly SortedDictionary<int, (ReadOnlyMemory<byte> Body, int Generation)> _objects = [];
    private readonly int _root;

    private PdfPages(PdfFile pdf, ReadOnlyMemory<byte> file)
    {
        var streams = pdf.Streams.ToLookup(stream => stream.Number);
        foreach (var one in pdf.Objects)
        {
            var own = streams[one.Number].FirstOrDefault(stream => stream.Start >= one.Start && stream.Start < one.End);
            if (own?.Type == "XRef") continue;
            if (own?.Type == "ObjStm") Unpack(pdf, own);
            else _objects[one.Number] = (file[one.Start..one.End], GenerationOf(file.Span, one.Start));
        }

        _root = _objects.Where(pair => Entries(pair.Value.Body.Span) is { } entries && Text(pair.Value.Body.Span, entries, "Type") == "/Catalog").Select(pair => pair.Key).LastOrDefault(-1);
    }

    private readonly record struct Entry(string Key, int Start, int End);

    private sealed record Page(int Number, ReadOnlyMemory<byte> Body, List<Entry> Entries, double[] Box, int Turn);

    /// <summary>Null when it has no catalogue.</summary>
    /// <exception cref="FileFaultException">The document is not taken.</exception>
    public static PdfPages? Read(ReadOnlyMemory<byte> file)
    {
        var pages = new PdfPages(PdfFile.Read(file), file);
        return pages._root < 0 ? null : pages;
    }

    /// <summary>The document with the mark on each page; null when its pages cannot be found.</summary>
    public byte[]? Marked(string mark)
    {
        if (Pages() is not { Count: > 0 } pages) return null;
        var pdf = new PdfWriter();
        var next = _objects.Keys.Last() + 1;
        var begin = next++;
        var drawn = new Dictionary<string, int>(StringComparer.Ordinal);
        pdf.Stream(begin, "", "q\n"u8);
        foreach (var page in pages)
        {
            var shape = string.Join(' ', page.Box.Append(page.Turn).Select(number => number.ToString("0.##", CultureInfo.InvariantCulture)));
            if (!drawn.TryGetValue(shape, out var marks))
            {
                drawn[shape] = marks = next++;
                pdf.Stream(marks, "", MarkStrokes.Draw(mark, page.Box[0], page.Box[1], page.Box[2] - page.Box[0], page.Box[3] - page.Box[1], page.Turn));
            }

            if (Contents(page) is not { } contents) return null;
            var text = new StringBuilder("<< ");
            // Notes and fields would lie above the mark, and actions have no place here.
            foreach (var entry in page.Entries.Where(entry => entry.Key is not ("Contents" or "Annots" or "AA")))
                text.Append('/').Append(Escaped(entry.Key)).Append(' ').Append(Encoding.Latin1.GetString(page.Body.Span[entry.Start..entry.End])).Append('\n');
            text.Append(CultureInfo.InvariantCulture, $"/Contents [{begin} 0 R {contents} {marks} 0 R] >>");
            pdf.Object(page.Number, _objects[page.Number].Generation, Encoding.Latin1.GetBytes(text.ToString()));
        }

        var marked = pages.Select(page => page.Number).ToHashSet();
        foreach (var (number, (body, generation)) in _objects)
            if (!marked.Contains(number)) pdf.Object(number, generation, body.Span);
        return pdf.Finish(_root, _objects[_root].Generation);
    }

    /// <summary>From the catalogue down; null when the tree is none, or too large.</summary>
    private List<Page>? Pages()
    {
        var catalogue = _objects[_root].Body;
        if (Entries(catalogue.Span) is not { } top || ReferenceIn(catalogue.Span, top, "Pages") is not { } first) return null;
        List<Page> pages = [];
        HashSet<int> seen = [];
        Stack<(int Number, double[] Box, int Turn)> open = new([(first, [0, 0, 595, 842], 0)]);
        while (open.TryPop(out var node))
        {
            if (!seen.Add(node.Number) || seen.Count > MostNodes || !_objects.TryGetValue(node.Number, out var found) || Entries(found.Body.Span) is not { } entries) return null;
            var box = Box(found.Body.Span, entries, "CropBox") ?? Box(found.Body.Span, entries, "MediaBox") ?? node.Box;
            var turn = Number(found.Body.Span, entries, "Rotate") is { } degrees ? (int)degrees : node.Turn;
            if (entries.Find(entry => entry.Key == "Kids") is not { Key: not null } kids)
            {
                pages.Add(new(node.Number, found.Body, entries, box, turn));
                if (pages.Count > MostPages) return null;
                continue;
            }

            if (References(Resolved(found.Body[kids.Start..kids.End])) is not { } below) return null;
            foreach (var kid in below.AsEnumerable().Reverse()) open.Push((kid, box, turn));
        }

        return pages;
    }

    /// <summary>References to the parts of a page's content, as they are written.</summary>
    private string? Contents(Page page)
    {
        if (page.Entries.Find(entry => entry.Key == "Contents") is not { Key: not null } entry) return "";
        var value = page.Body[entry.Start..entry.End];
        var resolved = Resolved(value).Span;
        var lexer = new PdfLexer(resolved, 0);
        if (lexer.Next() != PdfToken.ArrayStart) return Reference(value.Span) is null ? null : Encoding.Latin1.GetString(value.Span);
        var from = lexer.At;
        var end = resolved.LastIndexOf((byte)']');
        return end < from ? null : Encoding.Latin1.GetString(resolved[from..end]);
    }

    private void Unpack(PdfFile pdf, PdfFile.PdfStream stream)
    {
        if (stream.Count < 0 || stream.First < 0 || pdf.Unpack(stream, MostPacked, out var length) is not { } bytes) throw new FileFaultException("Files_Damaged");
        var content = bytes.AsMemory(0, length).ToArray();
        ArrayPool<byte>.Shared.Return(bytes);
        var lexer = new PdfLexer(content.AsSpan(0, Math.Min(stream.First, length)), 0);
        List<(int Number, int At)> places = [];
        for (var i = 0; i < stream.Count; i++)
        {
            lexer.Next();
            var number = lexer.Integer();
            lexer.Next();
            var at = lexer.Integer();
            if (number < 0 || at < 0 || stream.First + at > length) throw new FileFaultException("Files_Damaged");
            places.Add((number, stream.First + at));
        }

        var ends = places.Select(place => place.At).Append(length).Distinct().Order().ToList();
        foreach (var (number, at) in places) _objects[number] = (content.AsMemory(at, ends[ends.BinarySearch(at) is var i && i + 1 < ends.Count ? i + 1 : ends.Count - 1] - at), 0);
    }

    private ReadOnlyMemory<byte> Resolved(ReadOnlyMemory<byte> value)
    {
        for (var step = 0; step < MostSteps && Reference(value.Span) is { } number && _objects.TryGetValue(number, out var found); step++) value = found.Body;
        return value;
    }

    private double[]? Box(ReadOnlySpan<byte> body, List<Entry> entries, string key)
    {
        if (entries.Find(entry => entry.Key == key) is not { Key: not null } entry) return null;
        var lexer = new PdfLexer(Resolved(body[entry.Start..entry.End].ToArray()).Span, 0);
        if (lexer.Next() != PdfToken.ArrayStart) return null;
        var box = new double[4];
        for (var i = 0; i < 4; i++)
            if (lexer.Next() != PdfToken.Number || !double.TryParse(lexer.Token, NumberStyles.Float, CultureInfo.InvariantCulture, out box[i]) || Math.Abs(box[i]) > 100_000) return null;
        double[] sorted = [Math.Min(box[0], box[2]), Math.Min(box[1], box[3]), Math.Max(box[0], box[2]), Math.Max(box[1], box[3])];
        return sorted[2] - sorted[0] < 1 || sorted[3] - sorted[1] < 1 ? null : sorted;
    }

    private double? Number(ReadOnlySpan<byte> body, List<Entry> entries, string key) =>
        entries.Find(entry => entry.Key == key) is { Key: not null } entry && double.TryParse(Resolved(body[entry.Start..entry.End].ToArray()).Span.Trim(" \r\n\t"u8), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static string? Text(ReadOnlySpan<byte> body, List<Entry> entries, string key) =>
        entries.Find(entry => entry.Key == key) is { Key: not null } entry ? Encoding.Latin1.GetString(body[entry.Start..entry.End]) : null;

    private static int? ReferenceIn(ReadOnlySpan<byte> body, List<Entry> entries, string key) =>
        entries.Find(entry => entry.Key == key) is { Key: not null } entry ? Reference(body[entry.Start..entry.End]) : null;

    private static List<int>? References(ReadOnlyMemory<byte> array)
    {
        var lexer = new PdfLexer(array.Span, 0);
        if (lexer.Next() != PdfToken.ArrayStart) return null;
        List<int> found = [];
        while (lexer.Next() is var token && token != PdfToken.ArrayEnd)
        {
            if (token != PdfToken.Number) return null;
            found.Add(lexer.Integer());
            if (lexer.Next() != PdfToken.Number || lexer.Next() != PdfToken.Word || !lexer.Token.SequenceEqual("R"u8)) return null;
        }

        return found;
    }

    /// <summary>The number in "12 0 R"; null for anything else.</summary>
    private static int? Reference(ReadOnlySpan<byte> value)
    {
        var lexer = new PdfLexer(value, 0);
        if (lexer.Next() != PdfToken.Number) return null;
        var number = lexer.Integer();
        return number >= 0 && lexer.Next() == PdfToken.Number && lexer.Next() == PdfToken.Word && lexer.Token.SequenceEqual("R"u8) ? number : null;
    }

    /// <summary>The entries of the dictionary that an object is; null when it is none.</summary>
    private static List<Entry>? Entries(ReadOnlySpan<byte> body)
    {
        var lexer = new PdfLexer(body, 0);
        if (lexer.Next() != PdfToken.DictionaryStart) return null;
        List<Entry> entries = [];
        while (lexer.Next() is var token && token != PdfToken.DictionaryEnd)
        {
            if (token != PdfToken.Name) return null;
            var key = lexer.Name();
            if (!Skip(ref lexer, out var start)) return null;
            entries.Add(new(key, start, lexer.At));
        }

        return entries;
    }

    /// <summary>Over one value.</summary>
    private static bool Skip(ref PdfLexer lexer, out int start)
    {
        var token = lexer.Next();
        start = lexer.Start;
        if (token is PdfToken.End or PdfToken.ArrayEnd or PdfToken.DictionaryEnd) return false;
        if (token == PdfToken.Number)
        {
            var after = lexer.At;
            if (lexer.Next() != PdfToken.Number || lexer.Next() != PdfToken.Word || !lexer.Token.SequenceEqual("R"u8)) lexer.At = after;
            return true;
        }

        for (var depth = token is PdfToken.ArrayStart or PdfToken.DictionaryStart ? 1 : 0; depth > 0;)
        {
            var inner = lexer.Next();
            if (inner == PdfToken.End) return false;
            if (inner is PdfToken.ArrayStart or PdfToken.DictionaryStart) depth++;
            else if (inner is PdfToken.ArrayEnd or PdfToken.DictionaryEnd) depth--;
        }

        return true;
    }

    /// <summary>The second number of "12 0 obj", read back from its end.</summary>
    private static int GenerationOf(ReadOnlySpan<byte> file, int behind)
    {
        var end = behind - 3;
        while (end > 0 && PdfLexer.IsSpace(file[end - 1])) end--;
        var start = end;
        while (start > 0 && char.IsAsciiDigit((char)file[start - 1])) start--;
        return int.TryParse(file[start..end], NumberStyles.None, CultureInfo.InvariantCulture, out var generation) ? generation : 0;
    }

    private static string Escaped(string name) =>
        string.Concat(name.Select(c => c < 128 && PdfLexer.IsRegular((byte)c) && c is > ' ' and not '#' and <= '~' ? c.ToString() : string.Create(CultureInfo.InvariantCulture, $"#{(int)c:X2}")));
}

using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace TalentPortal.Features.Guides.Domain;

/// <summary>What came of reading a guide's file.</summary>
/// <param name="Text">Null where it has a fault.</param>
public sealed record GuideReading(GuideText? Text, IReadOnlyList<GuideFault> Faults);

/// <summary>
/// A guide as a text file: Markdown with a head of plain lines and with marks between its parts. Files in the repository,
/// exports and the versions in the database have this one form, and each text has one way to be written: what is read
/// and written again is the same to the byte.
/// </summary>
public static class GuideFile
{
    private const string Fence = "---";
    private const string Mark = ":::";
    private const string InChinese = "## zh";
    private const string InEnglish = "## en";

    public static string Write(GuideText guide)
    {
        var file = new StringBuilder().Append(Fence).Append('\n');
        foreach (var field in GuideHeadFields.All) file.Append(HeadLine(field, guide.Head)).Append('\n');
        file.Append(Fence).Append('\n');
        foreach (var part in guide.Parts)
        {
            file.Append('\n', part.Gap).Append(MarkLine(part)).Append('\n');
            if (part is GuideBlock block) file.Append(InChinese).Append('\n').Append(block.Zh).Append('\n').Append(InEnglish).Append('\n').Append(block.En).Append('\n');
            file.Append(Mark).Append('\n');
        }

        return file.ToString();
    }

    /// <summary>Reads a file; every fault is told with its line, not only the first.</summary>
    public static GuideReading Read(string file)
    {
        var reader = new Reader(file);
        var text = reader.Read();
        return new(reader.Faults.Count == 0 ? text : null, reader.Faults);
    }

    /// <summary>Tells one text from another.</summary>
    public static string Digest(string file) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(file)));

    private static string HeadLine(GuideHeadFields.Field field, GuideHead head) => field.Write(head) is { Length: > 0 } value ? $"{field.Name}: {value}" : $"{field.Name}:";

    private static string MarkLine(GuidePart part) => part switch
    {
        GuideBlock block => string.Create(
            CultureInfo.InvariantCulture, $"{Mark} block {block.Id}{(block.Audience.Count == 0 ? "" : " audience=" + string.Join(',', block.Audience))} zh={block.ZhOn:yyyy-MM-dd} en={block.EnOn:yyyy-MM-dd}"),
        GuideRule rule => $"{Mark} rule {rule.Code} {GuideWordLists.Word(rule.As)}",
        _ => throw new ArgumentOutOfRangeException(nameof(part), part, "A part of an unknown kind."),
    };

    private sealed class Reader(string file)
    {
        private readonly string[] _lines = file.Split('\n');
        private int _at;

        public List<GuideFault> Faults { get; } = [];

        /// <summary>Of the line that is read next, counted from 1.</summary>
        private int Line => _at + 1;

        public GuideText Read()
        {
            if (file.Length > GuideText.Max) Fault(1, GuideFaultKind.Long, "file");
            if (file.Contains('\r', StringComparison.Ordinal) || !Platform.Text.PlainText.IsStorable(file)) Fault(1, GuideFaultKind.Value, "file");
            var head = GuideHead.Empty;
            if (Faults.Count > 0 || !Expect(Fence)) return new(head, []);
            foreach (var field in GuideHeadFields.All)
            {
                if (_at >= _lines.Length || !(_lines[_at] == field.Name + ":" || _lines[_at].StartsWith(field.Name + ":", StringComparison.Ordinal)))
                {
                    // The lines have one order: from here on nothing can be told apart.
                    Fault(Line, GuideFaultKind.Field, field.Name + ":");
                    return new(head, []);
                }

                var value = _lines[_at][(field.Name.Length + 1)..].Trim();
                if (field.Read(head, value) is not { } read) Fault(Line, GuideFaultKind.Value, field.Name);
                else if (HeadLine(field, head = read) is var line && line != _lines[_at]) Fault(Line, GuideFaultKind.Spelling, line);
                _at++;
            }

            return Expect(Fence) ? new(head, Parts()) : new(head, []);
        }

        private List<GuidePart> Parts()
        {
            List<GuidePart> parts = [];
            HashSet<string> ids = new(StringComparer.Ordinal);
            var gap = 0;
            while (_at < _lines.Length)
            {
                if (_lines[_at].Length == 0)
                {
                    // The last line break of a file has nothing behind it.
                    if (_at++ == _lines.Length - 1) break;
                    gap++;
                    continue;
                }

                if (!_lines[_at].StartsWith(Mark + " ", StringComparison.Ordinal))
                {
                    Fault(Line, GuideFaultKind.Stray, Short(_lines[_at]));
                    _at++;
                    continue;
                }

                var (from, mark) = (Line, _lines[_at]);
                if (ReadPart(mark) is { } part)
                {
                    parts.Add(part with { Gap = gap, Line = from });
                    if (MarkLine(part) is var line && line != mark) Fault(from, GuideFaultKind.Spelling, line);
                    if (!ids.Add(part.Name)) Fault(from, GuideFaultKind.Twice, part.Name);
                }

                gap = 0;
            }

            if (gap > 0) Fault(_lines.Length, GuideFaultKind.Stray, "");
            if (!file.EndsWith('\n')) Fault(_lines.Length, GuideFaultKind.Open, "file");
            if (parts.Count == 0 && Faults.Count == 0) Fault(Line, GuideFaultKind.Empty, "file");
            if (parts.Count > GuideText.PartsMost) Fault(Line, GuideFaultKind.Many, Mark);
            return parts;
        }

        private GuidePart? ReadPart(string mark)
        {
            var from = Line;
            _at++;
            var words = mark.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (words is [_, "rule", var code, var shape])
            {
                if (!Expect(Mark)) Skip();
                if (GuideHeadFields.IsPlainCode(code) && GuideWordLists.Find<RuleShape>(shape) is { } form) return new GuideRule(code, form);
                Fault(from, GuideFaultKind.Mark, mark);
                return null;
            }

            if (words is not [_, "block", var id, .. var said] || !GuideHeadFields.IsKey(id) || id.Length > GuideBlock.IdMax || Said(said) is not { } about)
            {
                Fault(from, GuideFaultKind.Mark, mark);
                Skip();
                return null;
            }

            if (!Expect(InChinese, GuideFaultKind.Language, "zh"))
            {
                Skip();
                return null;
            }

            var zhLine = Line;
            var zh = Body(id, InEnglish);
            if (!Expect(InEnglish, GuideFaultKind.Language, "en"))
            {
                Skip();
                return null;
            }

            var enLine = Line;
            var en = Body(id, Mark);
            if (!Expect(Mark, GuideFaultKind.Open, id)) Skip();
            return new GuideBlock(id, about.Audience, zh, en, about.Zh, about.En) { ZhLine = zhLine, EnLine = enLine };
        }

        /// <summary>The lines up to the one that ends them.</summary>
        private string Body(string id, string end)
        {
            var from = _at;
            while (_at < _lines.Length && _lines[_at] != end && !_lines[_at].StartsWith(Mark, StringComparison.Ordinal) && _lines[_at] is not (InChinese or InEnglish)) _at++;
            var body = string.Join('\n', _lines[from.._at]);
            Faults.AddRange(GuideBodies.FaultsOf(body, id, from + 1));
            return body;
        }

        private static (IReadOnlyList<string> Audience, DateOnly Zh, DateOnly En)? Said(string[] words)
        {
            IReadOnlyList<string> audience = [];
            DateOnly? zh = null, en = null;
            foreach (var word in words)
            {
                if (word.Split('=') is not [var name, var value]) return null;
                if (name == "audience" && value.Split(',') is var list && list.All(GuideWordLists.Audiences.Contains)) audience = list;
                else if (name == "zh" && GuideHeadFields.DayOf(value) is { } zhOn) zh = zhOn;
                else if (name == "en" && GuideHeadFields.DayOf(value) is { } enOn) en = enOn;
                else return null;
            }

            return zh is { } first && en is { } second ? (audience, first, second) : null;
        }

        private bool Expect(string line, GuideFaultKind kind = GuideFaultKind.Field, string? subject = null)
        {
            if (_at < _lines.Length && _lines[_at] == line)
            {
                _at++;
                return true;
            }

            Fault(Line, kind, subject ?? line);
            return false;
        }

        /// <summary>Past what cannot be read, to the next part.</summary>
        private void Skip()
        {
            while (_at < _lines.Length && !_lines[_at].StartsWith(Mark + " ", StringComparison.Ordinal)) _at++;
        }

        private void Fault(int line, GuideFaultKind kind, string subject) => Faults.Add(new(Math.Min(line, _lines.Length), kind, subject));

        private static string Short(string line) => line.Length <= 40 ? line : line[..40] + "…";
    }
}

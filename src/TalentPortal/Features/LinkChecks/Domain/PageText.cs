using System.Collections.Frozen;
using System.Net;
using System.Text;

namespace TalentPortal.Features.LinkChecks.Domain;

/// <summary>What a page of the web says, without what stands around it.</summary>
/// <param name="Lines">Of its main text; menus and what is nearly nothing but links is left out.</param>
/// <param name="Links">How many links it has, menus included.</param>
/// <param name="LinkLetters">Letters within links.</param>
/// <param name="Letters">All letters that are seen.</param>
/// <param name="Onward">Where the page sends its readers by itself; null where it stays.</param>
public sealed record PageText(string? Title, IReadOnlyList<string> Lines, int Links, int LinkLetters, int Letters, string? Onward)
{
    /// <summary>What of a page is looked at, in letters.</summary>
    public const int Max = 60_000;

    /// <summary>Longest line.</summary>
    public const int LineMax = 2_000;

    public const int TitleMax = 300;

    /// <summary>A main text below that may be what is left of a page that is made of links, or by a script.</summary>
    private const int Short = 80;

    /// <summary>A line with more of its letters in links is a menu.</summary>
    private const double MenuShare = 0.6;

    private static readonly string[] Unread = ["script", "style", "noscript", "template", "svg", "select", "textarea", "iframe"];
    private static readonly string[] Around = ["nav", "header", "footer", "aside", "button", "menu"];

    private static readonly FrozenSet<string> Blocks = FrozenSet.Create(
        StringComparer.Ordinal,
        "address", "article", "aside", "blockquote", "body", "br", "caption", "dd", "div", "dl", "dt", "fieldset", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "html", "legend", "li", "main", "nav", "ol", "option",
        "p", "pre", "section", "table", "tbody", "td", "th", "thead", "tr", "ul");

    /// <summary>Reads HTML of whatever quality: in one pass, without ever failing.</summary>
    public static PageText Read(string html) => new Reader(html).Read();

    private sealed class Reader(string html)
    {
        private readonly StringBuilder _line = new();
        private readonly List<(string Text, bool IsAround, bool IsMenu)> _lines = [];
        private int _lineLinkLetters;
        private int _around;
        private bool _isInLink;
        private int _kept;
        private int _links;
        private int _linkLetters;
        private int _letters;
        private string? _title;
        private string? _onward;

        public PageText Read()
        {
            var at = 0;
            while (at < html.Length && _kept < Max)
            {
                var open = html.IndexOf('<', at);
                Words(html.AsSpan(at, (open < 0 ? html.Length : open) - at));
                if (open < 0) break;
                at = Tag(open);
            }

            EndLine();
            var main = _lines.Where(line => !line.IsAround && !line.IsMenu).Select(line => line.Text).ToList();
            // Some pages stand wholly within what usually surrounds a page.
            if (main.Sum(line => line.Length) < Short && _lines.Where(line => !line.IsMenu).Sum(line => line.Text.Length) > 4 * Short) main = [.. _lines.Where(line => !line.IsMenu).Select(line => line.Text)];
            return new(_title, main, _links, _linkLetters, _letters, _onward);
        }

        /// <summary>Takes the tag at a place; the place behind it.</summary>
        private int Tag(int open)
        {
            if (html.AsSpan(open).StartsWith("<!--", StringComparison.Ordinal)) return html.IndexOf("-->", open + 4, StringComparison.Ordinal) is var end and >= 0 ? end + 3 : html.Length;
            var from = open + 1;
            var isEnd = from < html.Length && html[from] == '/';
            if (isEnd) from++;
            var to = from;
            while (to < html.Length && char.IsAsciiLetterOrDigit(html[to])) to++;
            if (to == from)
            {
                // A sign of less than, or a declaration.
                if (from < html.Length && html[from] is '!' or '?') return html.IndexOf('>', open) is var past and >= 0 ? past + 1 : html.Length;
                Words("<");
                return open + 1;
            }

            var name = html[from..Math.Min(to, from + 20)].ToLowerInvariant();
            var close = Close(to);
            var inside = html.AsSpan(to, Math.Max(0, close - to));
            if (isEnd) End(name);
            else if (Begin(name, inside, close) is { } behind) return behind;
            return Math.Min(close + 1, html.Length);
        }

        private int? Begin(string name, ReadOnlySpan<char> inside, int close)
        {
            if (Unread.Contains(name)) return Behind(name, close);
            if (name == "title")
            {
                var start = Math.Min(close + 1, html.Length);
                var stop = html.IndexOf("</title", start, StringComparison.OrdinalIgnoreCase);
                if (stop < 0) return start;
                _title ??= Cut(Clean(html[start..stop]), TitleMax);
                return html.IndexOf('>', stop) is var past and >= 0 ? past + 1 : html.Length;
            }

            if (Blocks.Contains(name)) EndLine();
            // A link that nobody ended does not go on for ever.
            if (name is "li" or "p" or "td" or "table") _isInLink = false;
            if (Around.Contains(name)) _around++;
            if (name == "meta") _onward ??= Refresh(inside);
            if (name == "a" && inside.Contains("href", StringComparison.OrdinalIgnoreCase))
            {
                _links++;
                _isInLink = true;
            }

            if (name is "td" or "th") _line.Append(' ');
            return null;
        }

        private void End(string name)
        {
            if (Blocks.Contains(name)) EndLine();
            if (name is "a" or "li" or "p" or "td" or "table") _isInLink = false;
            if (Around.Contains(name) && _around > 0)
            {
                EndLine();
                _around--;
            }
        }

        /// <summary>Where the tag ends: marks of quotation hide the sign that ends it.</summary>
        private int Close(int at)
        {
            var quote = '\0';
            for (var limit = Math.Min(html.Length, at + 4_000); at < limit; at++)
            {
                if (quote == '\0' && html[at] == '>') return at;
                if (quote == '\0' && html[at] is '"' or '\'') quote = html[at];
                else if (html[at] == quote) quote = '\0';
            }

            return html.IndexOf('>', Math.Min(at, html.Length - 1)) is var late and >= 0 ? late : html.Length;
        }

        private int Behind(string name, int close)
        {
            var end = html.IndexOf("</" + name, Math.Min(close, html.Length), StringComparison.OrdinalIgnoreCase);
            if (end < 0) return html.Length;
            return html.IndexOf('>', end) is var past and >= 0 ? past + 1 : html.Length;
        }

        private void Words(ReadOnlySpan<char> text)
        {
            if (text.Length == 0 || _line.Length > 20 * LineMax) return;
            _line.Append(text);
            if (_isInLink) _lineLinkLetters += Letter(text);
        }

        private void EndLine()
        {
            if (_line.Length == 0) return;
            var text = Clean(_line.ToString());
            var (letters, linked) = (Letter(text), Math.Min(_lineLinkLetters, Letter(text)));
            _line.Clear();
            _lineLinkLetters = 0;
            if (text.Length == 0) return;
            (_letters, _linkLetters) = (_letters + letters, _linkLetters + linked);
            _lines.Add((Cut(text, LineMax)!, _around > 0, letters > 0 && linked > MenuShare * letters));
            _kept += text.Length;
        }

        /// <summary>Where a page sends its readers within seconds.</summary>
        private static string? Refresh(ReadOnlySpan<char> inside)
        {
            if (!inside.Contains("refresh", StringComparison.OrdinalIgnoreCase)) return null;
            var at = inside.IndexOf("content", StringComparison.OrdinalIgnoreCase);
            if (at < 0) return null;
            var value = inside[(at + 7)..].TrimStart(" =\"'");
            if (value.Length == 0 || value[0] is < '0' or > '5' || (value.Length > 1 && char.IsAsciiDigit(value[1]))) return null;
            var url = value.IndexOf("url", StringComparison.OrdinalIgnoreCase);
            if (url < 0) return null;
            value = value[(url + 3)..].TrimStart(" ='\"");
            var end = value.IndexOfAny("\"'> ");
            return WebUtility.HtmlDecode((end < 0 ? value : value[..end]).ToString()) is { Length: > 0 and < 500 } target ? target : null;
        }

        private static int Letter(ReadOnlySpan<char> text)
        {
            var count = 0;
            foreach (var one in text) if (char.IsLetterOrDigit(one)) count++;
            return count;
        }

        private static string Clean(string text) => string.Join(' ', WebUtility.HtmlDecode(text).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).Replace("\0", "", StringComparison.Ordinal);

        private static string? Cut(string text, int max) => text.Length <= max ? text : text[..(char.IsHighSurrogate(text[max - 1]) ? max - 1 : max)];
    }
}

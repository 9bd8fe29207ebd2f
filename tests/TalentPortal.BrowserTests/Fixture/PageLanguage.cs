using System.Text.RegularExpressions;
using Microsoft.Playwright;
using TalentPortal.Data.Seed.Demo;

namespace TalentPortal.BrowserTests.Fixture;

/// <summary>
/// Whether everything on a page is in the page's language. What is marked with another language, or as content, is not
/// judged; proper names stay as they are written (WCAG 3.1.2 leaves them out, too).
/// </summary>
internal static partial class PageLanguage
{
    /// <summary>Latin words that stand on Chinese pages, and why.</summary>
    private static readonly (string Words, string Reason)[] Allowed =
    [
        (@"\S+@\S+", "an address of e-mail"),
        (@"https?://\S+|[a-z0-9-]+(\.[a-z0-9-]+)+", "an address of the web, the name of a host or of a file"),
        (@"\b(PDF|DOCX|CV|MB|kB|JSON)\b", "kinds and sizes of files are called so in Chinese, too"),
        (@"https://", "how an address begins, as a placeholder"),
        (@"\b[A-Z0-9]{6,}\b", "a reference, a number of a register, a key"),
        (@"\b(Chrome|Linux)\b", "names of programs"),
    ];

    private static readonly string[] Names = [.. DemoPeople.People.SelectMany(person => new[] { person.Name.Zh!, person.Name.En! }).OrderByDescending(name => name.Length)];

    public static async Task<IEnumerable<string>> Faults(IPage page, string language)
    {
        var texts = await page.EvaluateAsync<string[]>(
            """
            () => {
              const found = new Set(), root = document.documentElement.lang;
              const other = e => { for (let x = e; x && x !== document.documentElement; x = x.parentElement) if (x.lang && x.lang !== root) return true; return false; };
              const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
              for (let node; (node = walker.nextNode());) {
                const e = node.parentElement;
                if (!e || ['SCRIPT', 'STYLE', 'TEXTAREA'].includes(e.tagName) || e.closest('svg, .seal, optgroup, [data-content], [translate=no]') || other(e)) continue;
                const text = node.textContent.trim();
                if (text) found.add(text);
              }
              for (const e of document.querySelectorAll('[aria-label],[placeholder],[title],[alt]'))
                if (!other(e)) for (const name of ['aria-label', 'placeholder', 'title', 'alt']) { const text = e.getAttribute(name); if (text) found.add(text); }
              found.add(document.title);
              return [...found];
            }
            """);
        var faults = texts.Where(text => RawKey().IsMatch(text)).Select(text => $"raw key: {text}");
        return [.. faults, .. texts.Where(text => IsForeign(Bare(text), language)).Select(text => $"{(language == "en" ? "Chinese in the English" : "English in the Chinese")} page: {(text.Length > 160 ? text[..160] + "…" : text)}")];
    }

    private static bool IsForeign(string text, string language) =>
        language == "en" ? Han().IsMatch(text) : Han().IsMatch(text) ? EnglishSentence().IsMatch(text) : LatinWord().IsMatch(text);

    /// <summary>The text without names and the words that may stand there.</summary>
    private static string Bare(string text)
    {
        foreach (var (words, _) in Allowed) text = Regex.Replace(text, words, " ");
        text = FileName().Replace(text, " ");
        foreach (var name in Names) text = text.Replace(name, " ", StringComparison.Ordinal);
        return text;
    }

    [GeneratedRegex(@"\A[A-Z][A-Za-z]+_[A-Za-z0-9_]+\z")]
    private static partial Regex RawKey();

    [GeneratedRegex(@"[\u3400-\u9fff]")]
    private static partial Regex Han();

    [GeneratedRegex(@"[A-Za-z]{2,}")]
    private static partial Regex LatinWord();

    /// <summary>Three lower-case English words in a row.</summary>
    [GeneratedRegex(@"\b[A-Za-z]+ [a-z]{2,} [a-z]{2,}\b")]
    private static partial Regex EnglishSentence();

    [GeneratedRegex(@"[^\s“”""]+\.(pdf|docx)\b")]
    private static partial Regex FileName();
}

using System.Collections.Frozen;
using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using TalentPortal.Features.Reference.Domain;

namespace TalentPortal.Features.Profiles;

/// <summary>What a Europass writes otherwise than a career record: texts as HTML, languages and countries as codes, levels by two lists.</summary>
internal static partial class EuropassWords
{
    /// <summary>How a mother tongue is told in a JSON Resume.</summary>
    public const string Native = "Native speaker";

    public const string IscedList = "EURES_ISCEDEducationLevel";

    /// <summary>Three-letter codes of libraries (ISO 639-2/B) where they differ from the others.</summary>
    private static readonly FrozenDictionary<string, string> Bibliographic =
        "alb sqi arm hye baq eus bur mya chi zho cze ces dut nld fre fra geo kat ger deu gre ell ice isl mac mkd mao mri may msa per fas rum ron slo slk tib bod wel cym"
            .Split(' ').Chunk(2).ToFrozenDictionary(pair => pair[0], pair => pair[1]);

    private static readonly CultureInfo[] Neutral = [.. CultureInfo.GetCultures(CultureTypes.NeutralCultures).Where(culture => culture.Name.Length is 2 or 3).OrderBy(culture => culture.Name, StringComparer.Ordinal)];

    private static readonly FrozenDictionary<string, string> NamesByCode = Neutral
        .SelectMany(culture => new[] { (Code: culture.TwoLetterISOLanguageName, culture.EnglishName), (Code: culture.ThreeLetterISOLanguageName, culture.EnglishName) })
        .Where(pair => pair.Code.Length > 0).DistinctBy(pair => pair.Code).ToFrozenDictionary(pair => pair.Code, pair => pair.EnglishName);

    private static readonly FrozenDictionary<string, string> CodesByName = Neutral
        .Where(culture => culture.ThreeLetterISOLanguageName.Length == 3).DistinctBy(culture => culture.EnglishName).ToFrozenDictionary(culture => culture.EnglishName, culture => culture.ThreeLetterISOLanguageName);

    /// <summary>English name of a language by its code of ISO 639 (two letters or three), also at the end of an address of the Publications Office; null for another word.</summary>
    public static string? Language(string code)
    {
        var bare = code[(code.LastIndexOf('/') + 1)..].Trim().ToLowerInvariant();
        return NamesByCode.GetValueOrDefault(Bibliographic.GetValueOrDefault(bare, bare));
    }

    /// <summary>Three-letter code of a language by its English name; null for another.</summary>
    public static string? LanguageCode(string name) => CodesByName.GetValueOrDefault(name);

    /// <summary>ISO 3166 alpha-2 in capitals; the European Union has two codes of its own.</summary>
    public static string Country(string code) => code.Trim().ToUpperInvariant() switch { "EL" => "GR", "UK" => "GB", var other => other };

    /// <summary>Degree by a level of ISCED 2011; of the list alone, as a bare number may be of the other one.</summary>
    public static string? FromIsced(string? list, string level) =>
        list?.Contains("ISCED", StringComparison.OrdinalIgnoreCase) == true && Digit().Match(level) is { Success: true } digit ? DegreeOf(digit.Value) : null;

    /// <summary>
    /// Degree by a level of the European Qualifications Framework. Only its three highest are those of the cycles of higher
    /// education; below, vocational qualifications stand that are no degree.
    /// </summary>
    public static string? FromEqf(string? list, string level) =>
        (list?.Contains("EQF", StringComparison.OrdinalIgnoreCase) == true || level.Contains("EQF", StringComparison.OrdinalIgnoreCase)) && Digit().Match(level) is { Success: true, Value: "6" or "7" or "8" } digit ? DegreeOf(digit.Value) : null;

    public static string? Isced(string degree) => ReferenceData.Degrees.Find(degree)?.Isced?.ToString(CultureInfo.InvariantCulture);

    /// <summary>The words of a text that may be HTML, without those of its lists.</summary>
    public static string Words(string text)
    {
        if (!Tag().IsMatch(text)) return text;
        var html = Gap().Replace(text, "><");
        foreach (var list in (string[])["ul", "ol"]) html = string.Concat(Parts(html, list, false));
        return Plain(html);
    }

    /// <summary>Points of the lists of a text, one per line.</summary>
    public static string Points(string text) => string.Join('\n', ((string[])["ul", "ol"]).SelectMany(list => Parts(text, list, true)).SelectMany(list => Parts(list, "li", true)).Select(point => Plain(point).ReplaceLineEndings(" ")).Where(point => point.Length > 0));

    /// <summary>A text as a Europass has it: as it is while it is one line, else as paragraphs; then its points.</summary>
    public static string Html(string? text, string? points)
    {
        if (points is null && text is not null && !text.Contains('\n', StringComparison.Ordinal) && !Tag().IsMatch(text)) return text;
        var paragraphs = text is null ? [] : text.Split("\n\n").Select(part => $"<p>{Encoded(part).Replace("\n", "<br>", StringComparison.Ordinal)}</p>");
        return string.Concat(paragraphs) + (points is null ? "" : $"<ul>{string.Concat(points.Split('\n').Select(point => $"<li>{Encoded(point)}</li>"))}</ul>");
    }

    private static string Encoded(string text) => text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal);

    private static string Plain(string html)
    {
        var text = LineEnd().Replace(html, " ");
        text = ParagraphEnd().Replace(text, "\n\n");
        text = Break().Replace(text, "\n");
        return WebUtility.HtmlDecode(Tag().Replace(text, "")).Trim();
    }

    /// <summary>What lies within elements of a name, or between them. It goes through the text once, however it is built.</summary>
    private static IEnumerable<string> Parts(string html, string name, bool within)
    {
        var at = 0;
        while (html.IndexOf('<' + name, at, StringComparison.OrdinalIgnoreCase) is var start and >= 0)
        {
            var inside = html.IndexOf('>', start) + 1;
            var end = inside == 0 ? -1 : html.IndexOf("</" + name, inside, StringComparison.OrdinalIgnoreCase);
            var after = end < 0 ? 0 : html.IndexOf('>', end) + 1;
            if (after == 0) break;
            if (char.IsAsciiLetterOrDigit(html[start + 1 + name.Length]))
            {
                // Another name that begins alike.
                if (!within) yield return html[at..inside];
                at = inside;
                continue;
            }

            yield return within ? html[inside..end] : html[at..start];
            at = after;
        }

        if (!within) yield return html[at..];
    }

    private static string? DegreeOf(string isced) => ReferenceData.Degrees.FirstOrDefault(degree => degree.Rank > 0 && degree.Isced?.ToString(CultureInfo.InvariantCulture) == isced)?.Code;

    [GeneratedRegex(@"(?<![0-9])[0-8]\s*\z")]
    private static partial Regex Digit();

    [GeneratedRegex(@"</?[a-zA-Z][^<>]*>")]
    private static partial Regex Tag();

    [GeneratedRegex(@"</(?:p|div|ul|ol|h[1-6])\s*>", RegexOptions.IgnoreCase)]
    private static partial Regex ParagraphEnd();

    [GeneratedRegex(@"<br\s*/?>|</li\s*>", RegexOptions.IgnoreCase)]
    private static partial Regex Break();

    [GeneratedRegex(@">\s+<")]
    private static partial Regex Gap();

    [GeneratedRegex(@"[\r\n]+")]
    private static partial Regex LineEnd();
}

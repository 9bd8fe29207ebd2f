namespace TalentPortal.Platform.Text;

/// <summary>What a mark in braces in a text stands for.</summary>
public enum TextTokenKind
{
    /// <summary><c>{v:claim}</c>: a figure with its unit.</summary>
    Value,

    /// <summary><c>{n:claim}</c>: a figure alone.</summary>
    Number,

    /// <summary><c>{c:claim,claim}</c>: where the sentence comes from.</summary>
    Cite,

    /// <summary><c>{term:hukou}</c>: a word of the field, to be explained.</summary>
    Term,
}

/// <summary>
/// A mark in a text that something known by its code stands in for: <c>{v:wp.max}</c>. One grammar for all who read such
/// texts, so that what is checked is what is shown.
/// </summary>
/// <param name="Codes">What it names: one, or several where it cites.</param>
public sealed record TextToken(TextTokenKind Kind, IReadOnlyList<string> Codes)
{
    /// <summary>Longest mark, braces included; a longer one is text.</summary>
    public const int Max = 400;

    /// <summary>Most codes in one mark.</summary>
    public const int CodesMost = 12;

    /// <summary>Reads the mark at the beginning of a text. Null where there is none: braces are also something that people type.</summary>
    /// <param name="length">Characters of the mark.</param>
    public static TextToken? Read(ReadOnlySpan<char> text, out int length)
    {
        length = 0;
        if (text.Length < 4 || text[0] != '{') return null;
        var end = text[..Math.Min(text.Length, Max)].IndexOf('}');
        var colon = end < 0 ? -1 : text[..end].IndexOf(':');
        if (colon < 0 || KindOf(text[1..colon]) is not { } kind) return null;
        List<string> codes = [];
        foreach (var range in text[(colon + 1)..end].Split(','))
        {
            var code = text[(colon + 1)..end][range].Trim(' ');
            if (!IsCode(code) || codes.Count == CodesMost) return null;
            codes.Add(code.ToString());
        }

        if (codes.Count != 1 && kind != TextTokenKind.Cite) return null;
        length = end + 1;
        return new(kind, codes);
    }

    /// <summary>Whether something stands there that was plainly meant for a mark and is none: <c>{v:}</c>, <c>{value:x}</c>, <c>{c:A B}</c>.</summary>
    public static bool LooksLikeOne(ReadOnlySpan<char> text)
    {
        if (text.Length < 3 || text[0] != '{') return false;
        var at = 1;
        while (at < text.Length && at < 12 && char.IsAsciiLetterLower(text[at])) at++;
        return at > 1 && at < text.Length && text[at] == ':';
    }

    private static TextTokenKind? KindOf(ReadOnlySpan<char> name) => name switch
    {
        "v" => TextTokenKind.Value,
        "n" => TextTokenKind.Number,
        "c" => TextTokenKind.Cite,
        "term" => TextTokenKind.Term,
        _ => null,
    };

    private static bool IsCode(ReadOnlySpan<char> code)
    {
        if (code.IsEmpty || !char.IsAsciiLetterLower(code[0]) && !char.IsAsciiDigit(code[0])) return false;
        foreach (var c in code)
        {
            if (!char.IsAsciiLetterLower(c) && !char.IsAsciiDigit(c) && c is not ('.' or '-' or '_')) return false;
        }

        return true;
    }
}

namespace TalentPortal.Platform.Text;

/// <summary>A text taken apart at its marks.</summary>
public static class TextTokens
{
    /// <summary>Words and marks in turn: of each part one is null.</summary>
    public static IEnumerable<(string? Words, TextToken? Token)> Parts(string text)
    {
        var (begin, at) = (0, 0);
        while (at < text.Length)
        {
            if (text[at] != '{' || TextToken.Read(text.AsSpan(at), out var length) is not { } token)
            {
                at++;
                continue;
            }

            if (at > begin) yield return (text[begin..at], null);
            yield return (null, token);
            begin = at += length;
        }

        if (text.Length > begin) yield return (text[begin..], null);
    }

    /// <summary>Codes of the claims that a text names, in its order.</summary>
    public static IEnumerable<string> CodesIn(string text) =>
        Parts(text).Select(part => part.Token).OfType<TextToken>().Where(token => token.Kind != TextTokenKind.Term).SelectMany(token => token.Codes);
}

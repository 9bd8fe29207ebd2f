using System.Text;

namespace TalentPortal.Platform.Files;

internal enum PdfToken
{
    End,
    Name,
    Text,
    HexText,
    Number,
    Word,
    ArrayStart,
    ArrayEnd,
    DictionaryStart,
    DictionaryEnd,
    Other,
}

/// <summary>Cuts PDF syntax into tokens (ISO 32000-1, section 7.2). It never recurses and never goes back.</summary>
internal ref struct PdfLexer(ReadOnlySpan<byte> file, int at)
{
    private readonly ReadOnlySpan<byte> _file = file;

    /// <summary>Where the last token starts.</summary>
    public int Start { get; private set; }

    /// <summary>Where the last token ends, and reading goes on.</summary>
    public int At { get; set; } = at;

    /// <summary>Bytes of the last token.</summary>
    public readonly ReadOnlySpan<byte> Token => _file[Start..At];

    public PdfToken Next()
    {
        SkipSpace();
        Start = At;
        if (At >= _file.Length) return PdfToken.End;
        var c = _file[At++];
        switch (c)
        {
            case (byte)'/':
                while (At < _file.Length && IsRegular(_file[At])) At++;
                return PdfToken.Name;
            case (byte)'(':
                return ReadText();
            case (byte)'[':
                return PdfToken.ArrayStart;
            case (byte)']':
                return PdfToken.ArrayEnd;
            case (byte)'<' when Peek() == '<':
                At++;
                return PdfToken.DictionaryStart;
            case (byte)'<':
                var end = _file[At..].IndexOf((byte)'>');
                At = end < 0 ? _file.Length : At + end + 1;
                return PdfToken.HexText;
            case (byte)'>' when Peek() == '>':
                At++;
                return PdfToken.DictionaryEnd;
        }

        if (IsNumeric(c))
        {
            // "1 0obj" is read as three tokens by lenient programs, so a number ends where its digits end.
            while (At < _file.Length && IsNumeric(_file[At])) At++;
            return PdfToken.Number;
        }

        if (!char.IsAsciiLetter((char)c)) return PdfToken.Other;
        while (At < _file.Length && char.IsAsciiLetter((char)_file[At])) At++;
        return PdfToken.Word;
    }

    /// <summary>The last token, a name, without its slash and with #xx decoded.</summary>
    public readonly string Name()
    {
        var name = new StringBuilder(Token.Length);
        for (var i = 1; i < Token.Length; i++)
        {
            if (Token[i] == '#' && i + 2 < Token.Length && char.IsAsciiHexDigit((char)Token[i + 1]) && char.IsAsciiHexDigit((char)Token[i + 2]))
            {
                name.Append((char)(HexValue(Token[i + 1]) * 16 + HexValue(Token[i + 2])));
                i += 2;
            }
            else
            {
                name.Append((char)Token[i]);
            }
        }

        return name.ToString();
    }

    /// <summary>The last token as a whole number, or -1.</summary>
    public readonly int Integer() =>
        int.TryParse(Token, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var value) ? value : -1;

    public static bool IsSpace(byte c) => c is 0 or 9 or 10 or 12 or 13 or 32;

    public static bool IsRegular(byte c) => !IsSpace(c) && c is not ((byte)'(' or (byte)')' or (byte)'<' or (byte)'>' or (byte)'[' or (byte)']' or (byte)'{' or (byte)'}' or (byte)'/' or (byte)'%');

    private static bool IsNumeric(byte c) => c is (>= (byte)'0' and <= (byte)'9') or (byte)'+' or (byte)'-' or (byte)'.';

    private static int HexValue(byte c) => c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10;

    private readonly int Peek() => At < _file.Length ? _file[At] : -1;

    private void SkipSpace()
    {
        while (At < _file.Length)
        {
            if (_file[At] == '%')
            {
                var end = _file[At..].IndexOfAny((byte)'\r', (byte)'\n');
                At = end < 0 ? _file.Length : At + end;
            }
            else if (IsSpace(_file[At]))
            {
                At++;
            }
            else
            {
                return;
            }
        }
    }

    private PdfToken ReadText()
    {
        for (var open = 1; open > 0 && At < _file.Length; At++)
        {
            var c = _file[At];
            if (c == '\\') At++;
            else if (c == '(') open++;
            else if (c == ')') open--;
        }

        At = Math.Min(At, _file.Length);
        return PdfToken.Text;
    }
}

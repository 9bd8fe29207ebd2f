namespace TalentPortal.Platform.Text;

/// <summary>What PostgreSQL and UTF-8 can hold.</summary>
public static class PlainText
{
    /// <summary>False for U+0000, which PostgreSQL refuses, and for half a surrogate pair, which UTF-8 cannot express.</summary>
    public static bool IsStorable(ReadOnlySpan<char> text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\0') return false;
            if (!char.IsSurrogate(text[i])) continue;
            if (i + 1 == text.Length || !char.IsSurrogatePair(text[i], text[i + 1])) return false;
            i++;
        }

        return true;
    }
}

using System.Buffers;
using System.Text;

namespace TalentPortal.Platform.Text;

/// <summary>Whether a text is one: no half of a surrogate pair without its other half.</summary>
public static class Utf16
{
    public static bool IsWellFormed(ReadOnlySpan<char> text)
    {
        while (!text.IsEmpty)
        {
            if (Rune.DecodeFromUtf16(text, out _, out var consumed) != OperationStatus.Done) return false;
            text = text[consumed..];
        }

        return true;
    }
}

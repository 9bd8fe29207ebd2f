using System.Globalization;
using Microsoft.AspNetCore.Components;

namespace TalentPortal.Components;

/// <summary>A person with initials in place of a face: who is responsible, who answered.</summary>
public sealed partial class Person
{
    /// <summary>The name as the person writes it.</summary>
    [Parameter, EditorRequired] public required string Name { get; set; }

    /// <summary>What the person is here.</summary>
    [Parameter] public string? Role { get; set; }

    /// <summary>
    /// Two letters of a Latin name (first and last part); of a Chinese name, which has no parts, the last two characters,
    /// because the family name leads.
    /// </summary>
    internal static string InitialsOf(string name)
    {
        var parts = name.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length == 0) return "";
        var characters = new List<string>();
        var walk = StringInfo.GetTextElementEnumerator(parts.Length == 1 ? parts[0] : parts[0] + parts[^1]);
        while (walk.MoveNext()) characters.Add(walk.GetTextElement());
        if (IsHan(parts[0])) return string.Concat(characters.TakeLast(2));
        var first = characters[0].ToUpperInvariant();
        return parts.Length == 1 ? first : first + StringInfo.GetNextTextElement(parts[^1]).ToUpperInvariant();
    }

    private static bool IsHan(string text) => text[0] is >= '\u3400' and <= '\u9fff' || char.IsHighSurrogate(text[0]);
}

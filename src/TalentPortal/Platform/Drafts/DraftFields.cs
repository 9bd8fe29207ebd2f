using System.Text.Encodings.Web;
using System.Text.Json;

namespace TalentPortal.Platform.Drafts;

/// <summary>The draft of a plain form: the values of its controls by name. A control without a value, such as a box that was unticked, has an empty list.</summary>
public sealed class DraftFields
{
    /// <summary>Parts of names that no draft may hold; the page's script leaves such controls out too, and files.</summary>
    private static readonly string[] Never = ["password", "passphrase", "secret", "token", "otp"];

    // Chinese as it is: escaped, every character would count for six.
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly IReadOnlyDictionary<string, string[]> _values;

    private DraftFields(IReadOnlyDictionary<string, string[]> values) => _values = values;

    /// <summary>Takes what a browser sent, without what may not be kept: hidden fields of the framework, passwords, codes.</summary>
    public static DraftFields Of(IReadOnlyDictionary<string, string[]> sent) => new(
        sent.Where(field => field.Key.Length is > 0 and <= 200 && field.Key[0] != '_' && !Never.Any(word => field.Key.Contains(word, StringComparison.OrdinalIgnoreCase)))
            .ToDictionary(field => field.Key, field => field.Value, StringComparer.Ordinal));

    /// <summary>Reads a saved draft; null when it is none, for instance because the form became another one.</summary>
    public static DraftFields? Read(string content)
    {
        try
        {
            return JsonSerializer.Deserialize<Dictionary<string, string[]>>(content, Json) is { } values ? new(values) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The saved values of a control; null when the draft does not know it.</summary>
    public IReadOnlyList<string>? Of(string name) => _values.GetValueOrDefault(name);

    public string ToJson() => JsonSerializer.Serialize(_values, Json);
}

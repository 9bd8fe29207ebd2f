using System.Globalization;
using System.Text.Json;
using TalentPortal.Platform.Text;

namespace TalentPortal.Features.Jobs;

/// <summary>
/// A value of a posting, read as schema.org allows: an object, or the bare text of its name, or a list of either. What is
/// not there reads as nothing.
/// </summary>
internal readonly struct JobJson(JsonElement element)
{
    /// <summary>Of a list the first, of an object with a type also when it is written as an address.</summary>
    public bool IsOfType(string type) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty("@type", out var types)
        && new JobJson(types).All().Any(one => one.Text() is { } name && (name == type || name.EndsWith("schema.org/" + type, StringComparison.Ordinal) || name == "schema:" + type));

    /// <summary>A property; of a list of objects the first one's.</summary>
    public JobJson Child(string name)
    {
        foreach (var one in All())
        {
            if (one.Element.ValueKind == JsonValueKind.Object && one.Element.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null) return new(value);
        }

        return default;
    }

    /// <summary>The values of a list, or the value itself.</summary>
    public IEnumerable<JobJson> All() => element.ValueKind switch
    {
        JsonValueKind.Undefined or JsonValueKind.Null => [],
        JsonValueKind.Array => element.EnumerateArray().Select(item => new JobJson(item)),
        _ => [this],
    };

    /// <summary>The first of these properties that holds a text.</summary>
    public string? Text(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (Child(name).Text() is { } text) return text;
        }

        return null;
    }

    /// <summary>The value as text without blanks around it; null when it is none or empty.</summary>
    /// <exception cref="BadLineException">The text has a character that cannot be kept.</exception>
    public string? Text()
    {
        foreach (var one in All())
        {
            var text = one.Element.ValueKind switch
            {
                JsonValueKind.String => one.StringValue(),
                JsonValueKind.Number => one.Element.GetRawText(),
                JsonValueKind.Object when one.Element.TryGetProperty("@value", out var value) => new JobJson(value).Text(),
                _ => null,
            };
            if (!string.IsNullOrWhiteSpace(text)) return text.Trim();
        }

        return null;
    }

    /// <summary>A number, also when it is written as a text.</summary>
    public decimal? Number(string name)
    {
        var child = Child(name).Element;
        if (child.ValueKind == JsonValueKind.Number && child.TryGetDecimal(out var number)) return number;
        return child.ValueKind == JsonValueKind.String && decimal.TryParse(Child(name).Text(), NumberStyles.Number, CultureInfo.InvariantCulture, out number) ? number : null;
    }

    public JsonElement Element => element;

    private string StringValue()
    {
        string text;
        try
        {
            text = element.GetString()!;
        }
        catch (InvalidOperationException)
        {
            throw new BadLineException(JobLineFault.UnstorableText, "half a character");
        }

        return PlainText.IsStorable(text) ? text : throw new BadLineException(JobLineFault.UnstorableText, "U+0000");
    }
}

using System.Globalization;
using System.Text.Json;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Rules.Domain;

/// <summary>One object of a rule's text: hands out its members by name, notes what is wrong with them, and at the end which of them nobody asked for.</summary>
internal sealed class RuleJson(JsonElement element, string path, ICollection<RuleFault> faults)
{
    private readonly HashSet<string> _asked = new(StringComparer.Ordinal);

    public string Path => path;

    public bool Has(string name)
    {
        _asked.Add(name);
        return element.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null;
    }

    public string PathOf(string name) => $"{path}/{name}";

    public JsonElement? Raw(string name, bool isNeeded = false)
    {
        if (Has(name)) return element.GetProperty(name);
        if (isNeeded) Fault(name, "missing", "");
        return null;
    }

    public string? Text(string name, int most, bool isNeeded = false)
    {
        if (Raw(name, isNeeded) is not { } value) return null;
        if (value.ValueKind != JsonValueKind.String || value.GetString() is not { Length: > 0 } text || text.Length > most || text.Trim() != text || text.Any(char.IsControl))
            return Fault<string>(name, "text", value.ValueKind.ToString());
        return text;
    }

    public bool? Truth(string name)
    {
        if (Raw(name) is not { } value) return null;
        if (value.ValueKind is JsonValueKind.True or JsonValueKind.False) return value.GetBoolean();
        Fault(name, "type", "true or false");
        return null;
    }

    public decimal? Number(string name, bool isNeeded = false)
    {
        if (Raw(name, isNeeded) is not { } value) return null;
        if (NumberOf(value) is { } number) return number;
        Fault(name, "number", value.ToString());
        return null;
    }

    public int? Whole(string name, int least, int most, bool isNeeded = false)
    {
        if (Number(name, isNeeded) is not { } number) return null;
        if (number == decimal.Truncate(number) && number >= least && number <= most) return (int)number;
        Fault(name, "range", $"{least}..{most}");
        return null;
    }

    public DateOnly? Day(string name, bool isNeeded = false)
    {
        if (Raw(name, isNeeded) is not { } value) return null;
        if (value.ValueKind == JsonValueKind.String && DayOf(value.GetString()) is { } day) return day;
        Fault(name, "day", value.ToString());
        return null;
    }

    public TEnum? Choice<TEnum>(string name, bool isNeeded = false)
        where TEnum : struct, Enum
    {
        if (Text(name, 40, isNeeded) is not { } text) return null;
        foreach (var one in Enum.GetValues<TEnum>())
            if (Snake(one.ToString()) == text) return one;
        Fault(name, "value", text);
        return null;
    }

    public Bilingual? Both(string name, bool isNeeded = false)
    {
        if (Raw(name, isNeeded) is not { } value) return null;
        if (value.ValueKind != JsonValueKind.Object)
        {
            Fault(name, "type", "zh and en");
            return null;
        }

        var both = new RuleJson(value, PathOf(name), faults);
        var (zh, en) = (both.Text("zh", RuleDocument.SayMax, true), both.Text("en", RuleDocument.SayMax, true));
        both.Done();
        return new(zh, en);
    }

    public IReadOnlyList<string> Texts(string name, int most = RuleDocument.CodeMax)
    {
        if (Raw(name) is not { } value) return [];
        List<string> texts = [];
        if (value.ValueKind != JsonValueKind.Array) Fault(name, "type", "list");
        else
        {
            foreach (var (at, one) in value.EnumerateArray().Index())
            {
                if (one.ValueKind == JsonValueKind.String && one.GetString() is { Length: > 0 } text && text.Length <= most && !texts.Contains(text)) texts.Add(text);
                else Fault($"{name}/{at}", "text", one.ToString());
            }
        }

        return texts;
    }

    public (JsonElement Element, string Path)[] List(string name, int most)
    {
        if (Raw(name, true) is not { } value) return [];
        if (value.ValueKind != JsonValueKind.Array || value.GetArrayLength() == 0)
        {
            Fault(name, "type", "list");
            return [];
        }

        if (value.GetArrayLength() > most)
        {
            Fault(name, "parts", value.GetArrayLength().ToString(CultureInfo.InvariantCulture));
            return [];
        }

        return [.. value.EnumerateArray().Select((one, at) => (one, $"{PathOf(name)}/{at}"))];
    }

    public void Fault(string name, string code, string detail) => faults.Add(new(name.Length == 0 ? path : PathOf(name), code, detail.Length > 60 ? detail[..60] : detail));

    /// <summary>What nobody asked for is a fault: a misspelt condition must not fall away in silence.</summary>
    public void Done()
    {
        foreach (var member in element.EnumerateObject())
            if (!_asked.Contains(member.Name)) Fault(member.Name, "unknown", member.Name);
    }

    public static decimal? NumberOf(JsonElement value) =>
        value.ValueKind == JsonValueKind.Number && value.TryGetDecimal(out var number) && Math.Abs(number) <= 1_000_000_000_000m && decimal.Round(number, 8) == number ? number : null;

    public static DateOnly? DayOf(string? text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is > 1900 and < 2200 ? day : null;

    /// <summary>The name of an enum's member as files write it.</summary>
    public static string Snake(string name) => string.Concat(name.Select((letter, at) => char.IsUpper(letter) && at > 0 ? "_" + char.ToLowerInvariant(letter) : char.ToLowerInvariant(letter).ToString()));

    private T? Fault<T>(string name, string code, string detail)
        where T : class
    {
        Fault(name, code, detail);
        return null;
    }
}

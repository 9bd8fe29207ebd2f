using System.Globalization;
using System.Text;
using TalentPortal.Features.Reference.Domain;
using TalentPortal.Features.Rules.Domain;
using TalentPortal.Platform.Messaging;

namespace TalentPortal.Features.Programmes.Domain;

/// <summary>
/// Reads answers to facts as people type them into a form. What cannot be read is told at its field, by a text
/// <c>Fault_…</c> of the page; the rest counts all the same.
/// </summary>
/// <param name="fields">Values by name of the field, as they came.</param>
public sealed class FactTyping(IReadOnlyDictionary<string, IReadOnlyList<string>> fields)
{
    /// <summary>Of a set: none of them.</summary>
    public const string Nothing = "none";

    public const int TextMax = 60;

    private readonly List<Invalidity> _faults = [];

    public IReadOnlyList<Invalidity> Faults => _faults;

    /// <summary>What was said in a field, tidied; nothing for an empty one.</summary>
    public IReadOnlyList<string> Values(string field) =>
        fields.TryGetValue(field, out var values) ? [.. values.Select(Tidy).Where(value => value.Length > 0).Distinct(StringComparer.Ordinal)] : [];

    /// <summary>The one value of a field; two answers to one question are none.</summary>
    public string? One(string field)
    {
        var values = Values(field);
        if (values.Count > 1) Fault(field, "Fault_Twice");
        return values is [var only] ? only : null;
    }

    /// <summary>The answer to a fact; null where there is none, or none that can be read.</summary>
    public FactValue? Of(Fact fact, string field)
    {
        if (fact.Type == FactType.Set) return Values(field) is { Count: > 0 } members ? Members(fact, field, members) : null;
        if (One(field) is not { } text) return null;
        var value = fact.Type switch
        {
            FactType.Place => PlaceOf(text) is { } place ? FactValue.OfPlace(place) : null,
            FactType.Bool => FactValue.Read(fact, text switch { "yes" => "true", "no" => "false", _ => text }),
            _ when fact.IsNumber => FactValue.Read(fact, text.Replace(",", "", StringComparison.Ordinal)),
            _ => FactValue.Read(fact, text),
        };
        if (value is null) Fault(field, FaultOf(fact));
        return value;
    }

    /// <summary>A day between two others; null where none was said, or none of those.</summary>
    public DateOnly? Day(string field, DateOnly first, DateOnly last)
    {
        if (One(field) is not { } text) return null;
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day >= first && day <= last) return day;
        Fault(field, "Fault_Day");
        return null;
    }

    /// <summary>Says once of a field that it cannot be read.</summary>
    public void Fault(string field, TextKey text)
    {
        if (!_faults.Exists(fault => fault.Field == field)) _faults.Add(new(field, text));
    }

    /// <summary>The division that is meant by a slug, a code or a name; where these rules do not hold, none is.</summary>
    public static string? PlaceOf(string text)
    {
        if (text == FactValue.OtherPlace) return text;
        var slug = text.ToLowerInvariant();
        var code = ReferenceData.Divisions.Find(text)?.Code ?? ReferenceData.Divisions.BySlug(slug)?.Code ?? ReferenceData.Districts.Find(text)?.Code ?? ReferenceData.Districts.BySlug(slug)?.Code
            ?? (text.Any(char.IsLetter) ? PlaceMatcher.Match(text)?.DivisionCode : null);
        return code is null || code[..2] is "71" or "81" or "82" ? null : code;
    }

    private static TextKey FaultOf(Fact fact) => fact.IsNumber ? new TextKey("Fault_Number", fact.Least, fact.Most) : fact.Type switch
    {
        FactType.Place => "Fault_Place",
        FactType.Month => "Fault_Month",
        FactType.Date => "Fault_Day",
        _ => "Fault_Choice",
    };

    /// <summary>What is known of several counts, even where one of them is not.</summary>
    private FactValue Members(Fact fact, string field, IReadOnlyList<string> values)
    {
        var members = 0UL;
        foreach (var code in values)
        {
            if (fact.IndexOf(code) is >= 0 and var at) members |= 1UL << at;
            else if (code != Nothing) Fault(field, "Fault_Choice");
        }

        return FactValue.OfSet(fact, members);
    }

    /// <summary>Full-width digits and blanks of a Chinese keyboard are digits and blanks; longer texts are no answers.</summary>
    private static string Tidy(string value) => value.Length > TextMax ? "?" : value.Any(char.IsSurrogate) ? "?" : value.Normalize(NormalizationForm.FormKC).Trim();
}

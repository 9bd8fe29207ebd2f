using System.Globalization;
using System.Numerics;
using TalentPortal.Features.Reference.Domain;

namespace TalentPortal.Features.Rules.Domain;

/// <summary>An answer to a fact, in the one form that rules compute with.</summary>
/// <param name="Number">A number; of a choice or rank its position; of a truth 0 or 1; of a day its number, of a month that of its first day.</param>
/// <param name="Members">Of a set: a bit for each member's position.</param>
/// <param name="Place">GB/T 2260 code, or <see cref="OtherPlace"/>.</param>
public sealed record FactValue(FactType Type, decimal Number, ulong Members, string? Place)
{
    /// <summary>A place that is known and lies in no list: "elsewhere in China".</summary>
    public const string OtherPlace = "other";

    /// <summary>What people put between the members of a set, in files and in addresses.</summary>
    private static readonly char[] between = [';', ','];

    public bool IsTrue => Number == 1;

    public DateOnly Day => DateOnly.FromDayNumber((int)Number);

    public int MemberCount => BitOperations.PopCount(Members);

    public static FactValue Of(Fact fact, decimal number) => new(fact.Type, number, 0, null);

    public static FactValue Of(Fact fact, DateOnly day) => new(fact.Type, (fact.Type == FactType.Month ? new DateOnly(day.Year, day.Month, 1) : day).DayNumber, 0, null);

    public static FactValue OfSet(Fact fact, ulong members) => new(fact.Type, 0, members, null);

    public static FactValue OfPlace(string code) => new(FactType.Place, 0, 0, code);

    /// <summary>Reads what was written as the answer; null where it is none. Numbers outside what the fact takes are none.</summary>
    public static FactValue? Read(Fact fact, string text) => fact.Type switch
    {
        FactType.Int => int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) ? Within(fact, whole) : null,
        FactType.Decimal => decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? Within(fact, number) : null,
        FactType.Money => decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var sum) ? Within(fact, sum) : null,
        FactType.Bool => text switch { "true" => Of(fact, 1), "false" => Of(fact, 0), _ => null },
        FactType.Choice or FactType.Rank => fact.IndexOf(text) is >= 0 and var at ? Of(fact, at) : null,
        FactType.Set => ReadSet(fact, text),
        FactType.Place => text == OtherPlace ? OfPlace(OtherPlace) : ReferenceData.Divisions.Has(text) || ReferenceData.Districts.Has(text) ? OfPlace(text) : null,
        FactType.Date => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? Of(fact, day) : null,
        _ => DateOnly.TryParseExact(text + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var first) ? Of(fact, first) : null,
    };

    /// <summary>The text from which <see cref="Read"/> makes the same answer.</summary>
    public string Write(Fact fact) => fact.Type switch
    {
        FactType.Bool => IsTrue ? "true" : "false",
        FactType.Choice or FactType.Rank => fact.Choices[(int)Number].Code,
        FactType.Set => string.Join(';', MembersOf(fact).Select(choice => choice.Code)),
        FactType.Place => Place!,
        FactType.Date => Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        FactType.Month => Day.ToString("yyyy-MM", CultureInfo.InvariantCulture),
        _ => Number.ToString("0.############", CultureInfo.InvariantCulture),
    };

    public IEnumerable<FactChoice> MembersOf(Fact fact) => fact.Choices.Where((_, at) => (Members & (1UL << at)) != 0);

    private static FactValue? Within(Fact fact, decimal number) => number >= fact.Least && number <= fact.Most ? Of(fact, number) : null;

    private static FactValue? ReadSet(Fact fact, string text)
    {
        var members = 0UL;
        foreach (var code in text.Split(between, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (fact.IndexOf(code) is not (>= 0 and var at)) return null;
            members |= 1UL << at;
        }

        return OfSet(fact, members);
    }
}

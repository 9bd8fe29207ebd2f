using System.Collections.Frozen;
using System.Globalization;
using TalentPortal.Features.Reference.Domain;
using TalentPortal.Platform.Content;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Platform.Text;

namespace TalentPortal.Features.Rules.Domain;

/// <summary>
/// Says a condition as a sentence, in both languages at once: by its own words where it has some, else out of the facts'
/// names. Which words stand between them is content, as the names are.
/// </summary>
public static class RuleWords
{
    private const string File = "rule-words.csv";

    private static readonly FrozenDictionary<string, Bilingual> words =
        CsvTable.Parse(File, ContentFiles.Read(File), "code", "zh", "en").Rows.ToFrozenDictionary(row => row.Text("code"), row => new Bilingual(row.Text("zh"), row.Text("en")), StringComparer.Ordinal);

    private static readonly CultureInfo chinese = CultureInfo.GetCultureInfo("zh-Hans");
    private static readonly CultureInfo english = CultureInfo.GetCultureInfo("en");

    /// <summary>What the condition asks.</summary>
    public static Bilingual Of(Condition condition) => condition.Head.Say ?? Computed(condition);

    /// <summary>What is computed, whatever sentence the condition has of its own.</summary>
    public static Bilingual Computed(Condition condition) => condition switch
    {
        AllOf all => Joined("all", all.Of.Select(Of)),
        AnyOf any => Joined("any", any.Of.Select(Of)),
        NotOf not => Say("not", Of(not.Of)),
        AtLeastOf atLeast => Say("at_least", Number(atLeast.Count), Joined("list", atLeast.Of.Select(Of))),
        UnsureOf unsure => Of(unsure.Met),
        FactTest test => Of(test),
        Comparison compare => Say("compare." + RuleJson.Snake(compare.Operator.ToString()), Of(compare.Left), Of(compare.Right)),
        During during => Say("during", Day(during.From), Day(during.To)),
        Since { Least: { } least, Most: { } most } since => Say("since.between", Of(since.Start), Of(least), Of(most)),
        Since { Least: { } least } since => Say("since.ge", Of(since.Start), Of(least)),
        Since since => Say("since.le", Of(since.Start), Of(since.Most!)),
        RuleTest { Class: { } name } => Say("rule.class", new Bilingual(name, name)),
        RuleTest { Points: { } points } => Say("rule.ge", Number(points)),
        RuleTest rule => Say(rule.Is == Verdict.NotMet ? "rule.not" : "rule.met", new Bilingual(rule.Code, rule.Code)),
        _ => throw new InvalidOperationException(condition.GetType().Name),
    };

    /// <summary>An answer as people say it.</summary>
    public static Bilingual Of(Fact fact, FactValue value) => fact.Type switch
    {
        FactType.Bool => words[value.IsTrue ? "yes" : "no"],
        FactType.Choice or FactType.Rank => fact.Choices[(int)value.Number].Name,
        FactType.Set => value.Members == 0 ? words["nothing"] : Joined("list", value.MembersOf(fact).Select(choice => choice.Name)),
        FactType.Place => PlaceName(value.Place!),
        FactType.Date => Day(value.Day),
        FactType.Month => new(value.Day.ToString(words["month"].Zh, chinese), value.Day.ToString(words["month"].En, english)),
        // Some facts have a word of their own for what they count: a person's years are not those of their work.
        _ => words.TryGetValue("unit." + fact.Code, out var own) ? Say(own, Number(value.Number)) : Amount(value.Number, fact.Unit),
    };

    /// <summary>A number with what it counts.</summary>
    public static Bilingual Amount(decimal number, string unit) => words.TryGetValue((number == 1 ? "unit1." : "unit.") + unit, out var form) || words.TryGetValue("unit." + unit, out form) ? Say(form, Number(number)) : Number(number);

    /// <summary>What an answer to the fact counts, to stand behind a field; null where it counts nothing.</summary>
    public static Bilingual? UnitOf(Fact fact)
    {
        if (!fact.IsNumber || !(words.TryGetValue("unit." + fact.Code, out var form) || words.TryGetValue("unit." + fact.Unit, out form))) return null;
        return new(Bare(form.Zh!), Bare(form.En!));

        static string Bare(string form) => string.Join(' ', form.Replace("{0}", " ", StringComparison.Ordinal).Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    public static Bilingual PlaceName(string code)
    {
        if (code == FactValue.OtherPlace) return words["elsewhere"];
        if (code == ParameterBook.Everywhere) return words["everywhere"];
        if (code.StartsWith("list:", StringComparison.Ordinal)) return words.GetValueOrDefault(code) ?? new(code, code);
        if (ReferenceData.Divisions.Find(code) is { } division) return new(division.ShortName(Language.Chinese), division.ShortName(Language.English));
        return ReferenceData.Districts.Find(code) is { } district ? new(district.NameZh, district.NameEn) : new(code, code);
    }

    /// <summary>A dated figure by its name.</summary>
    public static Bilingual ParameterName(string code) => words.GetValueOrDefault("param." + code) ?? new(code, code);

    public static Bilingual Day(DateOnly day) => new(day.ToString(words["day"].Zh, chinese), day.ToString(words["day"].En, english));

    private static Bilingual Of(FactTest test)
    {
        var name = test.Fact.Name;
        return test.Operator switch
        {
            FactOperator.Is when test.Fact.Type == FactType.Bool => test.Values[0].IsTrue ? name : Say("not", name),
            FactOperator.Is => Say("is", name, Of(test.Fact, test.Values[0])),
            FactOperator.In => Say("is", name, Joined("any", test.Values.Select(value => Of(test.Fact, value)))),
            FactOperator.Between => Say("between", name, Of(test.Fact, test.Values[0]), Of(test.Fact, test.Values[1])),
            FactOperator.Count => Say("count", name, Number(test.Count)),
            FactOperator.Within => Say("within", name, Joined("any", test.Places.Select(PlaceName))),
            FactOperator.Has or FactOperator.HasAny => Say("is", name, Joined("any", FactValue.OfSet(test.Fact, test.Members).MembersOf(test.Fact).Select(member => member.Name))),
            FactOperator.HasAll => Say("is", name, Joined("all", FactValue.OfSet(test.Fact, test.Members).MembersOf(test.Fact).Select(member => member.Name))),
            _ => Say(RuleJson.Snake(test.Operator.ToString()), name, Of(test.Fact, test.Values[0])),
        };
    }

    /// <summary>An amount that is computed, by the names of what it is computed from.</summary>
    public static Bilingual Of(Expression expression) => expression switch
    {
        NumberOf number => Number(number.Value),
        DayOf day => Day(day.Value),
        FactOf fact => fact.Fact.Name,
        OnDay => words["today"],
        ParameterOf parameter => ParameterName(parameter.Code),
        ArithmeticOf arithmetic => Joined("op." + RuleJson.Snake(arithmetic.Operator.ToString()), arithmetic.Of.Select(Of)),
        RoundingOf rounding => Of(rounding.Of),
        BetweenOf between => Say("span.between", Of(between.From), Of(between.To)),
        _ => throw new InvalidOperationException(expression.GetType().Name),
    };

    private static Bilingual Of(Span span) => Amount(span.Count, RuleJson.Snake(span.Unit.ToString()));

    private static Bilingual Number(decimal number) => new(number.ToString("#,##0.####", chinese), number.ToString("#,##0.####", english));

    private static Bilingual Joined(string by, IEnumerable<Bilingual> all)
    {
        var between = words["join." + by];
        var list = all.ToList();
        // Blanks at the ends of a cell are refused: the joint of English words brings its own.
        return new(string.Join(between.Zh!.Replace('_', ' '), list.Select(one => one.Zh)), string.Join(between.En!.Replace('_', ' '), list.Select(one => one.En)));
    }

    private static Bilingual Say(string code, params Bilingual[] of) => Say(words[code], of);

    private static Bilingual Say(Bilingual form, params Bilingual[] of) => new(
        string.Format(CultureInfo.InvariantCulture, form.Zh!, [.. of.Select(one => one.Zh)]), string.Format(CultureInfo.InvariantCulture, form.En!, [.. of.Select(one => one.En)]));
}

using System.Resources;
using TalentPortal.Features.Rules.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Rules;

/// <summary>Says in the language of whoever writes what is wrong, and where.</summary>
internal static class RuleFaultWords
{
    private static readonly ResourceManager Texts = new(typeof(RulesText));

    /// <summary>One fault, at its path.</summary>
    public static Invalidity Of(RuleFault fault) => new(Field(fault.Path), Text(fault));

    public static TextKey Text(RuleFault fault) => new($"RuleFault_{(fault.Code == RuleLint.NobodyTests ? fault.Code + fault.Detail : fault.Code)}", fault.Path.Length == 0 ? "/" : fault.Path, fault.Detail);

    /// <summary>Everything that keeps a gate closed, persons first: the answer names each of them.</summary>
    public static IEnumerable<Invalidity> Of(GateResult gate, Language language)
    {
        foreach (var one in gate.Persons.Where(one => !one.Passes))
            foreach (var text in Of(one, language)) yield return new($"persons/{one.Person.Code}", text);
        foreach (var one in gate.Elsewhere)
            foreach (var text in Of(one, language)) yield return new($"persons/{one.Person.Rule}/{one.Person.Code}", new("Gate_Elsewhere", one.Person.Rule, Said(text, language)));
        foreach (var fault in gate.Faults) yield return Of(fault);
    }

    /// <summary>How somebody made up comes out otherwise than they should.</summary>
    public static IEnumerable<TextKey> Of(PersonVerdict one, Language language)
    {
        var name = one.Person.Name.In(language);
        if (one.Result is null) return [new("Gate_NoVersion", name, one.Person.On.ToString("yyyy-MM-dd", null))];
        return one.Wrong.Select(wrong => new TextKey("Gate_" + wrong.What, name, Word(wrong.Expected, language), Word(wrong.Found, language)));
    }

    private static string Said(TextKey key, Language language) => string.Format(language.Culture(), Texts.GetString(key.Name, language.Culture())!, key.Args);

    /// <summary>Verdicts have words; points, classes and routes stand for themselves.</summary>
    private static string Word(string value, Language language) => Texts.GetString((Enum.TryParse<Verdict>(value, out _) && !char.IsDigit(value[0]) ? "Verdict_" : value == RulePerson.None ? "Gate_" : "\n") + value, language.Culture()) ?? value;

    private static string Field(string path) => path.Length == 0 ? "document" : path;
}

using System.Globalization;
using System.Text;
using TalentPortal.Features.Programmes.Domain;
using TalentPortal.Features.Rules.Domain;
using TalentPortal.Platform.Messaging;

namespace TalentPortal.Features.Housing.Domain;

/// <summary>What somebody said of themselves for the schemes.</summary>
/// <param name="Faults">What could not be read, by field; the rest counts all the same.</param>
public sealed record SchemeReading(FactSheet Sheet, IReadOnlyList<Invalidity> Faults, bool IsAsked);

/// <summary>The rules that bring somebody a home: flats, money for the rent, money for buying. Which they are is content.</summary>
public static class HousingSchemes
{
    public static DateOnly Today(TimeProvider clock) => RuleDay.Of(clock.GetUtcNow());

    /// <summary>Those that hold on a day, by place and code.</summary>
    public static IReadOnlyList<RuleProgram> Of(RuleSet rules, DateOnly on) =>
    [
        .. rules.Shelf.Codes.Select(code => rules.At(code, on)).OfType<RuleProgram>()
            .Where(program => program.Document.Eligibility?.Benefit?.Kind is BenefitKind.Flat or BenefitKind.RentSubsidy or BenefitKind.PurchaseGrant)
            .OrderBy(program => program.Document.Place, StringComparer.Ordinal).ThenBy(program => program.Code, StringComparer.Ordinal),
    ];

    /// <summary>The scheme of a code, as it holds on a day.</summary>
    public static RuleProgram? Find(RuleSet rules, string? code, DateOnly on) => code is null ? null : Of(rules, on).FirstOrDefault(program => program.Code == code);

    /// <summary>What these schemes ask, in the order of the catalogue.</summary>
    public static IReadOnlyList<Fact> Asked(IEnumerable<RuleProgram> schemes) => [.. schemes.SelectMany(program => program.Facts).Distinct().OrderBy(fact => fact.Index)];

    /// <summary>Reads answers, each under its fact's own code.</summary>
    /// <param name="fields">Values by name of the field, as they came.</param>
    public static SchemeReading Read(IReadOnlyDictionary<string, IReadOnlyList<string>> fields, IReadOnlyList<Fact> facts, FactCatalogue catalogue)
    {
        var (sheet, typed) = (FactSheet.Empty(catalogue), new FactTyping(fields));
        foreach (var fact in facts)
            if (typed.Of(fact, fact.Code) is { } value) sheet = sheet.With(fact, value);
        return new(sheet, typed.Faults, facts.Any(fact => typed.Values(fact.Code).Count > 0));
    }

    /// <summary>An amount of a form as a number; null for what is none.</summary>
    internal static int? Number(string? text) => int.TryParse(text?.Normalize(NormalizationForm.FormKC).Replace(",", "", StringComparison.Ordinal).Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}

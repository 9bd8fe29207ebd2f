using TalentPortal.Features.Programmes.Domain;
using TalentPortal.Features.Rules.Domain;
using TalentPortal.Platform.Messaging;

namespace TalentPortal.Features.ReturnPlans.Domain;

/// <summary>What somebody answered to the questions of rules, beside pay and family.</summary>
/// <param name="Given">The facts that were answered.</param>
/// <param name="Faults">What could not be read, by field; the rest counts all the same.</param>
public sealed record PlanAsked(FactSheet Sheet, IReadOnlyList<Fact> Given, IReadOnlyList<Invalidity> Faults)
{
    /// <summary>Before the code of a fact in an address: some are called as fields of the plan that mean something else.</summary>
    public const string Prefix = "q-";

    /// <summary>More questions at a time nobody answers.</summary>
    public const int Most = 10;

    /// <summary>Facts that the plan has from elsewhere.</summary>
    private static readonly string[] known = [ProgrammeMatching.PlaceFact, "salary", "wage"];

    /// <param name="fields">Values by name of the field, as they came.</param>
    public static PlanAsked Read(IReadOnlyDictionary<string, IReadOnlyList<string>> fields, FactCatalogue catalogue, PlanFacts? facts)
    {
        var typed = new FactTyping(fields);
        var sheet = FactSheet.Empty(catalogue);
        List<Fact> given = [];
        foreach (var fact in catalogue.Where(IsAsked))
        {
            if (typed.Of(fact, Prefix + fact.Code) is not { } value) continue;
            sheet = sheet.With(fact, value);
            given.Add(fact);
        }

        if (facts?.LocalWage is { } wage && wage <= catalogue["wage"].Most) sheet = sheet.With(catalogue["wage"], FactValue.Of(catalogue["wage"], wage));
        return new(sheet, given, typed.Faults);
    }

    public static bool IsAsked(Fact fact) => !known.Contains(fact.Code, StringComparer.Ordinal);

    /// <summary>The same person at a place, with what they would be paid there.</summary>
    public FactSheet At(string place, decimal salary)
    {
        var (sheet, paid) = (Sheet.With(Sheet.Catalogue[ProgrammeMatching.PlaceFact], FactValue.OfPlace(place)), Sheet.Catalogue["salary"]);
        return salary <= paid.Most ? sheet.With(paid, FactValue.Of(paid, salary)) : sheet;
    }
}

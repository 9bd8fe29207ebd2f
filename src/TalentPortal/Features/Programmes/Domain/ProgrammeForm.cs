using TalentPortal.Features.Rules.Domain;
using TalentPortal.Platform.Messaging;

namespace TalentPortal.Features.Programmes.Domain;

/// <summary>What kinds of benefits are looked for; money in hand is one, whoever pays it and for what.</summary>
public enum BenefitFilter
{
    Money,
    RentSubsidy,
    Flat,
    PurchaseGrant,
    Tax,
    Hukou,
    Permit,
    Schooling,
    Service,
}

/// <summary>What an address asks of programmes.</summary>
/// <param name="Given">The facts that were answered.</param>
/// <param name="Kinds">None: all kinds.</param>
/// <param name="Faults">What could not be read, by field; the rest counts all the same.</param>
public sealed record ProgrammeReading(FactSheet Sheet, DateOnly On, IReadOnlyList<Fact> Given, IReadOnlyList<BenefitFilter> Kinds, IReadOnlyList<Invalidity> Faults)
{
    /// <summary>Something was said beside the place, which alone decides nothing.</summary>
    public bool IsAsked => Given.Any(fact => fact.Type != FactType.Place);

    public bool Takes(Programme programme) => Kinds.Count == 0 || Kinds.Contains(ProgrammeForm.FilterOf(programme.Benefit.Kind));
}

/// <summary>The fields of the policy match: each fact under its own code, and the filters.</summary>
public static class ProgrammeForm
{
    public const string On = "on";
    public const string Kind = "kind";

    private const int YearsAhead = 5;

    private static readonly DateOnly first = new(2000, 1, 1);

    public static BenefitFilter FilterOf(BenefitKind kind) => kind switch
    {
        BenefitKind.SettlingGrant or BenefitKind.LivingGrant or BenefitKind.StartUp or BenefitKind.Research => BenefitFilter.Money,
        _ => Enum.Parse<BenefitFilter>(kind.ToString()),
    };

    /// <summary>Name of a filter in an address.</summary>
    public static string NameOf(BenefitFilter filter) => RuleJson.Snake(filter.ToString());

    public static ProgrammeReading Read(IReadOnlyDictionary<string, IReadOnlyList<string>> fields, FactCatalogue catalogue, DateOnly today)
    {
        var typed = new FactTyping(fields);
        var sheet = FactSheet.Empty(catalogue);
        List<Fact> given = [];
        foreach (var fact in catalogue)
        {
            if (typed.Of(fact, fact.Code) is not { } value) continue;
            sheet = sheet.With(fact, value);
            given.Add(fact);
        }

        List<BenefitFilter> kinds = [];
        foreach (var name in typed.Values(Kind))
        {
            if (Enum.GetValues<BenefitFilter>().Where(filter => NameOf(filter) == name).ToList() is [var filter]) kinds.Add(filter);
            else typed.Fault(Kind, "Fault_Choice");
        }

        return new(sheet, typed.Day(On, first, today.AddYears(YearsAhead)) ?? today, given, kinds, typed.Faults);
    }
}

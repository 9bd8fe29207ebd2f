using TalentPortal.Features.ReturnPlans.Domain;
using TalentPortal.Platform.Text;

namespace TalentPortal.Features.ReturnPlans;

/// <summary>The fields of a plan as an address has them: the one form in which plans are asked for, kept and shared.</summary>
internal static class PlanFields
{
    public const string City = "city";
    public const string Salary = "salary";

    /// <summary>Id of the kept plan that is being changed; no field of a plan.</summary>
    public const string Replaces = "plan";

    private static readonly string[] names =
        [.. PlanOffer.AllFields, City, "area", Salary, "bonus", "bonustax", "year", "who", "children", "infants", "elders", "home", "study", "certificate", "allowances", "insurance", "contributions", "fund", "wage"];

    /// <summary>What of an address belongs to a plan, without empty fields.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Of(IEnumerable<KeyValuePair<string, Microsoft.Extensions.Primitives.StringValues>> query) =>
        query.Where(one => IsOne(one.Key)).Select(one => (one.Key, Values: (IReadOnlyList<string>)[.. one.Value.OfType<string>().Where(value => value.Length > 0)])).Where(one => one.Values.Count > 0)
            .ToDictionary(one => one.Key, one => one.Values, StringComparer.Ordinal);

    /// <summary>Whether they name pay and a place: of all cities, or of an offer.</summary>
    public static bool HavePlan(IReadOnlyDictionary<string, IReadOnlyList<string>>? fields) =>
        fields is not null && ((PlanTyped.Money(One(fields, Salary)) is > 0 && fields.GetValueOrDefault(City) is { Count: > 0 }) || Offers(fields).Any(offer => PlanTyped.Money(offer.Salary) is > 0 && !PlanTyped.IsBlank(offer.City)));

    /// <summary>The rows of offers, blank ones too: their numbers stay.</summary>
    public static IReadOnlyList<PlanOffer> Offers(IReadOnlyDictionary<string, IReadOnlyList<string>> fields) =>
    [
        .. Enumerable.Range(1, PlanOffer.Most).Select(PlanOffer.Fields).Select(row => new PlanOffer(One(fields, row.Name), One(fields, row.City), One(fields, row.Salary), One(fields, row.Bonus))),
    ];

    public static bool AreFit(IReadOnlyDictionary<string, IReadOnlyList<string>>? fields) =>
        fields is not null && fields.Keys.All(IsOne) && fields.Values.Sum(values => values.Count) <= PlanWritten.FieldsMost && fields.Keys.Concat(fields.Values.SelectMany(values => values)).All(text => text.Length <= PlanWritten.ValueMax && PlainText.IsStorable(text));

    /// <summary>The plan that the fields ask for.</summary>
    public static ViewReturnPlan Ask(IReadOnlyDictionary<string, IReadOnlyList<string>> fields)
    {
        return new()
        {
            Cities = All(City), Areas = All("area"), Salary = One(Salary), Bonus = One("bonus"), BonusTax = One("bonustax"), Year = One("year"), Who = One("who"), Children = One("children"), Infants = One("infants"),
            Elders = One("elders"), Home = One("home"), Study = One("study"), Certificate = One("certificate"), Allowances = One("allowances"), Insurance = One("insurance"), Contributions = One("contributions"), Fund = One("fund"),
            Wage = One("wage"), Offers = Offers(fields), Answers = fields.Where(one => one.Key.StartsWith(PlanAsked.Prefix, StringComparison.Ordinal)).ToDictionary(StringComparer.Ordinal),
        };

        IReadOnlyList<string> All(string name) => fields.GetValueOrDefault(name) ?? [];

        string? One(string name) => PlanFields.One(fields, name);
    }

    private static string? One(IReadOnlyDictionary<string, IReadOnlyList<string>> fields, string name) => fields.GetValueOrDefault(name) is [var first, ..] ? first : null;

    private static bool IsOne(string name) => names.Contains(name, StringComparer.Ordinal) || (name.StartsWith(PlanAsked.Prefix, StringComparison.Ordinal) && name.Length <= PlanWritten.ValueMax);
}

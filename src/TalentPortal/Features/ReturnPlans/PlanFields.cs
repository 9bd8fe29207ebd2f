using TalentPortal.Features.ReturnPlans.Domain;
using TalentPortal.Platform.Text;

namespace TalentPortal.Features.ReturnPlans;

/// <summary>The fields of a plan as an address has them: the one form in which plans are asked for, kept and shared.</summary>
internal static class PlanFields
{
    public const string City = "city";
    public const string Salary = "salary";

    private static readonly string[] names =
        [City, "area", Salary, "bonus", "bonustax", "year", "who", "children", "infants", "elders", "home", "study", "certificate", "allowances", "insurance", "contributions", "fund", "wage"];

    /// <summary>What of an address belongs to a plan, without empty fields.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Of(IEnumerable<KeyValuePair<string, Microsoft.Extensions.Primitives.StringValues>> query) =>
        query.Where(one => IsOne(one.Key)).Select(one => (one.Key, Values: (IReadOnlyList<string>)[.. one.Value.OfType<string>().Where(value => value.Length > 0)])).Where(one => one.Values.Count > 0)
            .ToDictionary(one => one.Key, one => one.Values, StringComparer.Ordinal);

    public static bool AreFit(IReadOnlyDictionary<string, IReadOnlyList<string>> fields) =>
        fields.Keys.All(IsOne) && fields.Values.Sum(values => values.Count) <= PlanWritten.FieldsMost && fields.Keys.Concat(fields.Values.SelectMany(values => values)).All(text => text.Length <= PlanWritten.ValueMax && PlainText.IsStorable(text));

    /// <summary>The plan that the fields ask for.</summary>
    public static ViewReturnPlan Ask(IReadOnlyDictionary<string, IReadOnlyList<string>> fields)
    {
        return new()
        {
            Cities = All(City), Areas = All("area"), Salary = One(Salary), Bonus = One("bonus"), BonusTax = One("bonustax"), Year = One("year"), Who = One("who"), Children = One("children"), Infants = One("infants"),
            Elders = One("elders"), Home = One("home"), Study = One("study"), Certificate = One("certificate"), Allowances = One("allowances"), Insurance = One("insurance"), Contributions = One("contributions"), Fund = One("fund"),
            Wage = One("wage"), Answers = fields.Where(one => one.Key.StartsWith(PlanAsked.Prefix, StringComparison.Ordinal)).ToDictionary(StringComparer.Ordinal),
        };

        IReadOnlyList<string> All(string name) => fields.GetValueOrDefault(name) ?? [];

        string? One(string name) => fields.GetValueOrDefault(name) is [var first, ..] ? first : null;
    }

    private static bool IsOne(string name) => names.Contains(name, StringComparer.Ordinal) || (name.StartsWith(PlanAsked.Prefix, StringComparison.Ordinal) && name.Length <= PlanWritten.ValueMax);
}

using TalentPortal.Features.Programmes.Domain;
using TalentPortal.Features.Rules.Domain;
using TalentPortal.Platform.Messaging;

namespace TalentPortal.Features.Permits.Domain;

/// <summary>What somebody wrote into the calculator's fields, read as facts.</summary>
/// <param name="Faults">What could not be read, by field; the rest counts all the same.</param>
/// <param name="Assumed">Facts that were not asked for at first and were taken as the usual answer; the page says so.</param>
/// <param name="IsAsked">Whether anything was said at all.</param>
public sealed record CalculatorReading(FactSheet Sheet, DateOnly On, DateOnly? On2, IReadOnlyList<string> Compare, IReadOnlyList<Invalidity> Faults, IReadOnlyList<Fact> Assumed, bool IsAsked);

/// <summary>
/// The fields of the calculator. Except for a few that people think of as one question, each is a fact under its own code:
/// what can be asked is content.
/// </summary>
public static class CalculatorForm
{
    public const string Salary = "salary";
    public const string Degree = "degree";
    public const string Years = "years";
    public const string Months = "months";
    public const string Chinese = "chinese";
    public const string Place = "place";
    public const string Age = "age";
    public const string Background = "background";
    public const string Bonus = "bonus";
    public const string On = "on";
    public const string On2 = "on2";
    public const string Compare = "compare";
    public const string Certificate = "certificate";
    public const string Graduated = "graduated";
    public const string Study = "study";
    public const string Wage = "wage";

    /// <summary>More cities do not fit beside one another.</summary>
    public const int CompareMost = 4;

    private const string Level = "chinese_level";
    private const string Former = "former_national";
    private const string Taught = "degree_in_chinese";
    private const string Special = "special_area";
    private const string Group = "permit";

    /// <summary>Days before the rules began and far ahead have no rule to compute with.</summary>
    private const int YearsAhead = 5;

    private static readonly DateOnly first = new(2000, 1, 1);

    /// <summary>The facts that a field of their own asks for.</summary>
    public static IEnumerable<Fact> Facts(FactCatalogue catalogue) => catalogue.Where(fact => fact.Group == Group && fact.Code is not (Level or Former or Taught or "c_group"));

    /// <summary>Under which name the address has the fact.</summary>
    public static string FieldOf(Fact fact) => fact.Code switch { "graduated_on" => Graduated, "study_place" => Study, Level or Former or Taught => Chinese, var code => code };

    /// <param name="fields">Values by name of the field, as they came.</param>
    public static CalculatorReading Read(IReadOnlyDictionary<string, IReadOnlyList<string>> fields, FactCatalogue catalogue, DateOnly today)
    {
        var typed = new FactTyping(fields);
        List<Fact> assumed = [];
        var sheet = FactSheet.Empty(catalogue);
        var isAsked = false;
        foreach (var fact in Facts(catalogue))
        {
            var field = FieldOf(fact);
            if (typed.Values(field).Count == 0) continue;
            isAsked = true;
            sheet = sheet.With(fact, typed.Of(fact, field));
        }

        if (typed.One(Chinese) is { } chinese)
        {
            isAsked = true;
            sheet = Spoken(sheet, chinese);
        }

        if (isAsked && typed.Values(Background).Count == 0) sheet = sheet.With(catalogue[Background], FactValue.OfSet(catalogue[Background], 0));
        if (sheet[Degree] is not null && typed.Values(Certificate).Count == 0) Assume(catalogue[Certificate], FactValue.Of(catalogue[Certificate], 0));
        if (sheet[Place] is not null && typed.Values(Special).Count == 0) Assume(catalogue[Special], FactValue.Of(catalogue[Special], 0));
        var compare = new List<string>();
        foreach (var text in typed.Values(Compare))
        {
            if (FactTyping.PlaceOf(text) is not { } place) typed.Fault(Compare, "Fault_Place");
            else if (!compare.Contains(place)) compare.Add(place);
        }

        if (compare.Count > CompareMost) typed.Fault(Compare, new TextKey("Calculator_FaultCompare", CompareMost));
        var (on, on2) = (typed.Day(On, first, today.AddYears(YearsAhead)) ?? today, typed.Day(On2, first, today.AddYears(YearsAhead)));
        return new(sheet, on, on2, [.. compare.Take(CompareMost)], typed.Faults, assumed, isAsked);

        FactSheet Spoken(FactSheet before, string said)
        {
            // Level six lies above what the table tells apart.
            var level = said is Former or "degree" ? "none" : said == "hsk6" ? "hsk5" : said;
            if (FactValue.Read(catalogue[Level], level) is not { } known)
            {
                typed.Fault(Chinese, "Fault_Choice");
                return before;
            }

            return before.With(catalogue[Level], known).With(Former, said == Former ? "true" : "false").With(Taught, said == "degree" ? "true" : "false");
        }

        void Assume(Fact fact, FactValue value)
        {
            sheet = sheet.With(fact, value);
            assumed.Add(fact);
        }
    }
}

using System.Collections.Frozen;
using System.Reflection;
using TalentPortal.Features.Jobs.Domain;
using TalentPortal.Features.Reference.Domain;
using TalentPortal.Platform.Text;

namespace TalentPortal.Features.Imports.Domain;

/// <summary>What employers write for a code: the code, its names in both languages, and the words of <c>import_words.csv</c>.</summary>
internal static class ImportWords
{
    private static readonly FrozenDictionary<(string List, string Word), string> Codes = Read();

    public static string? Kind(string text) => Find("kind", text);

    public static string? Degree(string text) => Find("degree", text);

    public static Workplace? WorkplaceOf(string text) => Find("workplace", text) is { } name ? Enum.Parse<Workplace>(name) : null;

    public static string? Period(string text) => Find("period", text);

    public static string? Currency(string text) => Find("currency", text);

    public static string? Industry(string text) => Find("industry", text);

    public static string? Country(string text) => Find("country", text);

    public static string? Occupation(string text) => Find("occupation", text);

    public static string? Language(string text) => Find("language", text);

    public static BenefitStanding? Standing(string text) => Find("standing", text) is { } name ? Enum.Parse<BenefitStanding>(name) : null;

    public static string? YesOrNo(string text) => Find("yes", text);

    public static bool IsAgreed(string text) => Find("agreed", text) is not null;

    private static string? Find(string list, string text) => Codes.GetValueOrDefault((list, Key(text)));

    private static string Key(string text) => string.Join(' ', TextNormaliser.ForComparing(text).Replace('_', ' ').Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static FrozenDictionary<(string, string), string> Read()
    {
        var rows = CsvTable.FromResource(Assembly.GetExecutingAssembly(), "import_words.csv", "list", "code", "words").Rows;
        return rows.SelectMany(row => row.List("words", '|').Select(word => (List: row.Text("list"), Word: word, Code: row.Text("code"))))
            .Concat(Of("kind", ReferenceData.EmploymentKinds)).Concat(Of("degree", ReferenceData.Degrees)).Concat(Of("period", ReferenceData.PayPeriods))
            .Concat(Of("currency", ReferenceData.Currencies)).Concat(Of("industry", ReferenceData.Industries)).Concat(Of("country", ReferenceData.Countries))
            .Concat(Of("occupation", ReferenceData.Occupations.Where(occupation => occupation.IsUnit))).Concat(Of("language", ReferenceData.Languages))
            .Concat(ReferenceData.Countries.Select(country => ("country", country.Alpha3, country.Code)))
            .Concat(Enum.GetNames<Workplace>().Select(name => ("workplace", name, name)))
            .Concat(Enum.GetNames<BenefitStanding>().Select(name => ("standing", name, name)))
            .Select(one => (Word: (one.Item1, Key(one.Item2)), Code: one.Item3))
            .DistinctBy(one => one.Word).ToFrozenDictionary(one => one.Word, one => one.Code);
    }

    private static IEnumerable<(string List, string Word, string Code)> Of(string list, IEnumerable<ReferenceEntry> entries) =>
        entries.SelectMany(entry => new[] { (list, entry.Code, entry.Code), (list, entry.NameZh, entry.Code), (list, entry.NameEn, entry.Code) });
}

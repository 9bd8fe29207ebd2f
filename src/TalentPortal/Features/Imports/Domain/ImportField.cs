using System.Collections.Frozen;
using System.Reflection;
using TalentPortal.Features.Jobs.Domain;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Platform.Text;

namespace TalentPortal.Features.Imports.Domain;

/// <summary>
/// What a column of a file can mean: a field of the posting's form under the name it has there, or one of a few others that are
/// read from fuller words. Names and the headings by which each is known stand in <c>import_columns.csv</c>.
/// </summary>
public sealed record ImportField(string Name, string NameZh, string NameEn, IReadOnlyList<string> Headings)
{
    public const int NameMax = 40;

    /// <summary>Name of the organisation that seeks; only where a tenant brings postings of several.</summary>
    public const string Employer = "Employer";

    /// <summary>The employer's own reference, by which a posting is known again.</summary>
    public const string Reference = nameof(JobFields.Reference);

    /// <summary>A title, or a text, in whichever language it is.</summary>
    public const string Title = "Title";

    public const string Description = "Description";

    /// <summary>A place in words.</summary>
    public const string Place = "Place";

    /// <summary>Both ends of the pay in one cell.</summary>
    public const string Pay = "Pay";

    /// <summary>One column for each kind of benefit.</summary>
    public const string Benefit = nameof(JobFields.Benefits) + ".";

    private static readonly string[] Others = [Employer, Title, Description, Place, Pay, .. Enum.GetNames<BenefitKind>().Select(kind => Benefit + kind)];

    /// <summary>In the order in which a file of the portal's own has them.</summary>
    public static IReadOnlyList<ImportField> All { get; } = Read();

    private static readonly FrozenDictionary<string, ImportField> ByHeading = All.SelectMany(field => field.Headings.Select(Key).Distinct().Select(key => (Key: key, field))).ToFrozenDictionary(pair => pair.Key, pair => pair.field);

    /// <summary>How it is called in a file of the portal's own, and by people.</summary>
    public string NameIn(Language language) => language == Language.Chinese ? NameZh : NameEn;

    public static ImportField? Find(string? name) => All.FirstOrDefault(field => field.Name == name);

    /// <summary>What the headings of a file mean as far as they are known, each field once.</summary>
    public static IReadOnlyList<string> Guess(IReadOnlyList<string> columns, bool ofTenant)
    {
        var taken = new HashSet<string>();
        return [.. columns.Select(column => ByHeading.GetValueOrDefault(Key(column)) is { } field && (ofTenant || field.Name != Employer) && taken.Add(field.Name) ? field.Name : "")];
    }

    /// <summary>Letters and digits alone: "Job title *" and "job_title" are one heading.</summary>
    private static string Key(string heading) => string.Concat(TextNormaliser.ForComparing(heading).Where(char.IsLetterOrDigit));

    private static IReadOnlyList<ImportField> Read()
    {
        var fields = CsvTable.FromResource(Assembly.GetExecutingAssembly(), "import_columns.csv", "field", "name_zh", "name_en", "headings").Rows
            .Select(row => new ImportField(row.Text("field"), row.Text("name_zh"), row.Text("name_en"), [row.Text("field"), row.Text("name_zh"), row.Text("name_en"), .. row.List("headings", '|')])).ToList();
        // A new field of the form without a column here would be a field that no file can bring.
        var expected = typeof(JobFields).GetProperties().Where(property => property.CanWrite && property.Name != nameof(JobFields.Benefits)).Select(property => property.Name).Concat(Others).Order(StringComparer.Ordinal);
        return fields.Select(field => field.Name).Order(StringComparer.Ordinal).SequenceEqual(expected) ? fields : throw new InvalidOperationException("import_columns.csv does not name the fields of the posting's form.");
    }
}

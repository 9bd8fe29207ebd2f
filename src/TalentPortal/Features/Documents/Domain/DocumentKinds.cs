using System.Collections.Frozen;
using System.Reflection;
using TalentPortal.Features.Talents.Domain;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Platform.Text;

namespace TalentPortal.Features.Documents.Domain;

/// <summary>A kind of document.</summary>
/// <param name="Consent">To what a person agrees before the first file of the kind; null where the profile's consent is enough.</param>
/// <param name="HasNumber">Whether it carries a number.</param>
/// <param name="Expires">Whether it holds for a time only.</param>
/// <param name="Hint">What to look out for; empty where the name says it.</param>
public sealed record DocumentKind(string Code, ConsentKind? Consent, bool HasNumber, bool Expires, Bilingual Name, Bilingual Hint);

/// <summary>The kinds of documents that are kept: data with a version. A code stays what it is for as long as a document carries it.</summary>
public static class DocumentKinds
{
    public const int CodeMax = 30;

    /// <summary>CVs are kept with the profile; checklists name them, documents do not.</summary>
    public const string Cv = "cv";

    private static readonly FrozenDictionary<string, DocumentKind> byCode;

    static DocumentKinds()
    {
        var rows = CsvTable.FromResource(Assembly.GetExecutingAssembly(), "document_kinds.csv", Columns).Rows;
        Version = rows.Max(row => row.Number("version"));
        All = Read([.. rows.Where(row => row.Number("version") == Version)]);
        byCode = All.ToFrozenDictionary(kind => kind.Code, StringComparer.Ordinal);
    }

    public static int Version { get; }

    /// <summary>In the order in which they are offered.</summary>
    public static IReadOnlyList<DocumentKind> All { get; }

    internal static string[] Columns => ["version", "code", "consent", "number", "expires", "name_zh", "name_en", "hint_zh", "hint_en"];

    public static DocumentKind? Find(string? code) => code is null ? null : byCode.GetValueOrDefault(code);

    internal static IReadOnlyList<DocumentKind> Read(IReadOnlyList<CsvRow> rows)
    {
        List<DocumentKind> kinds = [];
        foreach (var row in rows)
        {
            var code = row.Text("code");
            if (code.Length > CodeMax || code == Cv || kinds.Exists(kind => kind.Code == code)) throw row.Bad("code", "is too long, there already, or kept elsewhere");
            ConsentKind? consent = row.Text("consent") switch
            {
                "scan" => ConsentKind.PaperScans,
                "health" => ConsentKind.HealthPapers,
                "none" => null,
                _ => throw row.Bad("consent", "is neither scan, health nor none"),
            };
            kinds.Add(new(code, consent, YesNo(row, "number"), YesNo(row, "expires"), new(row.Text("name_zh"), row.Text("name_en")), new(row.Optional("hint_zh"), row.Optional("hint_en"))));
        }

        return kinds;
    }

    internal static bool YesNo(CsvRow row, string column) => row.Text(column) switch
    {
        "yes" => true,
        "no" => false,
        _ => throw row.Bad(column, "is neither yes nor no"),
    };
}

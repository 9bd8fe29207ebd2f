using System.Collections.Frozen;
using System.Reflection;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Platform.Text;

namespace TalentPortal.Features.Documents.Domain;

/// <summary>Whether something is asked for; Ask: the office decides.</summary>
public enum ChecklistNeed
{
    No,
    Yes,
    Ask,
}

/// <summary>A document that a list asks for.</summary>
/// <param name="Kind">Code of <see cref="DocumentKinds"/>, or <see cref="DocumentKinds.Cv"/>.</param>
/// <param name="MonthsValid">Months for which it still has to hold at the start.</param>
/// <param name="MonthsOld">How old it may be at the start.</param>
public sealed record ChecklistLine(
    string Code, string Kind, Bearer Bearer, int? MonthsValid, int? MonthsOld, ChecklistNeed Legalise, ChecklistNeed Translate, Bilingual Title, Bilingual Hint, Bilingual Source, DateOnly AsOf, TaskCertainty Certainty);

/// <summary>What a document on a list lacks, the first thing first.</summary>
public enum ChecklistState
{
    Ready,
    Missing,
    NoFile,
    Expired,
    EndsTooEarly,
    TooOld,
    NeedsLegalisation,
    NeedsTranslation,
    NotValid,
}

/// <summary>Which documents are asked for on one way: data with a version. A document that is there serves every list.</summary>
/// <param name="Routes">Routes of the plans of tasks on which it is shown first.</param>
public sealed record DocumentChecklist(string Code, IReadOnlyList<string> Routes, Bilingual Name, IReadOnlyList<ChecklistLine> Lines)
{
    private static readonly FrozenDictionary<string, DocumentChecklist> byCode;

    static DocumentChecklist()
    {
        var lists = CsvTable.FromResource(Assembly.GetExecutingAssembly(), "document_checklists.csv", ListColumns).Rows;
        var lines = CsvTable.FromResource(Assembly.GetExecutingAssembly(), "document_checklist_lines.csv", LineColumns).Rows;
        Version = lists.Max(row => row.Number("version"));
        All = Read([.. lists.Where(row => row.Number("version") == Version)], [.. lines.Where(row => row.Number("version") == Version)]);
        byCode = All.ToFrozenDictionary(list => list.Code, StringComparer.Ordinal);
    }

    public static int Version { get; }

    public static IReadOnlyList<DocumentChecklist> All { get; }

    internal static string[] ListColumns => ["version", "code", "routes", "name_zh", "name_en"];

    internal static string[] LineColumns =>
        ["version", "code", "lists", "kind", "bearer", "months_valid", "months_old", "legalise", "translate", "title_zh", "title_en", "hint_zh", "hint_en", "source_zh", "source_en", "as_of", "certainty"];

    public static DocumentChecklist? Find(string? code) => code is null ? null : byCode.GetValueOrDefault(code);

    /// <summary>The list of the way on which most of the given tasks are.</summary>
    public static DocumentChecklist? ForTasks(IEnumerable<TaskLine> tasks)
    {
        var routes = tasks.SelectMany(line => line.Routes).CountBy(route => route, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        return routes.Count == 0 ? null : All.MaxBy(list => list.Routes.Max(route => routes.GetValueOrDefault(route)));
    }

    /// <summary>How a line stands with a document that is there.</summary>
    /// <param name="isRefused">Whether somebody looked at the file and found it wanting.</param>
    /// <param name="start">When it is needed. What China itself issued needs neither legalisation nor translation.</param>
    public static ChecklistState StateOf(ChecklistLine line, DocumentFacts facts, bool hasFile, bool isRefused, DateOnly today, DateOnly start)
    {
        var issuedAtHome = facts.CountryCode == "CN";
        if (!hasFile) return ChecklistState.NoFile;
        if (facts.ExpiresOn < today) return ChecklistState.Expired;
        if (isRefused) return ChecklistState.NotValid;
        if (facts.ExpiresOn < start.AddMonths(line.MonthsValid ?? 0)) return ChecklistState.EndsTooEarly;
        if (line.MonthsOld is { } months && facts.IssuedOn is { } issued && issued.AddMonths(months) < start) return ChecklistState.TooOld;
        if (!issuedAtHome && line.Legalise == ChecklistNeed.Yes && facts.Legalisation != PaperStep.Have || facts.Legalisation == PaperStep.Needed) return ChecklistState.NeedsLegalisation;
        if (!issuedAtHome && line.Translate == ChecklistNeed.Yes && facts.Translation != PaperStep.Have || facts.Translation == PaperStep.Needed) return ChecklistState.NeedsTranslation;
        return ChecklistState.Ready;
    }

    internal static IReadOnlyList<DocumentChecklist> Read(IReadOnlyList<CsvRow> lists, IReadOnlyList<CsvRow> rows)
    {
        var codes = lists.Select(row => row.Text("code")).ToHashSet(StringComparer.Ordinal);
        List<(ChecklistLine Line, IReadOnlyList<string> Lists)> lines = [];
        foreach (var row in rows)
        {
            var line = new ChecklistLine(
                row.Text("code"), row.Text("kind"), row.Choice<Bearer>("bearer"), row.OptionalNumber("months_valid"), row.OptionalNumber("months_old"), row.Choice<ChecklistNeed>("legalise"), row.Choice<ChecklistNeed>("translate"),
                new(row.Text("title_zh"), row.Text("title_en")), new(row.Optional("hint_zh"), row.Optional("hint_en")), new(row.Text("source_zh"), row.Text("source_en")), row.Date("as_of"), row.Choice<TaskCertainty>("certainty"));
            if (line.Kind != DocumentKinds.Cv && DocumentKinds.Find(line.Kind) is null) throw row.Bad("kind", "is no kind of document");
            if (lines.Exists(other => other.Line.Code == line.Code)) throw row.Bad("code", "is there already");
            var named = row.List("lists", ' ');
            if (named.Count == 0 || !named.All(codes.Contains)) throw row.Bad("lists", "names a list that is not there");
            lines.Add((line, named));
        }

        return [.. lists.Select(row => new DocumentChecklist(
            row.Text("code"), row.List("routes", ' '), new(row.Text("name_zh"), row.Text("name_en")), [.. lines.Where(pair => pair.Lists.Contains(row.Text("code"))).Select(pair => pair.Line)]))];
    }
}

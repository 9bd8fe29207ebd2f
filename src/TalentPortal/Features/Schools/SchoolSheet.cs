using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;

namespace TalentPortal.Features.Schools;

/// <summary>Schools as a table: what is written can be read again.</summary>
internal static class SchoolSheet
{
    private static readonly (string Name, Func<SchoolDraft, string?> Get, Func<SchoolDraft, string?, SchoolDraft> Set)[] Columns =
    [
        ("name_zh", s => s.NameZh, (s, v) => s with { NameZh = v }), ("name_en", s => s.NameEn, (s, v) => s with { NameEn = v }), ("kind", s => s.Kind, (s, v) => s with { Kind = v }),
        ("city", s => s.City, (s, v) => s with { City = v }), ("district_zh", s => s.DistrictZh, (s, v) => s with { DistrictZh = v }), ("district_en", s => s.DistrictEn, (s, v) => s with { DistrictEn = v }),
        ("age_from", s => s.AgeFrom, (s, v) => s with { AgeFrom = v }), ("age_to", s => s.AgeTo, (s, v) => s with { AgeTo = v }), ("languages", s => s.Languages, (s, v) => s with { Languages = v }),
        ("curricula", s => s.Curricula, (s, v) => s with { Curricula = v }), ("windows", s => s.Windows?.Replace('\n', ';'), (s, v) => s with { Windows = v }), ("fee_from", s => s.FeeFrom, (s, v) => s with { FeeFrom = v }),
        ("fee_to", s => s.FeeTo, (s, v) => s with { FeeTo = v }), ("fee_zh", s => s.FeeZh, (s, v) => s with { FeeZh = v }), ("fee_en", s => s.FeeEn, (s, v) => s with { FeeEn = v }), ("admits", s => s.Admits, (s, v) => s with { Admits = v }),
        ("admits_zh", s => s.AdmitsZh, (s, v) => s with { AdmitsZh = v }), ("admits_en", s => s.AdmitsEn, (s, v) => s with { AdmitsEn = v }), ("documents", s => s.Documents, (s, v) => s with { Documents = v }),
        ("website", s => s.Website, (s, v) => s with { Website = v }), ("waiting", s => s.Waiting, (s, v) => s with { Waiting = v }), ("waiting_on", s => s.WaitingOn, (s, v) => s with { WaitingOn = v }),
        ("source", s => s.Source, (s, v) => s with { Source = v }), ("verified_on", s => s.VerifiedOn, (s, v) => s with { VerifiedOn = v }), ("certainty", s => s.Certainty, (s, v) => s with { Certainty = v }),
    ];

    /// <summary>The first line, as it has to stand there.</summary>
    public static string Head { get; } = string.Join(',', Columns.Select(column => column.Name));

    /// <summary>The lines with their numbers; null where the first one does not name the columns, or a quotation mark is left open.</summary>
    public static IReadOnlyList<(int Line, SchoolDraft Draft)>? Read(string text)
    {
        using var csv = new CsvParser(new StringReader(text.TrimStart('\uFEFF')), new CsvConfiguration(CultureInfo.InvariantCulture) { BadDataFound = null, DetectDelimiter = true, DetectDelimiterValues = [",", "\t", ";"] });
        try
        {
            if (!csv.Read() || csv.Record is not { } head || Columns.Any(column => Array.FindIndex(head, name => name.Trim() == column.Name) < 0)) return null;
            var places = Columns.Select(column => Array.FindIndex(head, name => name.Trim() == column.Name)).ToArray();
            List<(int, SchoolDraft)> lines = [];
            while (csv.Read())
            {
                if (csv.Record is not { } fields || fields.All(string.IsNullOrWhiteSpace)) continue;
                var draft = SchoolDraft.Empty;
                for (var i = 0; i < Columns.Length; i++) draft = Columns[i].Set(draft, places[i] < fields.Length ? fields[places[i]] : null);
                lines.Add((csv.RawRow, draft));
            }

            return lines;
        }
        catch (CsvHelperException)
        {
            return null;
        }
    }

    /// <summary>What a school's line has, in the order of the columns.</summary>
    public static IReadOnlyList<string?> CellsOf(SchoolDraft school) => [.. Columns.Select(column => column.Get(school) is { Length: > 0 } text ? text : null)];

    /// <summary>The school of a line.</summary>
    public static SchoolDraft DraftOf(IReadOnlyList<string?> cells) => Columns.Index().Aggregate(SchoolDraft.Empty, (draft, column) => column.Item.Set(draft, cells[column.Index]));

    /// <summary>UTF-8 with a byte order mark, which Excel needs for Chinese; what looks like a formula gets a quote in front of it.</summary>
    public static byte[] Write(IEnumerable<SchoolDraft> schools)
    {
        using var memory = new MemoryStream();
        using (var text = new StreamWriter(memory, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true)))
        using (var csv = new CsvWriter(text, new CsvConfiguration(CultureInfo.InvariantCulture) { InjectionOptions = InjectionOptions.Escape, NewLine = "\r\n" }))
        {
            foreach (var column in Columns) csv.WriteField(column.Name);
            csv.NextRecord();
            foreach (var school in schools)
            {
                foreach (var column in Columns) csv.WriteField(column.Get(school));
                csv.NextRecord();
            }
        }

        return memory.ToArray();
    }
}

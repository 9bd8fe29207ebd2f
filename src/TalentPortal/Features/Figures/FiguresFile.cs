using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Microsoft.Extensions.Localization;
using TalentPortal.Components;
using TalentPortal.Features.Figures.Domain;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Figures;

/// <summary>A part of a file: a heading, the heads of its columns, and rows of texts and numbers.</summary>
internal sealed record FiguresSection(string Title, IReadOnlyList<string> Heads, IReadOnlyList<IReadOnlyList<object>> Rows);

/// <summary>Writes a report as a file, in the words of the page.</summary>
internal static class FiguresFile
{
    /// <summary>UTF-8 with a byte order mark, which Excel needs for Chinese; what looks like a formula gets a quote in front of it.</summary>
    public static byte[] Csv(IReadOnlyList<FiguresSection> sections)
    {
        using var memory = new MemoryStream();
        using (var text = new StreamWriter(memory, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true)))
        using (var csv = new CsvWriter(text, new CsvConfiguration(CultureInfo.InvariantCulture) { InjectionOptions = InjectionOptions.Escape, NewLine = "\r\n" }))
        {
            foreach (var section in sections)
            {
                Line([section.Title]);
                if (section.Heads.Count > 0) Line(section.Heads);
                foreach (var row in section.Rows) Line(row);
                csv.NextRecord();
            }

            void Line(IReadOnlyList<object> cells)
            {
                foreach (var cell in cells) csv.WriteField(Convert.ToString(cell, CultureInfo.InvariantCulture));
                csv.NextRecord();
            }
        }

        return memory.ToArray();
    }

    /// <summary>One sheet for each part; texts are texts and never formulas.</summary>
    public static byte[] Xlsx(IReadOnlyList<FiguresSection> sections)
    {
        using var memory = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(memory, SpreadsheetDocumentType.Workbook))
        {
            var book = document.AddWorkbookPart();
            var sheets = new Sheets();
            book.Workbook = new Workbook(sheets);
            foreach (var section in sections)
            {
                var part = book.AddNewPart<WorksheetPart>();
                var data = new SheetData();
                part.Worksheet = new Worksheet(data);
                if (section.Heads.Count > 0) data.Append(Line(section.Heads));
                foreach (var row in section.Rows) data.Append(Line(row));
                sheets.Append(new Sheet { Id = book.GetIdOfPart(part), SheetId = (uint)sheets.Count() + 1, Name = Short(section.Title) });
            }
        }

        return memory.ToArray();

        static Row Line(IReadOnlyList<object> cells) => new(cells.Select(cell => cell is string text
            ? new Cell { DataType = CellValues.InlineString, InlineString = new InlineString(new Text(text)) }
            : new Cell { DataType = CellValues.Number, CellValue = new CellValue(Convert.ToString(cell, CultureInfo.InvariantCulture)!) }));

        // Excel takes 31 characters.
        static string Short(string title) => title.Length <= 31 ? title : title[..31];
    }

    /// <summary>What a file holds: first what it is about and how to read it, then the parts of the page in their order.</summary>
    /// <param name="organisation">Name in the language of the file.</param>
    public static IReadOnlyList<FiguresSection> Sections(FiguresReport report, IStringLocalizer<FiguresText> texts, string organisation, TimeZoneInfo zone, string? place)
    {
        var scope = report.Scope;
        List<IReadOnlyList<object>> about =
        [
            [texts["Figures_Organisation"].Value, organisation], [texts["Figures_Years"].Value, texts.Period(scope)],
            [texts["Figures_Grouping"].Value, scope.By is { } by ? texts["Cut_" + by].Value : texts["ViewFigures_ByNothing"].Value], [texts["ViewFigures_AsOf"].Value, DateWords.Moment(report.AsOf, zone, place, Languages.Current.Culture())],
            [texts["Figures_HowToRead"].Value, texts["Figures_About"].Value],
        ];
        if (scope is { By: { } cut, Only: { } only }) about.Insert(3, [texts["Figures_Row"].Value, texts.Row(cut, only)]);
        List<FiguresSection> sections = [new(texts["ViewFigures_Title"], [], about)];
        Add("ViewFigures_Way", ["ViewFigures_Step", "ViewFigures_People", "ViewFigures_OfAsked", "ViewFigures_Means"], report.Way.Select(step => (object[])
            [texts["Step_" + step.Step].Value, People(step.People), Number(FiguresReport.Percent(step.People, report.Way[0].People), texts.Percent), texts["StepMeans_" + step.Step].Value]));
        if (scope is { By: { } shown, Only: null })
        {
            var rows = report.Rows.Select(row => (object[])[texts.Row(shown, row.Code), .. row.People.Select(People)]).Append([texts["ViewFigures_Others"].Value, .. report.Others.Select(People)]);
            sections.Add(new(texts["Cut_" + shown], [texts["Cut_" + shown], .. FigureWay.Steps.Select(step => texts["Step_" + step].Value)], [.. rows]));
        }

        Add("ViewFigures_Ends", ["ViewFigures_End", "ViewFigures_People"], report.Ends.Select(end => (object[])[texts.Reason(end.Reason), People(end.People)]));
        Add("ViewFigures_Stages", ["ViewFigures_Stage", "ViewFigures_Median", "ViewFigures_Ninth", "ViewFigures_Waiting"], report.Stages.Select(stage => (object[])
            [FigureWords.Stage(stage.Code), Number(stage.Median, texts.Days), Number(stage.Ninth, texts.Days), Number(stage.Waiting, texts.Days)]), "ViewFigures_StagesHint");
        Add("ViewFigures_Turns", ["ViewFigures_Turn", "ViewFigures_Share"], report.Turn is { } turn
            ? new[] { ("Us", turn.Us), ("Talent", turn.Talent), ("Employer", turn.Employer), ("Authority", turn.Authority) }.Select(one => (object[])[texts["Turn_" + one.Item1].Value, texts["Figures_About_Percent", one.Item2].Value])
            : [], "ViewFigures_TurnsHint");
        Add("ViewFigures_Levels", ["ViewFigures_Level", "ViewFigures_Share", "ViewFigures_Means"], report.Levels.Select(level => (object[])[texts.Level(level.Key), texts.Share(level.Share), texts.LevelMeans(level.Key)]));
        Add("ViewFigures_Loads", ["ViewFigures_Tier", "ViewFigures_Open", "ViewFigures_Consultants", "ViewFigures_Each"], report.Loads.Select(load => (object[])
            [texts["Tier_" + load.Tier].Value, texts.Range(load.Cases), load.Consultants, Number(FigureWords.Each(load), _ => "–")]), "ViewFigures_LoadsHint");
        return sections;

        object People(int? people) => Number(people, texts.People);

        void Add(string title, string[] heads, IEnumerable<object[]> rows, string? hint = null)
        {
            var found = rows.ToList();
            if (found.Count > 0) sections.Add(new(texts[title], [.. heads.Select(head => texts[head].Value)], [.. found, .. hint is null ? Array.Empty<object[]>() : [[texts[hint].Value]]]));
        }
    }

    /// <summary>A number as such, and one that is hidden by its mark.</summary>
    private static object Number<T>(T? number, Func<T?, string> words)
        where T : struct => number is { } shown ? shown : words(number);
}

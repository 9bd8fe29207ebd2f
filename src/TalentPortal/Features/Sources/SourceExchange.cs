using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using TalentPortal.Components;
using TalentPortal.Data;
using TalentPortal.Features.Sources.Domain;
using TalentPortal.Platform.Content;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Sheets;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Sources;

/// <summary>The sources as a table. They come with the release: what is changed in them here is told and not kept.</summary>
internal sealed class SourceExchange(AppDb db, CurrentCall call, IStringLocalizer<SourcesText> texts, IStringLocalizer<SheetsText> sheets) : IContentExchange
{
    private const string File = "sources.csv";

    private static readonly string[] Columns = ["code", "kind", "reliability", "title_zh", "title_en", "publisher_zh", "publisher_en", "issued", "url"];

    public bool Reads(string name) => name == File;

    public async Task<IReadOnlyList<ContentFile>> Write(CancellationToken ct) => [new(File, await ContentTable.Write(Columns, (await All(ct)).Select(CellsOf), ct))];

    public async Task<ContentReading> Take(ContentFile file, IReadOnlySet<string> others, bool isApplied, CancellationToken ct)
    {
        try
        {
            var known = (await All(ct)).ToDictionary(source => source.Code, CellsOf, StringComparer.Ordinal);
            return new(file.Name, [.. ContentTable.Read(file.Bytes, Columns).Select(line => LineOf(line.Line, line.Cells, known))]);
        }
        catch (SheetException fault)
        {
            return new(file.Name, [new(1, null, ContentLineState.Faulty, sheets.In(call.Language, fault.Text.Name, fault.Text.Args))]);
        }
    }

    private ContentLine LineOf(int line, IReadOnlyDictionary<string, string?> cells, Dictionary<string, IReadOnlyList<string?>> known) =>
        cells["code"] is { } code && known.TryGetValue(code, out var kept) && kept.SequenceEqual(Columns.Select(column => cells[column]))
            ? new(line, code, ContentLineState.Same)
            : new(line, cells["code"], ContentLineState.Faulty, texts.In(call.Language, "Exchange_OfRelease"));

    private async Task<List<Source>> All(CancellationToken ct) => [.. (await db.ContentSources.AsNoTracking().AtTenantOf(call).OrderBy(s => s.Code).ToListAsync(ct)).Select(row => row.Value())];

    private static IReadOnlyList<string?> CellsOf(Source s) => [s.Code, s.Kind.ToString(), s.Reliability.ToString(), Filled(s.Title.Zh), Filled(s.Title.En), Filled(s.Publisher.Zh), Filled(s.Publisher.En), s.Issued, s.Url];

    private static string? Filled(string? text) => string.IsNullOrEmpty(text) ? null : text;
}

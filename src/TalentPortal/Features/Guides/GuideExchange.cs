using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using TalentPortal.Components;
using TalentPortal.Data;
using TalentPortal.Features.Guides.Domain;
using TalentPortal.Platform.Auditing;
using TalentPortal.Platform.Content;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Platform.Text;

namespace TalentPortal.Features.Guides;

/// <summary>Guides as files. What comes in is a draft and goes its way past a second pair of eyes like any other.</summary>
internal sealed class GuideExchange(AppDb db, CurrentCall call, GuideEditing editing, Audit audit, IStringLocalizer<GuidesText> texts, TimeProvider clock) : IContentExchange
{
    private const string Folder = "guides/";
    private const string Ending = ".md";

    /// <summary>Lines of a difference that are told.</summary>
    private const int LinesMost = 60;

    private GuideKnown? _known;

    public bool Reads(string name) => name.StartsWith(Folder, StringComparison.Ordinal) && name.EndsWith(Ending, StringComparison.Ordinal);

    public async Task<IReadOnlyList<ContentFile>> Write(CancellationToken ct)
    {
        var guides = await db.Guides.AsNoTracking().AtTenantOf(call).OrderBy(g => g.Key).ToListAsync(ct);
        var versions = (await db.GuideVersions.AsNoTracking().AtTenantOf(call).Where(v => v.State != GuideState.Withdrawn).Select(v => new { v.GuideId, v.Number, v.Text }).ToListAsync(ct)).ToLookup(v => v.GuideId);
        return [.. guides.Select(guide => (guide.Key, Text: (versions[guide.Id].FirstOrDefault(v => guide.IsPublic && v.Number == guide.CurrentNumber) ?? versions[guide.Id].MaxBy(v => v.Number))?.Text)).Where(one => one.Text is not null).Select(one => new ContentFile(Folder + one.Key + Ending, Encoding.UTF8.GetBytes(one.Text!)))];
    }

    public async Task<ContentReading> Take(ContentFile file, IReadOnlySet<string> others, bool isApplied, CancellationToken ct)
    {
        var key = file.Name[Folder.Length..^Ending.Length];
        if (TextOf(file.Bytes) is not { } written) return Faulty(1, Say("Exchange_NoText"));
        var reading = GuideFile.Read(written);
        if (reading.Text is not { } text) return new(file.Name, [.. reading.Faults.Select(fault => new ContentLine(fault.Line, key, ContentLineState.Faulty, Say("Fault_" + fault.Kind, fault.Subject)))]);
        if (text.Head.Key != key) return Faulty(2, Say("Exchange_KeyOther", text.Head.Key));
        var known = _known ??= await editing.Known(null, ct);
        var unknown = GuideBodies.Unknown(text, known with { Guide = one => known.Guide(one) || others.Contains(Folder + one + Ending) }).ToList();
        if (unknown.Count > 0) return new(file.Name, [.. unknown.Select(fault => new ContentLine(fault.Line, key, ContentLineState.Faulty, Say("Fault_" + fault.Kind, fault.Subject)))]);

        var guide = await db.Guides.AtTenantOf(call).SingleOrDefaultAsync(g => g.Key == key, ct);
        var versions = guide is null ? [] : await db.GuideVersions.AtTenantOf(call).Where(v => v.GuideId == guide.Id && v.State != GuideState.Withdrawn).OrderByDescending(v => v.Number).ToListAsync(ct);
        var shown = versions.Find(v => guide!.IsPublic && v.Number == guide.CurrentNumber);
        if (versions.Where(v => v.IsOpen || v == shown).Any(v => v.Text == written)) return new(file.Name, [new(1, key, ContentLineState.Same)]);
        if (isApplied) Keep(guide, versions, text);
        return new(file.Name, [guide is null ? new(1, key, ContentLineState.New, Say("Exchange_BecomesGuide")) : new(1, key, ContentLineState.Changed, Difference((shown ?? versions.FirstOrDefault())?.Text ?? "", written))]);

        ContentReading Faulty(int line, string words) => new(file.Name, [new(line, key, ContentLineState.Faulty, words)]);
    }

    /// <summary>In the draft that somebody writes on anyway, or in a new one beside what is shown.</summary>
    private void Keep(Guide? guide, List<GuideVersion> versions, GuideText text)
    {
        var (now, me) = (clock.GetUtcNow(), editing.Me);
        if (guide is null) db.Guides.Add(guide = Guide.Begin(Guid.CreateVersion7(now), call.RequiredTenant.Id, text.Head, now));
        else guide.Drafted(text.Head, now);
        var draft = versions.FirstOrDefault() is { State: GuideState.Draft } open ? open : null;
        if (draft is null) db.GuideVersions.Add(draft = GuideVersion.Draft(Guid.CreateVersion7(now), guide, (versions.FirstOrDefault()?.Number ?? 0) + 1, text, me, Bilingual.Empty, now));
        else draft.Write(text, me, draft.Note, now);
        audit.Write("guides.save", draft.Id);
    }

    private static string? TextOf(byte[] bytes)
    {
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes).TrimStart('\uFEFF').Replace("\r\n", "\n", StringComparison.Ordinal);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    private static string Difference(string before, string after) => ContentTable.Cut(string.Join('\n', TextDiff.Lines(before, after).Where(line => line.Change != TextChange.Same && line.Text.Length > 0).Take(LinesMost).Select(line => (line.Change == TextChange.Gone ? "- " : "+ ") + line.Text)));

    private string Say(string key, params object[] values) => texts.In(call.Language, key, values);
}

/// <summary>The words that guides explain, as a table. They come with the release: what is changed in them here is told and not kept.</summary>
internal sealed class TermExchange(CurrentCall call, IStringLocalizer<GuidesText> texts, IStringLocalizer<Platform.Sheets.SheetsText> sheets) : IContentExchange
{
    private const string File = "terms.csv";

    private static readonly string[] Columns = ["key", "zh", "en", "means_zh", "means_en"];

    public bool Reads(string name) => name == File;

    public async Task<IReadOnlyList<ContentFile>> Write(CancellationToken ct) => [new(File, await ContentTable.Write(Columns, GuideTerms.All.Select(CellsOf), ct))];

    public Task<ContentReading> Take(ContentFile file, IReadOnlySet<string> others, bool isApplied, CancellationToken ct)
    {
        try
        {
            return Task.FromResult(new ContentReading(file.Name, [.. ContentTable.Read(file.Bytes, Columns).Select(LineOf)]));
        }
        catch (Platform.Sheets.SheetException fault)
        {
            return Task.FromResult(new ContentReading(file.Name, [new(1, null, ContentLineState.Faulty, sheets.In(call.Language, fault.Text.Name, fault.Text.Args))]));
        }

        ContentLine LineOf((int Line, IReadOnlyDictionary<string, string?> Cells) line) =>
            line.Cells["key"] is { } key && GuideTerms.Find(key) is { } term && CellsOf(term).SequenceEqual(Columns.Select(column => line.Cells[column])) ? new(line.Line, key, ContentLineState.Same) : new(line.Line, line.Cells["key"], ContentLineState.Faulty, texts.In(call.Language, "Exchange_OfRelease"));
    }

    private static IReadOnlyList<string?> CellsOf(GuideTermWord term) => [term.Key, term.Name.Zh, term.Name.En, term.Means.Zh, term.Means.En];
}

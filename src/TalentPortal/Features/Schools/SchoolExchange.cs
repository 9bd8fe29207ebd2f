using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using TalentPortal.Components;
using TalentPortal.Data;
using TalentPortal.Features.Schools.Domain;
using TalentPortal.Platform.Auditing;
using TalentPortal.Platform.Content;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.PageCache;
using TalentPortal.Platform.Sheets;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Schools;

/// <summary>Schools as a table among other files of content. A school of the same Chinese name in the same city is changed; new ones wait to be published.</summary>
internal sealed class SchoolExchange(AppDb db, CurrentCall call, Audit audit, PublicChanges changes, IStringLocalizer<SchoolsText> texts, IStringLocalizer<SheetsText> sheets, TimeProvider clock) : IContentExchange
{
    private const string File = "schools.csv";

    private static readonly string[] Columns = SchoolSheet.Head.Split(',');

    public bool Reads(string name) => name == File;

    public async Task<IReadOnlyList<ContentFile>> Write(CancellationToken ct)
    {
        var all = await db.Schools.AsNoTracking().AtTenantOf(call).OrderBy(s => s.CityCode).ThenBy(s => s.Id).Take(BrowseOwnSchoolsResult.Most).ToListAsync(ct);
        return [new(File, await ContentTable.Write(Columns, all.Select(s => SchoolSheet.CellsOf(SchoolDraft.Of(s.Facts))), ct))];
    }

    public async Task<ContentReading> Take(ContentFile file, IReadOnlySet<string> others, bool isApplied, CancellationToken ct)
    {
        try
        {
            return await Take(file.Name, ContentTable.Read(file.Bytes, Columns), isApplied, ct);
        }
        catch (SheetException fault)
        {
            return new(file.Name, [new(1, null, ContentLineState.Faulty, sheets.In(call.Language, fault.Text.Name, fault.Text.Args))]);
        }
    }

    private async Task<ContentReading> Take(string name, IReadOnlyList<(int Line, IReadOnlyDictionary<string, string?> Cells)> rows, bool isApplied, CancellationToken ct)
    {
        var (tenant, now, by, validator) = (call.RequiredTenant, clock.GetUtcNow(), call.Rights.Name ?? "", new SchoolDraftValidator());
        var known = (await db.Schools.AtTenantOf(call).ToListAsync(ct)).DistinctBy(s => (s.Name.Zh, s.CityCode)).ToDictionary(s => ((string?)s.Name.Zh, s.CityCode));
        List<ContentLine> lines = [];
        Dictionary<(string?, string), SchoolFacts> wanted = [];
        HashSet<(string?, string)> taken = [];
        foreach (var (line, cells) in rows)
        {
            var raw = Columns.Select(column => cells[column]).ToList();
            var draft = SchoolSheet.DraftOf(raw);
            if (draft is { NameZh: { } name1, City: { } city } && known.TryGetValue((name1, city), out var kept) && SchoolSheet.CellsOf(SchoolDraft.Of(kept.Facts)).SequenceEqual(raw))
            {
                // Whatever it says: it says so already.
                taken.Add((name1, city));
                lines.Add(new(line, draft.NameZh, ContentLineState.Same));
                continue;
            }

            var wrong = validator.Validate(draft).Errors.DistinctBy(error => error.PropertyName).Select(error => $"{error.PropertyName}: {Say((TextKey)error.CustomState)}").ToList();
            var facts = wrong.Count == 0 ? draft.Facts() : null;
            if (facts?.VerifiedOn > tenant.DayAt(now)) wrong.Add(Say("School_DayAhead"));
            if (facts is not null && !taken.Add((facts.Name.Zh, facts.CityCode))) wrong.Add(Say("ImportSchools_Twice"));
            if (wrong.Count > 0)
            {
                lines.Add(new(line, draft.NameZh, ContentLineState.Faulty, string.Join('\n', wrong)));
                continue;
            }

            (string?, string) key = (facts!.Name.Zh, facts.CityCode);
            var (was, becomes) = (known.TryGetValue(key, out var school) ? SchoolSheet.CellsOf(SchoolDraft.Of(school.Facts)) : null, SchoolSheet.CellsOf(SchoolDraft.Of(facts)));
            var isSame = was is not null && was.SequenceEqual(becomes);
            lines.Add(new(line, draft.NameZh, was is null ? ContentLineState.New : isSame ? ContentLineState.Same : ContentLineState.Changed, was is null || isSame ? null : ContentTable.Difference(Columns, was, becomes)));
            if (!isSame) wanted.Add(key, facts);
        }

        var reading = new ContentReading(name, lines);
        if (!isApplied || reading.State == ContentLineState.Faulty || wanted.Count == 0) return reading;
        foreach (var (key, facts) in wanted)
        {
            if (known.TryGetValue(key, out var school)) school.Describe(facts, by, now);
            else db.Schools.Add(School.Enter(Guid.CreateVersion7(now), tenant.Id, facts, by, now));
        }

        changes.At(tenant.Id);
        audit.Write("schools.import", null, FormattableString.Invariant($"{wanted.Count}"));
        return reading;
    }

    private string Say(TextKey key) => texts.In(call.Language, key.Name, key.Args);
}

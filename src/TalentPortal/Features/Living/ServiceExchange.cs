using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using TalentPortal.Components;
using TalentPortal.Data;
using TalentPortal.Features.Living.Domain;
using TalentPortal.Platform.Auditing;
using TalentPortal.Platform.Content;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.PageCache;
using TalentPortal.Platform.Sheets;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Living;

/// <summary>Services as a table. A new one is hidden until somebody shows it; one that is shown changes like by its form.</summary>
internal sealed class ServiceExchange(AppDb db, CurrentCall call, Audit audit, PublicChanges changes, IStringLocalizer<LivingText> texts, IStringLocalizer<SheetsText> sheets, TimeProvider clock) : IContentExchange
{
    private const string File = "services.csv";

    private static readonly string[] Columns = ["code", "kind", "place", "name_zh", "name_en", "text_zh", "text_en", "phone", "hours", "languages", "url", "owner_zh", "owner_en", "checked_on"];

    public bool Reads(string name) => name == File;

    public async Task<IReadOnlyList<ContentFile>> Write(CancellationToken ct)
    {
        var all = await db.LocalServices.AsNoTracking().AtTenantOf(call).OrderBy(s => s.Code).ToListAsync(ct);
        return [new(File, await ContentTable.Write(Columns, all.Select(s => (IReadOnlyList<string?>)[s.Code, .. CellsOf(s.Facts)]), ct))];
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
        var (tenant, now, validator) = (call.RequiredTenant, clock.GetUtcNow(), new ServiceDraftValidator());
        var known = await db.LocalServices.AtTenantOf(call).ToListAsync(ct);
        List<ContentLine> lines = [];
        List<(LocalService? Service, ServiceDraft Draft)> wanted = [];
        HashSet<Guid> taken = [];
        HashSet<(string?, string?)> added = [];
        foreach (var (line, cells) in rows)
        {
            var draft = DraftOf(cells);
            var code = cells["code"];
            var service = code is null ? known.Find(s => s.Name.Zh == draft.NameZh?.Trim() && s.PlaceCode == draft.Place?.Trim()) : known.Find(s => s.Code == code);
            var isAgain = service is null ? !added.Add((draft.NameZh?.Trim(), draft.Place?.Trim())) : !taken.Add(service.Id);
            if (service is not null && !isAgain && CellsOf(service.Facts).SequenceEqual(Columns[1..].Select(column => cells[column])))
            {
                // Whatever it says: it says so already.
                lines.Add(new(line, code ?? draft.NameZh, ContentLineState.Same));
                continue;
            }

            var wrong = validator.Validate(draft).Errors.DistinctBy(error => error.PropertyName).Select(error => $"{error.PropertyName}: {Say((TextKey)error.CustomState)}").ToList();
            if (code is not null && service is null) wrong.Add(Say("Exchange_CodeUnknown"));
            if (wrong.Count == 0 && ServiceDraft.Day(draft.CheckedOn) > tenant.DayAt(now)) wrong.Add(Say("Service_DayAhead"));
            if (isAgain) wrong.Add(Say("Exchange_Twice"));
            if (wrong.Count > 0)
            {
                lines.Add(new(line, code ?? draft.NameZh, ContentLineState.Faulty, string.Join('\n', wrong)));
                continue;
            }

            var (was, now1) = (service is null ? null : CellsOf(service.Facts), CellsOf(draft.Facts([])));
            var isSame = was is not null && was.SequenceEqual(now1);
            lines.Add(new(line, code ?? draft.NameZh, was is null ? ContentLineState.New : isSame ? ContentLineState.Same : ContentLineState.Changed, was is null || isSame ? null : ContentTable.Difference(Columns[1..], was, now1)));
            if (!isSame) wanted.Add((service, draft));
        }

        var reading = new ContentReading(name, lines);
        if (!isApplied || reading.State == ContentLineState.Faulty || wanted.Count == 0) return reading;
        foreach (var (service, draft) in wanted)
        {
            var by = call.Rights.Name ?? "";
            if (service is not null) service.Describe(draft.Facts(service.Claims), by, now);
            else db.LocalServices.Add(LocalService.Enter(Guid.CreateVersion7(now), tenant.Id, draft.Facts([]), by, now));
        }

        changes.At(tenant);
        audit.Write("living.save", null, FormattableString.Invariant($"{wanted.Count}"));
        return reading;
    }

    private static ServiceDraft DraftOf(IReadOnlyDictionary<string, string?> c) =>
        new(c["kind"], c["place"], c["name_zh"], c["name_en"], c["text_zh"], c["text_en"], c["phone"], c["hours"], c["languages"], c["url"], c["owner_zh"], c["owner_en"], c["checked_on"]);

    private static IReadOnlyList<string?> CellsOf(ServiceFacts facts)
    {
        var d = ServiceDraft.Of(facts);
        return [.. new[] { d.Kind, d.Place, d.NameZh, d.NameEn, d.TextZh, d.TextEn, d.Phone, d.Hours, d.Languages, d.Url, d.OwnerZh, d.OwnerEn, d.CheckedOn }.Select(text => text is "" ? null : text)];
    }

    private string Say(TextKey key) => texts.In(call.Language, key.Name, key.Args);
}

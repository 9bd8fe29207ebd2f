using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Cases.Domain;

/// <summary>An entry with its words in clear: only in the memory of the request that may read them.</summary>
/// <param name="By">Who did it: staff, the talent (Party), the portal by itself (System).</param>
/// <param name="ActorName">Null for the talent and for the portal.</param>
/// <param name="Where">At which organisation, where a timeline tells of several.</param>
/// <param name="From">What was before: code of a stage, name of a clock, a tier or an owner, by kind.</param>
public sealed record OpenEntry(DateTimeOffset At, CaseEntryKind Kind, CallSide By, string? ActorName, string? From, string? To, string? Words, Bilingual? Where = null);

/// <summary>Writes and reads the one timeline of a case.</summary>
public sealed class CaseTimeline(AppDb db, CurrentCall call, SealedCase words, TimeProvider clock)
{
    /// <summary>Adds what the caller has just done.</summary>
    /// <param name="text">Words for both sides; null for none.</param>
    public async Task Add(TalentCase talentCase, CaseEntryKind kind, string? from, string? to, string? text, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var id = Guid.CreateVersion7(now);
        var name = call.Side == CallSide.Staff ? call.Rights.Name : null;
        db.CaseEntries.Add(CaseEntry.Of(id, talentCase, kind, call.Side, call.Side == CallSide.System ? null : call.UserId, name, from, to, await words.SealEntry(talentCase, id, text, ct), now));
        talentCase.Heard(now);
    }

    /// <summary>Something changed that the timeline does not tell: of two at once, the later one gets a conflict.</summary>
    public void Touch(TalentCase talentCase) => talentCase.Heard(clock.GetUtcNow());

    /// <summary>Adds what a hand-over went through.</summary>
    public Task Add(TalentCase talentCase, HandOver handOver, CaseEntryKind kind, string? text, CancellationToken ct) =>
        Add(talentCase, kind, handOver.FromTier.ToString(), handOver.ToTier.ToString(), text, ct);

    /// <summary>The entries that are shown, oldest first.</summary>
    public async Task<IReadOnlyList<OpenEntry>> Of(TalentCase talentCase, Func<CaseEntry, bool> isShown, CancellationToken ct)
    {
        List<OpenEntry> open = [];
        var all = await db.CaseEntries.AsNoTracking().Where(e => e.TenantId == talentCase.TenantId && e.CaseId == talentCase.Id).OrderBy(e => e.At).ThenBy(e => e.Id).ToListAsync(ct);
        foreach (var e in all.Where(isShown)) open.Add(new(e.At, e.Kind, e.By, e.ActorName, e.From, e.To, await words.Open(e, ct)));
        return open;
    }
}

using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Platform.Files;
using TalentPortal.Platform.Privacy;

namespace TalentPortal.Features.Cases;

/// <summary>Hands out and forgets a person's cases.</summary>
internal sealed class CaseData(AppDb db, SealedCase words, StoredFiles files) : IPersonalDataHolder
{
    public string Section => "cases";

    public async Task<object?> Export(Guid userId, CancellationToken ct)
    {
        List<object> all = [];
        foreach (var c in await db.Cases.AsNoTracking().Where(c => c.TalentUserId == userId).OrderBy(c => c.OpenedAt).ToListAsync(ct))
        {
            all.Add(new
            {
                c.Id, c.Reference, c.TenantId, c.JourneyId, c.LeadId, c.PlaybookVersion, c.PlaybookEditionId, c.Stage, c.StageSince, c.Tier, c.OwnerUserId, c.OwnerName, c.DeputyUserId, c.DeputyName, c.DeputyFrom, c.DeputyUntil, c.Clock, c.ClockSince, c.StageMinutes, c.TalentMinutes,
                c.EmployerMinutes, c.AuthorityMinutes, NextAction = await words.OpenNextAction(c, ct), c.NextOn, c.Language, c.TimeZone, c.OpenedAt, c.LastEntryAt, c.ArrivedOn, c.CampusUntil, c.CampusMoreDays, c.CampusAskedDays, c.CampusAskedBy, c.CampusFirst, c.CampusSupervisor, c.CheckInSince, c.BouncedAt, c.Clearance, c.ClearanceAt, c.ClosedAt, c.CloseReason, c.IsKeptInSight,
                Entries = await Entries(c, ct), HandOvers = await HandOvers(c, ct), Tasks = await Tasks(c, ct), Checks = await Checks(c, ct),
            });
        }

        return all;
    }

    public async Task<IReadOnlyList<Kept>> Erase(Guid userId, DateTimeOffset now, CancellationToken ct)
    {
        // Timeline, tasks, hand-overs, messages and staff's notes go with their case, and with it every clock. What the organisation did for whom is in its own record, without the person.
        foreach (var file in await db.CaseFiles.Where(f => f.TalentUserId == userId).Select(f => f.StorageName).ToListAsync(ct)) await files.Remove(file, ct);
        await db.Cases.Where(c => c.TalentUserId == userId).ExecuteDeleteAsync(ct);
        return [];
    }

    private async Task<List<object>> Entries(TalentCase of, CancellationToken ct)
    {
        List<object> all = [];
        foreach (var e in await db.CaseEntries.AsNoTracking().Where(e => e.TenantId == of.TenantId && e.CaseId == of.Id).OrderBy(e => e.At).ThenBy(e => e.Id).ToListAsync(ct))
            all.Add(new { e.At, e.Kind, e.By, e.ActorUserId, e.ActorName, e.From, e.To, Words = await words.Open(e, ct) });
        return all;
    }

    private async Task<List<object>> Tasks(TalentCase of, CancellationToken ct)
    {
        List<object> all = [];
        foreach (var t in await db.CaseTasks.AsNoTracking().Where(t => t.TenantId == of.TenantId && t.CaseId == of.Id).OrderBy(t => t.Place).ThenBy(t => t.Id).ToListAsync(ct))
        {
            all.Add(new
            {
                t.Id, t.Track, t.Party, Words = await words.Open(t, ct), t.DueOn, t.After, t.PlanVersion, t.PlanEditionId, t.Line, t.Place, t.State, t.PlannedAt, t.EndedAt, t.EndedBy,
                t.EndedByUserId, t.EndedByName, t.RemindedOn,
            });
        }

        return all;
    }

    private async Task<List<object>> Checks(TalentCase of, CancellationToken ct) =>
        [.. await db.CaseChecks.AsNoTracking().Where(k => k.TenantId == of.TenantId && k.CaseId == of.Id).OrderBy(k => k.At).Select(k => new { k.Id, k.Key, k.At, k.ByUserId, k.ByName }).ToListAsync<object>(ct)];

    private async Task<List<object>> HandOvers(TalentCase of, CancellationToken ct)
    {
        List<object> all = [];
        foreach (var h in await db.HandOvers.AsNoTracking().Where(h => h.TenantId == of.TenantId && h.CaseId == of.Id).OrderBy(h => h.OfferedAt).ToListAsync(ct))
        {
            var open = await words.Open(h, ct);
            all.Add(new
            {
                h.Id, h.FromTier, h.FromUserId, h.FromName, h.ToTier, h.ToStage, h.ToUserId, h.ToName, open.Reason, open.Packet, open.Promises, h.NextOn, h.OfferedAt, h.AcceptBy, h.State, h.AnsweredAt,
                h.AnsweredByUserId, h.AnsweredBy, open.Answer, h.AftercareAt,
            });
        }

        return all;
    }
}

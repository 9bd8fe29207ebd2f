using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using TalentPortal.Data;
using TalentPortal.Platform.Auditing;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Outbox;
using TalentPortal.Platform.Security.Vault;

namespace TalentPortal.Features.Applications.Domain;

/// <summary>
/// Counts how many different people's applications a member of an employer opens at a tenant, profile or CV, and all its members
/// together: who copies a pool of applicants looks like nobody who reads it.
/// </summary>
public sealed class ReadingWatch(AppDb db, CurrentCall call, PortalVault vault, Outbox outbox, Audit audit, IOptions<ReadingLimits> limits, TimeProvider clock)
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1), Day = TimeSpan.FromDays(1);

    /// <summary>Whether nothing opens to the caller until staff say so. Waits for openings of the employer that are under way: many at once would each see too few.</summary>
    public async Task<bool> IsClosed(CancellationToken ct)
    {
        var (tenant, employer, me) = (call.TenantId, call.EmployerId, call.UserId);
        await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtextextended({$"readings:{tenant:N}:{employer:N}"}, 0))", ct);
        return await db.ReadingAlarms.AnyAsync(a => a.TenantId == tenant && a.EmployerId == employer && a.Step == ReadingStep.Closed && a.ReopenedAt == null && (a.ReaderUserId == null || a.ReaderUserId == me), ct);
    }

    /// <summary>
    /// Counts one opening after <see cref="IsClosed"/>, in the same transaction. The one that reaches a limit still succeeds and closes the door behind
    /// itself, so that a refusal has nothing to write.
    /// </summary>
    public async Task Count(JobApplication application, CancellationToken ct)
    {
        var (tenant, employer, me, now) = (application.TenantId, application.EmployerId, call.RequiredUserId, clock.GetUtcNow());
        var person = await vault.SearchToken(KeyOwner.Tenant(tenant), "applicant_readings.person", application.TalentUserId!.Value.ToString("N"), ct);
        var (dayAgo, justNow) = (now - Day, now - AccessLog.OneReading);
        var seen = await db.ApplicantReadings.Where(r => r.TenantId == tenant && r.EmployerId == employer && r.At > dayAgo).Select(r => new Reading(r.ReaderUserId, r.PersonKey, r.At)).ToListAsync(ct);
        // A page loaded again is no second look, here as in the person's access log.
        if (seen.Any(r => r.Reader == me && r.Person == person && r.At > justNow)) return;
        db.Add(ApplicantReading.Of(application, me, person, now));
        seen.Add(new(me, person, now));
        var earlier = await db.ReadingAlarms.AsNoTracking().Where(a => a.TenantId == tenant && a.EmployerId == employer && (a.At > dayAgo || a.ReopenedAt > dayAgo)).ToListAsync(ct);
        foreach (var reader in (Guid?[])[me, null])
        {
            var own = earlier.Where(a => a.ReaderUserId == reader).ToList();
            // Opened again, it is counted anew.
            var from = own.Max(a => a.ReopenedAt) ?? dayAgo;
            var mine = seen.Where(r => (reader is null || r.Reader == reader) && r.At > from).ToList();
            if (limits.Value.After(People(mine.Where(r => r.At > now - Hour)), People(mine), reader is null) is not var (step, count, hours)) continue;
            if (own.Any(a => a.At > from && (a.Step == step || a.Step == ReadingStep.Closed))) continue;
            var alarm = ReadingAlarm.Raise(application, reader, step, count, hours, now);
            db.Add(alarm);
            if (step == ReadingStep.Closed) audit.Write("applications.readings-close", employer);
            else audit.Write("applications.readings-tell", employer);
            outbox.Add(new ReadingNews(alarm.Id));
        }
    }

    private static int People(IEnumerable<Reading> readings) => readings.Select(r => r.Person).Distinct(StringComparer.Ordinal).Count();

    private sealed record Reading(Guid Reader, string Person, DateTimeOffset At);
}

/// <summary>Somebody opened unusually many applications: those who can do something about it are to hear of it.</summary>
internal sealed record ReadingNews(Guid AlarmId);

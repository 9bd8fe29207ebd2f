using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Features.Referrals.Domain;
using TalentPortal.Platform.Mail;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Scheduling;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Referrals;

/// <summary>Reminds, at one tenant, receivers whose outcome is overdue, once; tells whoever answers for the case two working days later; and ends what nobody closed for long.</summary>
[SystemOnly]
public sealed record RemindOfReferrals : ICommand<RemindOfReferralsResult>
{
    /// <summary>How many of each a single run sees to, so that its transaction stays short.</summary>
    public const int Batch = 100;
}

/// <param name="More">Whether there is more to do now.</param>
public sealed record RemindOfReferralsResult(int Reminded, int Told, int Lapsed, bool More);

internal sealed class RemindOfReferralsHandler(AppDb db, CurrentCall call, ReferralCourse course, TimeProvider clock) : IRequestHandler<RemindOfReferrals, Outcome<RemindOfReferralsResult>>
{
    public async Task<Outcome<RemindOfReferralsResult>> Handle(RemindOfReferrals request, CancellationToken ct)
    {
        if (call.Tenant is not { } tenant) return Outcome.NotFound;
        var (now, calendar) = (clock.GetUtcNow(), CaseTime.CalendarOf(tenant));
        var (today, hour) = (tenant.DayAt(now), TimeOnly.FromTimeSpan(TimeZoneInfo.ConvertTime(now, calendar.Zone).TimeOfDay));
        if (!calendar.IsWorkingDay(today).Value || hour < calendar.Opens || hour >= calendar.Closes) return new RemindOfReferralsResult(0, 0, 0, false);
        var (told, lapsed) = (calendar.AddWorkingDays(today, -Referral.OwnerToldAfterDays).Value, today.AddDays(-Referral.LapseDays));
        var overdue = db.Referrals.AtTenantOf(call).Where(r => r.ClosedAt == null && r.DueOn < today).OrderBy(r => r.DueOn).ThenBy(r => r.Id);

        var late = await overdue.Where(r => r.DueOn < lapsed).Take(RemindOfReferrals.Batch).ToListAsync(ct);
        foreach (var (referral, one) in await With(late, ct)) await course.Move(referral, one, ReferralState.NoAnswer, null, false, ct);
        var unheard = await overdue.Where(r => r.RemindedOn == null && r.DueOn >= lapsed).Take(RemindOfReferrals.Batch).ToListAsync(ct);
        foreach (var referral in unheard)
        {
            referral.Reminded(today);
            await course.ToReceiver(referral, MailTemplates.ReferralReminder, ct);
        }

        var unanswered = await overdue.Where(r => r.RemindedOn <= told && r.OwnerToldOn == null && r.DueOn >= lapsed).Take(RemindOfReferrals.Batch).ToListAsync(ct);
        foreach (var (referral, one) in await With(unanswered, ct))
        {
            referral.OwnerTold(today);
            await course.ToOwner(one, MailTemplates.ReferralOverdue, ct);
        }

        return new RemindOfReferralsResult(unheard.Count, unanswered.Count, late.Count, Math.Max(late.Count, Math.Max(unheard.Count, unanswered.Count)) == RemindOfReferrals.Batch);
    }

    private async Task<IEnumerable<(Referral Referral, TalentCase Case)>> With(List<Referral> referrals, CancellationToken ct)
    {
        var ids = referrals.Select(r => r.CaseId).ToHashSet();
        var cases = await db.Cases.AtTenantOf(call).Where(c => ids.Contains(c.Id)).ToDictionaryAsync(c => c.Id, ct);
        return referrals.Select(r => (r, cases[r.CaseId]));
    }
}

/// <summary>Every hour, tenant by tenant: at each in its office hours.</summary>
internal sealed class RemindOfReferralsWork : IScheduledWork
{
    public string Name => "referrals-remind";

    public string Cron => "0 40 * * * ?";

    public Task Run(ScheduledRun run, CancellationToken ct) => run.SendForEachTenant((_, _) => new RemindOfReferrals(), result => result.More, ct);
}

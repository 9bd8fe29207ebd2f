using System.Globalization;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Absences.Domain;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Features.Territories.Domain;
using TalentPortal.Platform.Mail;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security.Vault;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Appointments.Domain;

/// <summary>Seals and opens the link or the place of an appointment, under the key of the person: it goes with them.</summary>
public sealed class SealedAppointment(PortalVault vault)
{
    public async ValueTask<SealedText> Seal(Appointment one, string? where, CancellationToken ct) =>
        string.IsNullOrWhiteSpace(where) ? default : await vault.Seal(KeyOwner.Person(one.TalentUserId!.Value), where.Trim(), Context(one, "meet_at"), ct);

    public async ValueTask<string?> Open(Appointment one, CancellationToken ct) =>
        one.MeetAt.ToBytes().Length == 0 ? null : await vault.Open(KeyOwner.Person(one.TalentUserId!.Value), one.MeetAt, Context(one, "meet_at"), ct);

    public async ValueTask<SealedText> SealWords(Appointment one, string? said, CancellationToken ct) =>
        string.IsNullOrWhiteSpace(said) ? default : await vault.Seal(KeyOwner.Person(one.TalentUserId!.Value), said.Trim(), Context(one, "words"), ct);

    public async ValueTask<string?> OpenWords(Appointment one, CancellationToken ct) =>
        one.Words.ToBytes().Length == 0 ? null : await vault.Open(KeyOwner.Person(one.TalentUserId!.Value), one.Words, Context(one, "words"), ct);

    private static SealContext Context(Appointment one, string column) => new(Appointment.Table, column, one.Id);
}

/// <summary>Finds times that can be booked, and tells both sides what became of one.</summary>
public sealed class AppointmentBook(AppDb db, CurrentCall call, CaseTimeline timeline, MailQueue mails, TimeProvider clock)
{
    /// <summary>The appointments of the tenant of the call.</summary>
    public IQueryable<Appointment> Here => db.Appointments.AtTenantOf(call);

    /// <summary>Of two who book at once the second waits here, and then sees what the first took.</summary>
    public Task Lock(CancellationToken ct) => db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtextextended({"appointments:" + call.RequiredTenant.Id.ToString("N")}, 0))", ct);

    /// <summary>The one appointment of a case whose time is held; null for none.</summary>
    public Task<Appointment?> OpenOf(Guid caseId, CancellationToken ct) => Here.SingleOrDefaultAsync(a => a.CaseId == caseId && (a.State == AppointmentState.Asked || a.State == AppointmentState.Confirmed), ct);

    /// <summary>The times of a case: of whoever answers for it, and of whoever stands in meanwhile; the earliest first.</summary>
    /// <param name="besides">An appointment that would be moved.</param>
    public async Task<IReadOnlyList<OpenTime>> TimesOf(TalentCase one, Guid? besides, CancellationToken ct)
    {
        if (one.OwnerUserId is not { } owner) return [];
        var now = clock.GetUtcNow();
        List<OpenTime> times = [.. await TimesOf(owner, one.OwnerName ?? "", besides, ct)];
        if (one.DeputyUserId is { } deputy && one.DeputyUntil > now)
            times.AddRange((await TimesOf(deputy, one.DeputyName ?? "", besides, ct)).Where(time => time.From >= one.DeputyFrom && time.To <= one.DeputyUntil));
        return [.. times.DistinctBy(time => time.From).OrderBy(time => time.From)];
    }

    /// <summary>By when somebody has to confirm, counted in their own hours; never later than the beginning.</summary>
    public async Task<DateTimeOffset> ConfirmBy(Guid user, DateTimeOffset startsAt, CancellationToken ct)
    {
        var hours = await db.BookingHours.AsNoTracking().AtTenantOf(call).SingleOrDefaultAsync(h => h.UserId == user, ct);
        var zone = hours?.Zone ?? CaseTime.CalendarOf(call.RequiredTenant).Zone;
        var by = (hours?.Week ?? WorkingWeek.Usual).AddHours(clock.GetUtcNow(), TimeSpan.FromHours(Appointment.ConfirmHours), zone);
        return by < startsAt ? by : startsAt;
    }

    /// <summary>Whether somebody is neither away nor booked then.</summary>
    public async Task<bool> IsFree(Guid user, Appointment at, CancellationToken ct) =>
        !await Here.AnyAsync(a => a.ConsultantUserId == user && a.Id != at.Id && (a.State == AppointmentState.Asked || a.State == AppointmentState.Confirmed) && a.StartsAt < at.EndsAt && a.EndsAt > at.StartsAt, ct)
        && !await db.Set<Absence>().AtTenantOf(call).AnyAsync(a => a.ConsultantUserId == user && a.State != AbsenceState.Ended && a.StartsAt < at.EndsAt && a.EndsAt > at.StartsAt, ct);

    /// <summary>Somebody else is asked, and the talent is told. Returns why not, or null.</summary>
    public async Task<TextKey?> Pass(Appointment one, Guid user, string name, CancellationToken ct)
    {
        var (now, former) = (clock.GetUtcNow(), one.ConsultantUserId);
        var zone = await db.BookingHours.AtTenantOf(call).Where(h => h.UserId == user).Select(h => h.TimeZone).SingleOrDefaultAsync(ct) ?? call.RequiredTenant.TimeZone;
        if (one.PassTo(user, name, zone, await ConfirmBy(user, one.StartsAt, ct), now) is { } why) return why;
        if (former != user) await Tell(one, former, MailTemplates.AppointmentOff, CalendarPart.Cancel, ct);
        await Tell(one, user, MailTemplates.AppointmentAsked, CalendarPart.Tentative, ct);
        await Tell(one, one.TalentUserId!.Value, MailTemplates.AppointmentPassedOn, CalendarPart.Tentative, ct);
        await Note(one, "PassedOn", ct);
        return null;
    }

    /// <summary>Writes on the timeline of the case what became of it.</summary>
    /// <param name="word">What happened, as a stable word.</param>
    public async Task Note(Appointment one, string word, CancellationToken ct)
    {
        if (await db.Cases.AtTenantOf(call).SingleOrDefaultAsync(c => c.Id == one.CaseId, ct) is not { } of) return;
        var day = TimeZoneInfo.ConvertTime(one.StartsAt, TimeZoneInfo.TryFindSystemTimeZoneById(one.ConsultantZone, out var zone) ? zone : TimeZoneInfo.Utc);
        await timeline.Add(of, CaseEntryKind.Appointment, day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), word, null, ct);
    }

    /// <summary>Writes to one side: the mail says nothing of the matter, its calendar entry neither.</summary>
    public async Task Tell(Appointment one, Guid user, string template, CalendarPart part, CancellationToken ct)
    {
        var path = user == one.TalentUserId ? $"me/appointments/{one.CaseId}" : await PathOf(one, ct);
        var meeting = part == CalendarPart.None ? null : new MailMeeting(one.Id, one.Sequence, one.StartsAt, one.EndsAt, part == CalendarPart.Cancel, part == CalendarPart.Tentative);
        await mails.ToUser(user, template, null, new Dictionary<string, string>(StringComparer.Ordinal) { [MailTemplates.Path] = path }, ct, meeting);
    }

    private async Task<string> PathOf(Appointment one, CancellationToken ct)
    {
        var tier = await db.Cases.AtTenantOf(call).Where(c => c.Id == one.CaseId).Select(c => c.Tier).SingleAsync(ct);
        return Address(tier);
    }

    /// <summary>The page of a workspace.</summary>
    public static string Address(CaseTier tier) => tier.Workspace().ToString().ToLowerInvariant() + "/appointments";

    private async Task<IReadOnlyList<OpenTime>> TimesOf(Guid user, string name, Guid? besides, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (await db.BookingHours.AsNoTracking().AtTenantOf(call).SingleOrDefaultAsync(h => h.UserId == user && h.IsOn, ct) is not { } hours) return [];
        var busy = await Here.Where(a => a.ConsultantUserId == user && a.Id != besides && (a.State == AppointmentState.Asked || a.State == AppointmentState.Confirmed) && a.EndsAt > now).Select(a => new { a.StartsAt, a.EndsAt }).ToListAsync(ct);
        var away = await db.Set<Absence>().AtTenantOf(call).Where(a => a.ConsultantUserId == user && a.State != AbsenceState.Ended && a.EndsAt > now).Select(a => new { a.StartsAt, a.EndsAt }).ToListAsync(ct);
        return [.. OpenTimes.Of(hours, name, [.. busy.Select(a => new TimeSpanOf(a.StartsAt, a.EndsAt))], [.. away.Select(a => new TimeSpanOf(a.StartsAt, a.EndsAt))], now)];
    }
}

/// <summary>What the calendar of a recipient is told.</summary>
public enum CalendarPart
{
    None,

    /// <summary>Not confirmed yet.</summary>
    Tentative,
    Fixed,
    Cancel,
}

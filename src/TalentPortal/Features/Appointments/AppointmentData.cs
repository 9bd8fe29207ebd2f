using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Appointments.Domain;
using TalentPortal.Platform.Privacy;

namespace TalentPortal.Features.Appointments;

/// <summary>Hands out and forgets a person's appointments.</summary>
internal sealed class AppointmentData(AppDb db, SealedAppointment words) : IPersonalDataHolder
{
    public string Section => "appointments";

    public async Task<object?> Export(Guid userId, CancellationToken ct)
    {
        List<object> all = [];
        foreach (var a in await db.Appointments.AsNoTracking().Where(a => a.TalentUserId == userId).OrderBy(a => a.StartsAt).ThenBy(a => a.Id).ToListAsync(ct))
            all.Add(new { a.Id, a.TenantId, a.CaseId, a.ConsultantName, a.ConsultantZone, a.TalentZone, a.Kind, a.State, a.StartsAt, a.EndsAt, MeetAt = await words.Open(a, ct), a.AskedAt, a.ConfirmBy, a.EscalatedAt, a.Attended, a.Score, Words = await words.OpenWords(a, ct) });
        return all;
    }

    public async Task<IReadOnlyList<Kept>> Erase(Guid userId, DateTimeOffset now, CancellationToken ct)
    {
        await db.Appointments.Where(a => a.TalentUserId == userId).ExecuteDeleteAsync(ct);
        return [];
    }
}

/// <summary>Hands out when a consultant can be booked. It is the tenant's and goes when they no longer work there; who still does is not erased.</summary>
internal sealed class BookingHoursData(AppDb db) : IPersonalDataHolder
{
    public string Section => "bookingHours";

    public async Task<object?> Export(Guid userId, CancellationToken ct) => await db.BookingHours.AsNoTracking().Where(h => h.UserId == userId).OrderBy(h => h.ChangedAt)
        .Select(h => new { h.TenantId, h.IsOn, h.TimeZone, h.Hours, h.Length, h.LeadHours, h.PerDay, h.Call, h.Video, h.InPerson, h.Singles, h.ChangedAt }).ToListAsync(ct);

    public Task<IReadOnlyList<Kept>> Erase(Guid userId, DateTimeOffset now, CancellationToken ct) => Task.FromResult<IReadOnlyList<Kept>>([]);
}

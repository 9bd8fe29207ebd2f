using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Appointments.Domain;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Features.Territories.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Appointments;

/// <summary>The caller's appointments and when they can be booked; team leads see everybody's appointments. People are called by the reference of their case.</summary>
[Requires(AppointmentsPermissions.Keep)]
public sealed record BrowseAppointments : IQuery<BrowseAppointmentsResult>;

/// <param name="Items">Those that wait first, then by time.</param>
/// <param name="Colleagues">Whom a team lead may ask; empty for others.</param>
public sealed record BrowseAppointmentsResult(IReadOnlyList<BrowseAppointmentsResult.Item> Items, BrowseAppointmentsResult.Offer Hours, IReadOnlyList<BrowseAppointmentsResult.Colleague> Colleagues)
{
    /// <summary>Days back for which appointments are listed.</summary>
    public const int DaysBack = 30;

    /// <summary>More do not stand in one list.</summary>
    public const int Most = 200;

    /// <param name="IsWaiting">Nobody confirmed it in time: the team lead chooses.</param>
    /// <param name="Score">How useful it was for the talent, for team leads.</param>
    /// <param name="Words">What the talent said with it, for team leads.</param>
    public sealed record Item(
        Guid Id, string Reference, Guid CaseId, AppointmentKind Kind, AppointmentState State, DateTimeOffset StartsAt, DateTimeOffset EndsAt, string ConsultantZone, string TalentZone, string ConsultantName, bool IsMine, bool IsWaiting, bool IsOver,
        DateTimeOffset ConfirmBy, bool? Attended, int? Score, string? Words, uint Version);

    /// <param name="Version">Null where nothing was said yet.</param>
    /// <param name="Singles">Times beside the hours, the earliest first.</param>
    public sealed record Offer(bool IsOn, string TimeZone, IReadOnlyList<int> Hours, int Length, int LeadHours, int PerDay, IReadOnlyList<AppointmentKind> Kinds, IReadOnlyList<DateTimeOffset> Singles, uint? Version);

    public sealed record Colleague(Guid MembershipId, string Name);
}

internal sealed class BrowseAppointmentsHandler(AppDb db, CurrentCall call, AppointmentBook book, SealedAppointment words, TimeProvider clock) : IRequestHandler<BrowseAppointments, Outcome<BrowseAppointmentsResult>>
{
    private const int UsualLength = 30;
    private const int UsualLead = 24;
    private const int UsualPerDay = 4;

    public async Task<Outcome<BrowseAppointmentsResult>> Handle(BrowseAppointments request, CancellationToken ct)
    {
        if (call.Tenant is not { } tenant || call.UserId is not { } me) return Outcome.NotFound;
        var (now, leads) = (clock.GetUtcNow(), call.Rights.StaffAllows(AppointmentsPermissions.Lead));
        var since = now.AddDays(-BrowseAppointmentsResult.DaysBack);
        var all = await book.Here.AsNoTracking().Where(a => (leads || a.ConsultantUserId == me) && a.EndsAt > since && (a.State != AppointmentState.Cancelled || a.EndsAt > now))
            .OrderBy(a => a.StartsAt).ThenBy(a => a.Id).Take(BrowseAppointmentsResult.Most).ToListAsync(ct);
        List<BrowseAppointmentsResult.Item> items = [];
        foreach (var a in all) items.Add(new(
            a.Id, TalentCase.ReferenceOf(a.CaseId), a.CaseId, a.Kind, a.State, a.StartsAt, a.EndsAt, a.ConsultantZone, a.TalentZone, a.ConsultantName, a.ConsultantUserId == me, a.State == AppointmentState.Asked && a.EscalatedAt is not null, a.EndsAt <= now,
            a.ConfirmBy, a.Attended, leads ? a.Score : null, leads ? await words.OpenWords(a, ct) : null, a.Version));
        var colleagues = leads ? (await db.CaseColleagues(tenant, ct)).Select(c => new BrowseAppointmentsResult.Colleague(c.MembershipId, c.Name)) : [];
        return new BrowseAppointmentsResult([.. items.OrderBy(Order)], await OfferOf(tenant, me, ct), [.. colleagues]);
    }

    private static int Order(BrowseAppointmentsResult.Item item) => item switch
    {
        { IsWaiting: true } => 0,
        { State: AppointmentState.Asked } => 1,
        { IsOver: true } => 3,
        _ => 2,
    };

    /// <summary>What was said; where nothing was, the working hours of the territory are a beginning.</summary>
    private async Task<BrowseAppointmentsResult.Offer> OfferOf(TenantRef tenant, Guid me, CancellationToken ct)
    {
        if (await db.BookingHours.AsNoTracking().AtTenantOf(call).SingleOrDefaultAsync(h => h.UserId == me, ct) is { } h) return new(h.IsOn, h.TimeZone, h.Hours, h.Length, h.LeadHours, h.PerDay, h.Kinds, [.. h.Singles.Where(at => at > clock.GetUtcNow())], h.Version);
        var territory = await db.Territories.AsNoTracking().AtTenantOf(call).SingleOrDefaultAsync(t => t.UserId == me, ct);
        return new(false, territory?.TimeZone ?? tenant.TimeZone, territory?.Hours ?? WorkingWeek.Usual.Minutes, UsualLength, UsualLead, UsualPerDay, [AppointmentKind.Call, AppointmentKind.Video], [], null);
    }
}

using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Appointments.Domain;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Appointments;

/// <summary>What <see cref="ViewMyAppointments"/> shows. Asked by the system alone, on behalf of the person.</summary>
[SystemOnly]
public sealed record ReadMyAppointments(Guid Id) : IQuery<ViewMyAppointmentsResult>;

internal sealed class ReadMyAppointmentsHandler(AppDb db, CurrentCall call, AppointmentBook book, SealedAppointment words, TimeProvider clock) : IRequestHandler<ReadMyAppointments, Outcome<ViewMyAppointmentsResult>>
{
    public async Task<Outcome<ViewMyAppointmentsResult>> Handle(ReadMyAppointments request, CancellationToken ct)
    {
        if (call.Tenant is not { } tenant || call.UserId is not { } talent) return Outcome.NotFound;
        if (await db.Cases.AsNoTracking().AtTenantOf(call).SingleOrDefaultAsync(c => c.Id == request.Id && c.TalentUserId == talent, ct) is not { } one) return Outcome.NotFound;
        var now = clock.GetUtcNow();
        List<ViewMyAppointmentsResult.Item> items = [];
        foreach (var a in await book.Here.AsNoTracking().Where(a => a.CaseId == one.Id).OrderByDescending(a => a.StartsAt).ThenBy(a => a.Id).ToListAsync(ct))
            items.Add(new(a.Id, a.Kind, a.State, a.IsOpen && a.EndsAt > now, a.StartsAt, a.EndsAt, a.ConsultantName, a.ConsultantZone, a.TalentZone, await words.Open(a, ct), a.Attended, a.Score, a.CanRate(now)));
        var canBook = one.IsOpen && one.OwnerUserId is not null;
        var times = canBook ? await book.TimesOf(one, items.FirstOrDefault(item => item.IsOpen)?.Id, ct) : [];
        return new ViewMyAppointmentsResult(one.Id, tenant, one.OwnerName, one.TimeZone, canBook, [.. times.Take(ViewMyAppointmentsResult.MostTimes)], items);
    }
}

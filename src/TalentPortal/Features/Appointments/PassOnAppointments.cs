using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Appointments.Domain;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Platform.Mail;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Scheduling;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Appointments;

/// <summary>
/// Looks after appointments at one tenant: one that nobody confirmed in time goes to whoever stands in for the consultant, else
/// the team lead chooses; one that nobody confirmed at all is called off, and one whose time has come is over.
/// </summary>
/// <param name="Round">Tells the batches of one run apart.</param>
[SystemOnly]
public sealed record PassOnAppointments(int Round = 0) : ICommand<PassOnAppointmentsResult>
{
    /// <summary>How many a single run takes.</summary>
    public const int Batch = 100;
}

public sealed record PassOnAppointmentsResult(int Looked);

internal sealed class PassOnAppointmentsValidator : AbstractValidator<PassOnAppointments>
{
    public PassOnAppointmentsValidator() => RuleFor(x => x.Round).GreaterThanOrEqualTo(0).Says("Appointment_NoLongerOpen");
}

internal sealed class PassOnAppointmentsHandler(AppDb db, CurrentCall call, AppointmentBook book, TimeProvider clock) : IRequestHandler<PassOnAppointments, Outcome<PassOnAppointmentsResult>>
{
    public async Task<Outcome<PassOnAppointmentsResult>> Handle(PassOnAppointments request, CancellationToken ct)
    {
        if (call.Tenant is not { } tenant) return Outcome.NotFound;
        await book.Lock(ct);
        var now = clock.GetUtcNow();
        var due = await book.Here.Where(a => (a.State == AppointmentState.Confirmed && a.EndsAt <= now) || (a.State == AppointmentState.Asked && (a.StartsAt <= now || (a.ConfirmBy <= now && a.EscalatedAt == null))))
            .OrderBy(a => a.StartsAt).ThenBy(a => a.Id).Take(PassOnAppointments.Batch).ToListAsync(ct);
        foreach (var one in due)
        {
            if (one.State == AppointmentState.Confirmed) one.End(now);
            else if (one.StartsAt <= now) await Lapse(one, ct);
            else await PassOn(one, tenant, now, ct);
        }

        return new PassOnAppointmentsResult(due.Count);
    }

    private async Task Lapse(Appointment one, CancellationToken ct)
    {
        one.Lapse();
        await book.Tell(one, one.TalentUserId!.Value, MailTemplates.AppointmentOff, CalendarPart.Cancel, ct);
        await book.Tell(one, one.ConsultantUserId, MailTemplates.AppointmentOff, CalendarPart.Cancel, ct);
        await book.Note(one, "Declined", ct);
    }

    private async Task PassOn(Appointment one, TenantRef tenant, DateTimeOffset now, CancellationToken ct)
    {
        var of = await db.Cases.AtTenantOf(call).SingleAsync(c => c.Id == one.CaseId, ct);
        if (of.IsCovered(now) && of.DeputyUserId is { } deputy && deputy != one.ConsultantUserId && await book.IsFree(deputy, one, ct) && await book.Pass(one, deputy, of.DeputyName ?? "", ct) is null) return;
        one.Escalate(now);
        foreach (var lead in (await db.CaseColleagues(tenant, ct)).Where(c => c.Roles.Contains(PortalRole.TeamLead))) await book.Tell(one, lead.UserId, MailTemplates.AppointmentUnanswered, CalendarPart.None, ct);
    }
}

/// <summary>Every five minutes, tenant by tenant.</summary>
internal sealed class PassOnAppointmentsWork : IScheduledWork
{
    public string Name => "appointments-pass-on";

    public string Cron => "30 3/5 * * * ?";

    public Task Run(ScheduledRun run, CancellationToken ct) => run.SendForEachTenant((_, round) => new PassOnAppointments(round), result => result.Looked == PassOnAppointments.Batch, ct);
}

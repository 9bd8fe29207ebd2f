using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Absences.Domain;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Platform.Auditing;
using TalentPortal.Platform.Mail;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Absences;

/// <summary>The caller will be away, and asks a colleague to stand in, or the team lead to name somebody.</summary>
/// <param name="From">First day, at the tenant.</param>
/// <param name="Until">Last day.</param>
/// <param name="MembershipId">Who is asked; null: the team lead names somebody.</param>
[Requires(AbsencesPermissions.Plan)]
public sealed record PlanAbsence(DateOnly? From, DateOnly? Until, Guid? MembershipId) : ICommand<PlanAbsenceResult>;

public sealed record PlanAbsenceResult(Guid Id);

internal sealed class PlanAbsenceValidator : AbstractValidator<PlanAbsence>
{
    public PlanAbsenceValidator()
    {
        RuleFor(x => x.From).NotNull().Says("PlanAbsence_DateMissing");
        RuleFor(x => x.Until).NotNull().Says("PlanAbsence_DateMissing").Must((plan, until) => until is null || plan.From is null || until >= plan.From).Says("PlanAbsence_EndsBefore")
            .Must((plan, until) => until is null || plan.From is null || until.Value.DayNumber - plan.From.Value.DayNumber < Absence.MostDays).Says("PlanAbsence_TooLong");
    }
}

internal sealed class PlanAbsenceHandler(AppDb db, CurrentCall call, AbsenceBook book, AbsenceTelling telling, Audit audit, TimeProvider clock) : IRequestHandler<PlanAbsence, Outcome<PlanAbsenceResult>>
{
    public async Task<Outcome<PlanAbsenceResult>> Handle(PlanAbsence request, CancellationToken ct)
    {
        if (call.Tenant is not { } tenant) return Outcome.NotFound;
        var (now, me) = (clock.GetUtcNow(), call.RequiredUserId);
        var today = tenant.DayAt(now);
        if (request.From < today || request.From > today.AddDays(Absence.MostDaysAhead)) return Outcome.Invalid(nameof(request.From), "PlanAbsence_DateUnfit");
        await book.Lock(ct);
        var planned = Absence.Plan(Guid.CreateVersion7(now), me, call.Rights.Name ?? "", request.From!.Value, request.Until!.Value, CaseTime.CalendarOf(tenant).Zone);
        if (await book.Here.AnyAsync(a => a.ConsultantUserId == me && a.State != AbsenceState.Ended && a.StartsAt < planned.EndsAt && a.EndsAt > planned.StartsAt, ct)) return Outcome.Refused("PlanAbsence_Overlaps");
        // Whoever stands in for somebody at the time cannot be away too.
        if (await book.Here.AnyAsync(a => a.DeputyUserId == me && a.State == AbsenceState.Agreed && a.StartsAt < planned.EndsAt && a.EndsAt > planned.StartsAt, ct)) return Outcome.Refused("PlanAbsence_StandsIn");
        CaseColleague? deputy = null;
        if (request.MembershipId is { } asked)
        {
            if ((await db.CaseColleagues(tenant, ct)).All(c => c.MembershipId != asked || c.UserId == me)) return Outcome.NotFound;
            deputy = (await book.Deputies(me, planned.StartsAt, planned.EndsAt, ct)).SingleOrDefault(c => c.MembershipId == asked);
            if (deputy is null) return Outcome.Invalid(nameof(request.MembershipId), "Absence_CannotStandIn");
            planned.Ask(deputy.UserId, deputy.Name);
        }

        db.Add(planned);
        if (deputy is not null) await telling.Mail(deputy.UserId, MailTemplates.AbsenceAsked, AbsenceWords.AddressFor(deputy.Roles), ct);
        else await telling.Leads(me, ct);
        audit.Write("absences.plan", planned.Id);
        return new PlanAbsenceResult(planned.Id);
    }
}

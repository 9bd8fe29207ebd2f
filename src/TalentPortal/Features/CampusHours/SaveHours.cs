using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.CampusHours.Domain;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.CampusHours;

/// <summary>A student consultant records time in which they helped, or corrects what nobody has confirmed.</summary>
/// <param name="Id">What is corrected; null: recorded anew.</param>
/// <param name="On">Day at the tenant.</param>
/// <param name="CaseId">One of the caller's cases; null: for no single one.</param>
/// <param name="Version">The version that was looked at; another one is a conflict.</param>
[Requires(CampusHoursPermissions.Record)]
public sealed record SaveHours(Guid? Id, DateOnly? On, int? Minutes, ServiceKind? Kind, Guid? CaseId, uint? Version) : ICommand<SaveHoursResult>;

public sealed record SaveHoursResult(Guid Id);

internal sealed class SaveHoursValidator : AbstractValidator<SaveHours>
{
    public SaveHoursValidator()
    {
        RuleFor(x => x.On).NotNull().Says("SaveHours_DayMissing");
        RuleFor(x => x.Minutes).NotNull().Says("SaveHours_MinutesUnfit", ServiceRecord.LeastMinutes, ServiceRecord.MostMinutes)
            .InclusiveBetween(ServiceRecord.LeastMinutes, ServiceRecord.MostMinutes).Says("SaveHours_MinutesUnfit", ServiceRecord.LeastMinutes, ServiceRecord.MostMinutes);
        RuleFor(x => x.Kind).NotNull().Says("SaveHours_KindMissing").IsInEnum().Says("SaveHours_KindMissing");
    }
}

internal sealed class SaveHoursHandler(AppDb db, CurrentCall call, ServiceBook book, CaseDesk desk, TimeProvider clock) : IRequestHandler<SaveHours, Outcome<SaveHoursResult>>
{
    public async Task<Outcome<SaveHoursResult>> Handle(SaveHours request, CancellationToken ct)
    {
        if (call.Tenant is not { } tenant) return Outcome.NotFound;
        var (me, now, on, minutes) = (call.RequiredUserId, clock.GetUtcNow(), request.On!.Value, request.Minutes!.Value);
        var known = request.Id is { } id ? await book.Here.SingleOrDefaultAsync(r => r.Id == id && r.ConsultantUserId == me, ct) : null;
        if (request.Id is not null && known is null) return Outcome.NotFound;
        // The case of a line that is corrected may have ended or gone on meanwhile.
        if (request.CaseId is { } of && of != known?.CaseId && !await desk.WorkedOn(CaseTier.Campus).AnyAsync(c => c.Id == of, ct)) return Outcome.NotFound;
        if (known is not null && known.Version != request.Version) return Outcome.Conflict;
        var today = tenant.DayAt(now);
        if (on > today || (on < today.AddDays(-ServiceRecord.MostDaysBack) && on != known?.On)) return Outcome.Invalid(nameof(request.On), new TextKey("SaveHours_DayUnfit", ServiceRecord.MostDaysBack));
        await book.HoldDays(me, ct);
        if (await book.Here.Where(r => r.ConsultantUserId == me && r.On == on && r.Id != request.Id).SumAsync(r => r.Minutes, ct) + minutes > ServiceRecord.MostMinutesADay)
            return Outcome.Invalid(nameof(request.Minutes), new TextKey("SaveHours_DayFull", ServiceRecord.MostMinutesADay / 60));
        if (known is null) db.Add(known = ServiceRecord.Record(Guid.CreateVersion7(now), me, call.Rights.Name ?? "", on, minutes, request.Kind!.Value, request.CaseId, now));
        else if (known.Correct(on, minutes, request.Kind!.Value, request.CaseId) is { } why) return Outcome.Refused(why);
        return new SaveHoursResult(known.Id);
    }
}

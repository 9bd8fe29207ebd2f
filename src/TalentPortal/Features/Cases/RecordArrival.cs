using FluentValidation;
using MediatR;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Cases;

/// <summary>Says on which day the talent arrived, where that is another one than that on which the case went on. Check-ins and the settled test count from it.</summary>
/// <param name="On">Day at the tenant.</param>
/// <param name="Version">The version that was looked at; another one is a conflict.</param>
[Requires(CasesPermissions.Work)]
public sealed record RecordArrival(Guid Id, DateOnly? On, uint Version) : ICommand<Done>;

internal sealed class RecordArrivalValidator : AbstractValidator<RecordArrival>
{
    public RecordArrivalValidator() => RuleFor(x => x.On).NotNull().Says("RecordArrival_DateMissing");
}

internal sealed class RecordArrivalHandler(CurrentCall call, CaseDesk desk, CampusTime campus, CaseTimeline timeline, TimeProvider clock) : IRequestHandler<RecordArrival, Outcome<Done>>
{
    public async Task<Outcome<Done>> Handle(RecordArrival request, CancellationToken ct)
    {
        if (await desk.Own(request.Id, ct) is not { } one) return Outcome.NotFound;
        if (one.Version != request.Version) return Outcome.Conflict;
        if (one.Arrive(request.On!.Value, call.RequiredTenant.DayAt(clock.GetUtcNow())) is { } why)
            return why.Name == "RecordArrival_DateUnfit" ? Outcome.Invalid(nameof(request.On), why) : Outcome.Refused(why);
        await campus.Count(one, ct);
        await timeline.Add(one, CaseEntryKind.Arrived, null, request.On.Value.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), null, ct);
        return Done.Value;
    }
}

using FluentValidation;
using MediatR;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Platform.Text;

namespace TalentPortal.Features.Cases;

/// <summary>Says what happens next and by when. The talent reads it.</summary>
/// <param name="On">Day at the tenant by which it is to be done.</param>
/// <param name="Version">The version that was looked at; another one is a conflict.</param>
[Requires(CasesPermissions.Work)]
public sealed record PlanNextAction(Guid Id, string? Action, DateOnly? On, uint Version) : ICommand<Done>;

internal sealed class PlanNextActionValidator : AbstractValidator<PlanNextAction>
{
    public PlanNextActionValidator()
    {
        RuleFor(x => x.Action).NotEmpty().Says("PlanNextAction_ActionMissing").IsPlainText(TalentCase.NextActionMax, "PlanNextAction_ActionUnfit").CrossesNoRedLine();
        RuleFor(x => x.On).NotNull().Says("PlanNextAction_DateMissing");
    }
}

internal sealed class PlanNextActionHandler(CaseDesk desk, CaseTimeline timeline, SealedCase words, CurrentCall call, TimeProvider clock) : IRequestHandler<PlanNextAction, Outcome<Done>>
{
    /// <summary>What is planned for later than that is a slip of the pen.</summary>
    private const int MostYears = 2;

    public async Task<Outcome<Done>> Handle(PlanNextAction request, CancellationToken ct)
    {
        if (await desk.Own(request.Id, ct) is not { } one) return Outcome.NotFound;
        if (one.Version != request.Version) return Outcome.Conflict;
        var today = call.RequiredTenant.DayAt(clock.GetUtcNow());
        if (request.On < today || request.On > today.AddYears(MostYears)) return Outcome.Invalid(nameof(request.On), "PlanNextAction_DateUnfit");
        if (one.Plan(await words.SealNextAction(one, request.Action, ct), request.On!.Value) is { } why) return Outcome.Refused(why);
        await timeline.Add(one, CaseEntryKind.NextAction, null, request.On.Value.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), request.Action, ct);
        return Done.Value;
    }
}

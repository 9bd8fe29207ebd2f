using FluentValidation;
using MediatR;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Text;

namespace TalentPortal.Features.Cases;

/// <summary>Moves a case within one's own tier: any number of stages on, or one back with a reason that the talent reads.</summary>
/// <param name="Stage">Code of the stage.</param>
/// <param name="Version">The version that was looked at; another one is a conflict.</param>
[Requires(CasesPermissions.Work)]
public sealed record MoveCase(Guid Id, string? Stage, string? Reason, uint Version) : ICommand<Done>;

internal sealed class MoveCaseValidator : AbstractValidator<MoveCase>
{
    public MoveCaseValidator()
    {
        RuleFor(x => x.Stage).NotEmpty().Says("MoveCase_NotFromHere").MaximumLength(Playbook.CodeMax).Says("MoveCase_NotFromHere");
        RuleFor(x => x.Reason).IsPlainText(HandOver.ReasonMax, "Case_WordsUnfit").CrossesNoRedLine();
    }
}

internal sealed class MoveCaseHandler(CaseDesk desk, CaseChecks checks, CampusTime campus, CaseTimeline timeline, CurrentCall call, TimeProvider clock) : IRequestHandler<MoveCase, Outcome<Done>>
{
    public async Task<Outcome<Done>> Handle(MoveCase request, CancellationToken ct)
    {
        if (await desk.Own(request.Id, ct) is not { } one) return Outcome.NotFound;
        if (one.Version != request.Version) return Outcome.Conflict;
        var (from, arrived, missing) = (one.Stage, one.ArrivedOn, await checks.Missing(one, request.Stage!, ct));
        if (one.MoveTo(request.Stage!, !string.IsNullOrWhiteSpace(request.Reason), CaseTime.CalendarOf(call.RequiredTenant), clock.GetUtcNow()) is { } why)
            return why.Name == "MoveCase_BackNeedsReason" ? Outcome.Invalid(nameof(request.Reason), why) : Outcome.Refused(why);
        if (missing is not null) return Outcome.Refused(missing);
        if (one.ArrivedOn != arrived) await campus.Count(one, ct);
        await timeline.Add(one, CaseEntryKind.StageMoved, from, one.Stage, request.Reason, ct);
        return Done.Value;
    }
}

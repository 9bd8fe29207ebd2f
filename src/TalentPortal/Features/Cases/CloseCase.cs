using FluentValidation;
using MediatR;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Text;

namespace TalentPortal.Features.Cases;

/// <summary>Ends a case: settled once it came that far and every test of that is passed, for another reason at any time. From then on the time runs after which it is forgotten.</summary>
/// <param name="Words">Words to the talent.</param>
/// <param name="Version">The version that was looked at; another one is a conflict.</param>
[Requires(CasesPermissions.Work)]
public sealed record CloseCase(Guid Id, CaseCloseReason Reason, string? Words, uint Version) : ICommand<Done>;

internal sealed class CloseCaseValidator : AbstractValidator<CloseCase>
{
    public CloseCaseValidator()
    {
        RuleFor(x => x.Reason).Must(reason => Enum.IsDefined(reason) && reason != CaseCloseReason.PassedOn).Says("CloseCase_ReasonMissing");
        RuleFor(x => x.Words).IsPlainText(HandOver.ReasonMax, "Case_WordsUnfit").CrossesNoRedLine();
    }
}

internal sealed class CloseCaseHandler(CaseDesk desk, CaseChecks checks, CaseEnd end) : IRequestHandler<CloseCase, Outcome<Done>>
{
    public async Task<Outcome<Done>> Handle(CloseCase request, CancellationToken ct)
    {
        if (await desk.Own(request.Id, ct) is not { } one) return Outcome.NotFound;
        if (one.Version != request.Version) return Outcome.Conflict;
        if (request.Reason == CaseCloseReason.Settled && one is { IsOpen: true, CanSettle: true } && await checks.Missing(one, Playbook.Settled, ct) is { } missing) return Outcome.Refused(missing);
        return await end.Close(one, request.Reason, request.Words, ct) is { } why ? Outcome.Refused(why) : Done.Value;
    }
}

using FluentValidation;
using MediatR;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Platform.Auditing;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Text;

namespace TalentPortal.Features.Cases;

/// <summary>Returns an offered case to its sender, with a reason that sender and talent read.</summary>
[Requires(CasesPermissions.HandOver)]
public sealed record ReturnHandOver(Guid Id, string? Reason) : ICommand<Done>;

internal sealed class ReturnHandOverValidator : AbstractValidator<ReturnHandOver>
{
    public ReturnHandOverValidator() => RuleFor(x => x.Reason).NotEmpty().Says("ReturnHandOver_ReasonMissing").IsPlainText(HandOver.ReasonMax, "Case_WordsUnfit").CrossesNoRedLine();
}

internal sealed class ReturnHandOverHandler(HandOverDesk handOvers, CaseDesk desk, CaseTimeline timeline, SealedCase words, Audit audit, TimeProvider clock) : IRequestHandler<ReturnHandOver, Outcome<Done>>
{
    public async Task<Outcome<Done>> Handle(ReturnHandOver request, CancellationToken ct)
    {
        if (await handOvers.ForMe(request.Id, ct) is not var (handOver, one)) return Outcome.NotFound;
        if (handOver.Return(desk.Me, desk.MyName, await words.SealAnswer(one, handOver.Id, request.Reason, ct), clock.GetUtcNow()) is { } why) return Outcome.Refused(why);
        await timeline.Add(one, handOver, CaseEntryKind.HandOverReturned, request.Reason, ct);
        audit.Write("cases.return", one.Id, $"{handOver.FromTier} {handOver.ToTier}");
        return Done.Value;
    }
}

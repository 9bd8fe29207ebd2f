using FluentValidation;
using MediatR;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Platform.Auditing;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Cases;

/// <summary>The talent does not want their case to go on to other consultants: it stays where it is. No reason need be given.</summary>
[SignedIn]
public sealed record ObjectToHandOver(Guid Id, string? Reason) : ICommand<Done>;

internal sealed class ObjectToHandOverValidator : AbstractValidator<ObjectToHandOver>
{
    public ObjectToHandOverValidator() => RuleFor(x => x.Reason).IsPlainText(HandOver.ReasonMax, "Case_WordsUnfit");
}

internal sealed class ObjectToHandOverHandler(HandOverDesk handOvers, CaseTimeline timeline, SealedCase words, Audit audit, TimeProvider clock) : IRequestHandler<ObjectToHandOver, Outcome<Done>>
{
    public async Task<Outcome<Done>> Handle(ObjectToHandOver request, CancellationToken ct)
    {
        if (await handOvers.AboutMe(request.Id, ct) is not var (handOver, one)) return Outcome.NotFound;
        if (handOver.Object(await words.SealAnswer(one, handOver.Id, request.Reason, ct), clock.GetUtcNow()) is { } why) return Outcome.Refused(why);
        await timeline.Add(one, handOver, CaseEntryKind.HandOverObjected, request.Reason, ct);
        audit.Write("cases.object", one.Id);
        return Done.Value;
    }
}

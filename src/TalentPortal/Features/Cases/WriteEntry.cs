using FluentValidation;
using MediatR;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Text;

namespace TalentPortal.Features.Cases;

/// <summary>Writes words into the timeline that the talent reads too.</summary>
[Requires(CasesPermissions.Work)]
public sealed record WriteEntry(Guid Id, string? Text) : ICommand<Done>;

internal sealed class WriteEntryValidator : AbstractValidator<WriteEntry>
{
    public WriteEntryValidator() => RuleFor(x => x.Text).NotEmpty().Says("Case_WordsMissing").IsPlainText(TalentCase.WordsMax, "Case_WordsUnfit").CrossesNoRedLine();
}

internal sealed class WriteEntryHandler(CaseDesk desk, CaseTimeline timeline) : IRequestHandler<WriteEntry, Outcome<Done>>
{
    public async Task<Outcome<Done>> Handle(WriteEntry request, CancellationToken ct)
    {
        if (await desk.Own(request.Id, ct) is not { } one) return Outcome.NotFound;
        if (!one.IsOpen) return Outcome.Refused("Case_Closed");
        await timeline.Add(one, CaseEntryKind.Note, null, null, request.Text, ct);
        return Done.Value;
    }
}

using FluentValidation;
using MediatR;
using TalentPortal.Data;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Cases;

/// <summary>Keeps a note that the talent does not read: for its author alone, unless said otherwise.</summary>
[Requires(CasesPermissions.Work)]
public sealed record WriteNote(Guid Id, string? Text, CaseNoteLevel Level = CaseNoteLevel.Private) : ICommand<Done>;

internal sealed class WriteNoteValidator : AbstractValidator<WriteNote>
{
    public WriteNoteValidator()
    {
        RuleFor(x => x.Text).NotEmpty().Says("Case_WordsMissing").IsPlainText(TalentCase.WordsMax, "Case_WordsUnfit");
        RuleFor(x => x.Level).IsInEnum().Says("WriteNote_LevelMissing");
    }
}

internal sealed class WriteNoteHandler(AppDb db, CaseDesk desk, SealedCase words, TimeProvider clock) : IRequestHandler<WriteNote, Outcome<Done>>
{
    public async Task<Outcome<Done>> Handle(WriteNote request, CancellationToken ct)
    {
        if (await desk.Own(request.Id, ct) is not { } one) return Outcome.NotFound;
        if (!one.IsOpen) return Outcome.Refused("Case_Closed");
        var now = clock.GetUtcNow();
        var id = Guid.CreateVersion7(now);
        db.CaseNotes.Add(CaseNote.Of(id, one, request.Level, desk.Me, desk.MyName, await words.SealNote(one, id, request.Text, ct), now));
        return Done.Value;
    }
}

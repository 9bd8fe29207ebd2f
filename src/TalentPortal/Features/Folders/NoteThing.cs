using FluentValidation;
using MediatR;
using TalentPortal.Features.Folders.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Text;

namespace TalentPortal.Features.Folders;

/// <summary>Writes the person's own words beside something they keep; without words there are none.</summary>
/// <param name="Id">Of the entry.</param>
[SignedIn]
public sealed record NoteThing(Guid Id, string? Note) : ICommand<Done>;

internal sealed class NoteThingValidator : AbstractValidator<NoteThing>
{
    public NoteThingValidator() => RuleFor(x => x.Note).IsPlainText(TalentFolder.NoteMax, "NoteThing_Unfit");
}

internal sealed class NoteThingHandler(CurrentCall call, FolderDesk desk) : IRequestHandler<NoteThing, Outcome<Done>>
{
    public async Task<Outcome<Done>> Handle(NoteThing request, CancellationToken ct)
    {
        var (found, note) = (false, Typed.Tidy(request.Note));
        await desk.Change(call.RequiredUserId, written =>
        {
            found = written.Items.Any(item => item.Id == request.Id);
            return found ? written with { Items = [.. written.Items.Select(item => item.Id == request.Id ? item with { Note = note } : item)] } : null;
        }, ct);
        return found ? Done.Value : Outcome.NotFound;
    }
}

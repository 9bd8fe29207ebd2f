using FluentValidation;
using MediatR;
using TalentPortal.Features.Folders.Domain;
using TalentPortal.Platform.Keeping;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Folders;

/// <summary>Puts what a page of the site shows into the person's folder. What is there already stays there once.</summary>
/// <param name="Key">As the page names it.</param>
[SignedIn]
public sealed record KeepThing(KeptKind Kind, string? Key) : ICommand<Done>;

internal sealed class KeepThingValidator : AbstractValidator<KeepThing>
{
    public KeepThingValidator()
    {
        RuleFor(x => x.Kind).IsInEnum().Says("Folder_Unknown");
        RuleFor(x => x.Key).NotEmpty().Says("Folder_Unknown").MaximumLength(KeptThing.KeyMax).Says("Folder_Unknown");
    }
}

internal sealed class KeepThingHandler(CurrentCall call, KeptShelf shelf, FolderDesk desk) : IRequestHandler<KeepThing, Outcome<Done>>
{
    public async Task<Outcome<Done>> Handle(KeepThing request, CancellationToken ct)
    {
        if (await shelf.Find(request.Kind, request.Key!, ct) is not { } thing) return Outcome.NotFound;
        return await desk.Add(call.RequiredUserId, [thing], ct) ? Done.Value : Outcome.Refused(new TextKey("Folder_Full", TalentFolder.Most));
    }
}

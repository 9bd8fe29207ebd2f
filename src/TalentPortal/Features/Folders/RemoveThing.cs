using FluentValidation;
using MediatR;
using TalentPortal.Features.Folders.Domain;
using TalentPortal.Platform.Keeping;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Folders;

/// <summary>Takes something out of the person's folder: by the page that shows it, or by its place in the folder. Once more takes nothing.</summary>
/// <param name="Id">Of the entry; null where a page asks.</param>
[SignedIn]
public sealed record RemoveThing(Guid? Id, KeptKind Kind, string? Key) : ICommand<Done>;

internal sealed class RemoveThingValidator : AbstractValidator<RemoveThing>
{
    public RemoveThingValidator() => RuleFor(x => x.Key).NotEmpty().When(x => x.Id is null).Says("Folder_Unknown").MaximumLength(KeptThing.KeyMax).Says("Folder_Unknown");
}

internal sealed class RemoveThingHandler(CurrentCall call, FolderDesk desk) : IRequestHandler<RemoveThing, Outcome<Done>>
{
    public async Task<Outcome<Done>> Handle(RemoveThing request, CancellationToken ct)
    {
        await desk.Remove(call.RequiredUserId, item => request.Id is { } id ? item.Id == id : item.Thing().Is(request.Kind, request.Key!, call.TenantId), ct);
        return Done.Value;
    }
}

using FluentValidation;
using MediatR;
using TalentPortal.Features.Folders.Domain;
using TalentPortal.Platform.Keeping;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Folders;

/// <summary>Which thing a page of the site shows under a name, and whether the person who asks keeps it.</summary>
[Anyone]
public sealed record FindThing(KeptKind Kind, string? Key) : IQuery<FindThingResult>;

/// <param name="Thing">Null where nothing public has this name.</param>
public sealed record FindThingResult(KeptThing? Thing, bool IsKept);

internal sealed class FindThingValidator : AbstractValidator<FindThing>
{
    public FindThingValidator()
    {
        RuleFor(x => x.Kind).IsInEnum().Says("Folder_Unknown");
        RuleFor(x => x.Key).NotEmpty().Says("Folder_Unknown").MaximumLength(KeptThing.KeyMax).Says("Folder_Unknown");
    }
}

internal sealed class FindThingHandler(CurrentCall call, KeptShelf shelf, FolderDesk desk) : IRequestHandler<FindThing, Outcome<FindThingResult>>
{
    public async Task<Outcome<FindThingResult>> Handle(FindThing request, CancellationToken ct)
    {
        var isKept = call.UserId is { } user && (await desk.Read(user, ct)).Items.Any(item => item.Thing().Is(request.Kind, request.Key!, call.TenantId));
        return new FindThingResult((await shelf.Find(request.Kind, request.Key!, ct))?.Thing, isKept);
    }
}

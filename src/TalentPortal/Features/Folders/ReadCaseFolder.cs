using MediatR;
using TalentPortal.Features.Folders.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Folders;

/// <summary>The list of the person at hand, where they share it in this case; <c>NotFound</c> where they do not. Sent by <see cref="ViewCaseFolder"/>.</summary>
[SystemOnly]
public sealed record ReadCaseFolder(Guid CaseId) : IQuery<ReadCaseFolderResult>;

/// <param name="Items">Without notes: those are the person's own.</param>
public sealed record ReadCaseFolderResult(IReadOnlyList<SharedThing> Items, DateTimeOffset SharedAt);

internal sealed class ReadCaseFolderHandler(CurrentCall call, FolderDesk desk, SealedFolder words, KeptShelf shelf) : IRequestHandler<ReadCaseFolder, Outcome<ReadCaseFolderResult>>
{
    public async Task<Outcome<ReadCaseFolderResult>> Handle(ReadCaseFolder request, CancellationToken ct)
    {
        if (call.UserId is not { } person || await desk.Of(person, ct) is not { SharedAt: { } since } folder || folder.SharedCaseId != request.CaseId) return Outcome.NotFound;
        var items = (await words.Open(folder, ct)).Items;
        var shown = await shelf.Read([.. items.Select(item => item.Thing())], ct);
        return new ReadCaseFolderResult([.. items.Zip(shown, (entry, thing) => new SharedThing(thing, thing.IsThere ? thing.Title : ViewMyFolderResult.TitleOf(entry), entry.KeptAt))], since);
    }
}

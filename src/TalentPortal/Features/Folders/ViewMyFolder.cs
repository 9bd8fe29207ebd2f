using MediatR;
using TalentPortal.Features.Folders.Domain;
using TalentPortal.Platform.Keeping;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Folders;

/// <summary>Everything of one search for a new life: what the person keeps, and what came in by itself, as it stands today.</summary>
[SignedIn]
public sealed record ViewMyFolder : IQuery<ViewMyFolderResult>;

/// <param name="Things">In the order in which they were kept.</param>
/// <param name="Own">What the person has elsewhere in the portal and belongs to it.</param>
/// <param name="SharedCaseId">The case whose consultant reads the list; null while nobody does.</param>
/// <param name="Removed">What was taken out last, while it can be put back: its title.</param>
public sealed record ViewMyFolderResult(IReadOnlyList<ViewMyFolderResult.Item> Things, FolderOwn Own, Guid? SharedCaseId, DateTimeOffset? SharedAt, Bilingual? Removed)
{
    /// <summary>Nothing is there yet.</summary>
    public bool IsEmpty => Things.Count == 0 && Own.IsEmpty;

    /// <summary>Results whose programme is not kept as such; of the others the result stands with the programme.</summary>
    public IEnumerable<FolderOwn.Result> OtherResults => Own.Results.Where(result => Things.All(item => item.Shown.Thing.Kind != KeptKind.Programme || item.Shown.Thing.Key != result.Code));

    /// <param name="Title">Of today, or of the day on which it was kept where it is gone.</param>
    public sealed record Item(Guid Id, ShownThing Shown, Bilingual Title, string? Note, DateTimeOffset KeptAt);

    internal static Bilingual TitleOf(KeptEntry entry) => new(entry.TitleZh, entry.TitleEn);
}

internal sealed class ViewMyFolderHandler(CurrentCall call, FolderDesk desk, SealedFolder words, KeptShelf shelf, OwnThings own, TimeProvider clock) : IRequestHandler<ViewMyFolder, Outcome<ViewMyFolderResult>>
{
    public async Task<Outcome<ViewMyFolderResult>> Handle(ViewMyFolder request, CancellationToken ct)
    {
        var me = call.RequiredUserId;
        var folder = await desk.Of(me, ct);
        var written = await words.Open(folder, ct);
        var shown = await shelf.Read([.. written.Items.Select(item => item.Thing())], ct);
        var items = written.Items.Zip(shown, (entry, thing) => new ViewMyFolderResult.Item(entry.Id, thing, thing.IsThere ? thing.Title : ViewMyFolderResult.TitleOf(entry), entry.Note, entry.KeptAt)).ToList();
        var mine = await own.Of(me, ct);
        // A case that has ended opens nothing, whatever stands there.
        var shared = mine.Consultants.Any(one => one.CaseId == folder?.SharedCaseId) ? folder : null;
        return new ViewMyFolderResult(items, mine, shared?.SharedCaseId, shared?.SharedAt, written.Undoable(clock.GetUtcNow()) is { } removed ? ViewMyFolderResult.TitleOf(removed) : null);
    }
}

using MediatR;
using TalentPortal.Features.Folders.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Folders;

/// <summary>Puts back what the person took out last, with its note, while that is not long ago.</summary>
[SignedIn]
public sealed record RestoreThing : ICommand<Done>;

internal sealed class RestoreThingHandler(CurrentCall call, FolderDesk desk, TimeProvider clock) : IRequestHandler<RestoreThing, Outcome<Done>>
{
    public async Task<Outcome<Done>> Handle(RestoreThing request, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await desk.Change(call.RequiredUserId, written => written.Undoable(now) is { } removed ? new([.. written.Items.Append(removed).OrderBy(item => item.KeptAt)]) : null, ct);
        return Done.Value;
    }
}

using MediatR;
using TalentPortal.Features.Folders.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Folders;

/// <summary>Takes the list back: nobody but the person reads it from then on.</summary>
[SignedIn]
public sealed record CloseFolder : ICommand<Done>;

internal sealed class CloseFolderHandler(CurrentCall call, FolderDesk desk) : IRequestHandler<CloseFolder, Outcome<Done>>
{
    public async Task<Outcome<Done>> Handle(CloseFolder request, CancellationToken ct)
    {
        await desk.Lock(call.RequiredUserId, ct);
        (await desk.Of(call.RequiredUserId, ct))?.Close();
        return Done.Value;
    }
}

using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Features.Folders.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Folders;

/// <summary>Shows the list of what the person keeps, without their notes and results, to whoever answers for one of their open cases; to nobody else from then on.</summary>
[SignedIn]
public sealed record ShareFolder(Guid CaseId) : ICommand<Done>;

internal sealed class ShareFolderHandler(AppDb db, CurrentCall call, FolderDesk desk, TimeProvider clock) : IRequestHandler<ShareFolder, Outcome<Done>>
{
    public async Task<Outcome<Done>> Handle(ShareFolder request, CancellationToken ct)
    {
        var me = call.RequiredUserId;
        if (!await db.Cases.AnyAsync(c => c.Id == request.CaseId && c.TalentUserId == me && c.ClosedAt == null, ct)) return Outcome.NotFound;
        await desk.Lock(me, ct);
        if (await desk.Of(me, ct) is not { } folder) return Outcome.Refused("ShareFolder_Empty");
        folder.Share(request.CaseId, clock.GetUtcNow());
        return Done.Value;
    }
}

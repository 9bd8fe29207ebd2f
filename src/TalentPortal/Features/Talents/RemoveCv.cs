using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Talents.Domain;
using TalentPortal.Platform.Files;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Talents;

/// <summary>Takes a CV back: nobody can open it any more, employers included; its file is deleted.</summary>
[SignedIn]
public sealed record RemoveCv(Guid Id) : ICommand<Done>;

internal sealed class RemoveCvHandler(AppDb db, CurrentCall call, StoredFiles files, TimeProvider clock) : IRequestHandler<RemoveCv, Outcome<Done>>
{
    public async Task<Outcome<Done>> Handle(RemoveCv request, CancellationToken ct)
    {
        var (user, now) = (call.RequiredUserId, clock.GetUtcNow());
        var cv = await db.CvDocuments.SingleOrDefaultAsync(d => d.UserId == user && d.Id == request.Id && d.RemovedAt == null, ct);
        if (cv is null) return Outcome.NotFound;
        cv.Remove(now);
        foreach (var grant in await db.Grants.Where(g => g.UserId == user && g.RecordId == cv.Id).ToListAsync(ct)) grant.Withdraw(now);
        await files.Remove(cv.StorageName, ct);
        return Done.Value;
    }
}

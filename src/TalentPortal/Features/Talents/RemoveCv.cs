using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Talents.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Talents;

/// <summary>Takes a CV back: nobody can open it any more, employers included; its file is deleted.</summary>
[SignedIn]
public sealed record RemoveCv(Guid Id) : ICommand<RemoveCvResult>;

public sealed record RemoveCvResult(string StorageName);

internal sealed class RemoveCvHandler(AppDb db, CurrentCall call, TimeProvider clock) : IRequestHandler<RemoveCv, Outcome<RemoveCvResult>>
{
    public async Task<Outcome<RemoveCvResult>> Handle(RemoveCv request, CancellationToken ct)
    {
        var user = call.RequiredUserId;
        var cv = await db.CvDocuments.SingleOrDefaultAsync(d => d.UserId == user && d.Id == request.Id && d.RemovedAt == null, ct);
        if (cv is null) return Outcome.NotFound;
        cv.Remove(clock.GetUtcNow());
        return new RemoveCvResult(cv.StorageName);
    }
}

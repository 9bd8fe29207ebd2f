using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Talents.Domain;
using TalentPortal.Platform.Files;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Talents;

/// <summary>Opens one of the person's own CVs.</summary>
[SignedIn]
public sealed record OpenMyCv(Guid Id) : IQuery<OpenMyCvResult>;

public sealed record OpenMyCvResult(Guid OwnerUserId, string StorageName, string FileName, FileKind Kind);

internal sealed class OpenMyCvHandler(AppDb db, CurrentCall call, SealedProfile profiles) : IRequestHandler<OpenMyCv, Outcome<OpenMyCvResult>>
{
    public async Task<Outcome<OpenMyCvResult>> Handle(OpenMyCv request, CancellationToken ct)
    {
        var user = call.RequiredUserId;
        var cv = await db.CvDocuments.AsNoTracking().SingleOrDefaultAsync(d => d.UserId == user && d.Id == request.Id, ct);
        return cv is { CanBeOpened: true } ? new OpenMyCvResult(user, cv.StorageName, await profiles.OpenFileName(cv, ct), cv.Kind) : Outcome.NotFound;
    }
}

using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Employers.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Employers;

/// <summary>Whether the employer's owner may send a photo now: asked before a file is received.</summary>
[Requires(EmployersPermissions.Manage)]
public sealed record CheckPhotoUpload : IQuery<Done>;

internal sealed class CheckPhotoUploadHandler(AppDb db, CurrentCall call) : IRequestHandler<CheckPhotoUpload, Outcome<Done>>
{
    public async Task<Outcome<Done>> Handle(CheckPhotoUpload request, CancellationToken ct) =>
        await db.Employers.AsNoTracking().SingleOrDefaultAsync(e => e.Id == call.EmployerId, ct) switch
        {
            null => Outcome.NotFound,
            { HasPhotoAlt: false } => Outcome.Refused("StorePhoto_AltFirst"),
            _ => Done.Value,
        };
}

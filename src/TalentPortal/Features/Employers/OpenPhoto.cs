using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Employers.Domain;
using TalentPortal.Platform.Files;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Employers;

/// <summary>Opens the photo of an employer that is admitted here; on the national site, anywhere.</summary>
[Anyone]
public sealed record OpenPhoto(Guid EmployerId) : IQuery<OpenPhotoResult>;

/// <summary>Where the picture lies, under the platform's key.</summary>
public sealed record OpenPhotoResult(string StorageName, FileKind Kind);

internal sealed class OpenPhotoHandler(AppDb db, CurrentCall call) : IRequestHandler<OpenPhoto, Outcome<OpenPhotoResult>>
{
    public async Task<Outcome<OpenPhotoResult>> Handle(OpenPhoto request, CancellationToken ct)
    {
        if (await db.Employers.AsNoTracking().SingleOrDefaultAsync(e => e.Id == request.EmployerId, ct) is not { ShowsPhoto: true } employer) return Outcome.NotFound;
        var at = await db.AdmittedAt(employer.Id, ct);
        return (call.TenantId is { } here ? at.Contains(here) : at.Count > 0) ? new OpenPhotoResult(employer.PhotoName!, employer.PhotoKind!.Value) : Outcome.NotFound;
    }
}

using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Employers.Domain;
using TalentPortal.Platform.Files;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Auditing;
using TalentPortal.Platform.PageCache;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Employers;

/// <summary>Takes the photo off the employer's page; its file is deleted.</summary>
[Requires(EmployersPermissions.Manage)]
public sealed record RemovePhoto : ICommand<Done>;

internal sealed class RemovePhotoHandler(AppDb db, CurrentCall call, StoredFiles files, PublicChanges changes, Audit audit, TimeProvider clock) : IRequestHandler<RemovePhoto, Outcome<Done>>
{
    public async Task<Outcome<Done>> Handle(RemovePhoto request, CancellationToken ct)
    {
        if (await db.Employers.SingleOrDefaultAsync(e => e.Id == call.EmployerId, ct) is not { } employer) return Outcome.NotFound;
        if (employer.DropPhoto(clock.GetUtcNow()) is not { } name) return Done.Value;
        await files.Remove(name, ct);
        foreach (var tenant in await db.AdmittedAt(employer.Id, ct)) changes.At(tenant);
        audit.WriteForPlatform("employers.photo-remove", employer.Id);
        return Done.Value;
    }
}

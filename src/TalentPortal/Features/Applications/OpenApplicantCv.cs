using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Applications.Domain;
using TalentPortal.Features.Talents.Domain;
using TalentPortal.Platform.Auditing;
using TalentPortal.Platform.Files;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Applications;

/// <summary>Lets the employer open the CV that was sent with an application. The person sees it in their access log.</summary>
[Personal]
[Requires(ApplicationsPermissions.Read)]
public sealed record OpenApplicantCv(Guid ApplicationId) : IQuery<OpenApplicantCvResult>;

/// <summary>Where the file lies; the endpoint streams it.</summary>
public sealed record OpenApplicantCvResult(Guid OwnerUserId, string StorageName, string FileName, FileKind Kind, long Length);

internal sealed class OpenApplicantCvHandler(AppDb db, CurrentCall call, AccessLog access, SealedProfile profiles) : IRequestHandler<OpenApplicantCv, Outcome<OpenApplicantCvResult>>
{
    public async Task<Outcome<OpenApplicantCvResult>> Handle(OpenApplicantCv request, CancellationToken ct)
    {
        var (employer, tenant) = (call.EmployerId, call.TenantId);
        var a = await db.JobApplications.AsNoTracking().SingleOrDefaultAsync(
            a => a.Id == request.ApplicationId && a.EmployerId == employer && a.TenantId == tenant && a.State != ApplicationState.Withdrawn, ct);
        if (a?.TalentUserId is not { } talent) return Outcome.NotFound;
        var cv = await db.CvDocuments.AsNoTracking().SingleOrDefaultAsync(d => d.UserId == talent && d.Id == a.CvId, ct);
        if (cv is not { CanBeOpened: true }) return Outcome.NotFound;
        await access.Record(talent, a.EmployerName, "application", "cv", FieldClass.Sensitive, a.Id, ct);
        return new OpenApplicantCvResult(talent, cv.StorageName, await profiles.OpenFileName(cv, ct), cv.Kind, cv.Length);
    }
}

using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Applications.Domain;
using TalentPortal.Features.Talents.Domain;
using TalentPortal.Platform.Auditing;
using TalentPortal.Platform.Files;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Applications;

/// <summary>Lets the employer open the CV that was sent with an application. The person sees it in their access log.</summary>
[Personal]
[Requires(ApplicationsPermissions.Read)]
public sealed record OpenApplicantCv(Guid ApplicationId) : IQuery<OpenApplicantCvResult>;

/// <summary>Where the file lies; the endpoint streams it.</summary>
public sealed record OpenApplicantCvResult(Guid OwnerUserId, string StorageName, string FileName, FileKind Kind);

internal sealed class OpenApplicantCvHandler(AppDb db, CurrentCall call, AccessLog access, SealedProfile profiles, TimeProvider clock) : IRequestHandler<OpenApplicantCv, Outcome<OpenApplicantCvResult>>
{
    public async Task<Outcome<OpenApplicantCvResult>> Handle(OpenApplicantCv request, CancellationToken ct)
    {
        var employer = call.EmployerId;
        var a = await db.JobApplications.AsNoTracking().OfEmployerOf(call).SingleOrDefaultAsync(a => a.Id == request.ApplicationId, ct);
        if (a?.TalentUserId is not { } talent) return Outcome.NotFound;
        // Asked for this application: another one of the same person must not open it.
        var isOpen = await db.Grants.Where(g => g.EmployerId == employer && g.Scope == GrantScope.Cv && g.RecordId == a.CvId).LiveFor(a.Id, clock.GetUtcNow()).AnyAsync(ct);
        if (!isOpen || !await db.IsEmployerAdmitted(call, ct)) return Outcome.NotFound;
        var cv = await db.CvDocuments.AsNoTracking().SingleOrDefaultAsync(d => d.UserId == talent && d.Id == a.CvId, ct);
        if (cv is not { CanBeOpened: true }) return Outcome.NotFound;
        await access.Record(talent, a.EmployerName, "application", "cv", FieldClass.Sensitive, a.Id, ct);
        return new OpenApplicantCvResult(talent, cv.StorageName, await profiles.OpenFileName(cv, ct), cv.Kind);
    }
}

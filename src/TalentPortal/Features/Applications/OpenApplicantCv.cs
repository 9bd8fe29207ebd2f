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
using TalentPortal.Platform.Text;

namespace TalentPortal.Features.Applications;

/// <summary>
/// Opens the CV that was sent with an application to its employer, to be shown under a mark that says to whom. The person sees the
/// opening in their access log, and it counts among those of its reader.
/// </summary>
[Personal]
[Requires(ApplicationsPermissions.Assess)]
public sealed record OpenApplicantCv(Guid ApplicationId) : IQuery<OpenApplicantCvResult>;

/// <param name="Mark">Who opens it, for which application, and when.</param>
public sealed record OpenApplicantCvResult(Guid OwnerUserId, string StorageName, FileKind Kind, string Reference, string Mark);

internal sealed class OpenApplicantCvHandler(AppDb db, CurrentCall call, AccessLog access, ReadingWatch watch, TimeProvider clock) : IRequestHandler<OpenApplicantCv, Outcome<OpenApplicantCvResult>>
{
    public async Task<Outcome<OpenApplicantCvResult>> Handle(OpenApplicantCv request, CancellationToken ct)
    {
        var (employer, now) = (call.EmployerId, clock.GetUtcNow());
        var a = await db.JobApplications.AsNoTracking().OfEmployerOf(call).SingleOrDefaultAsync(a => a.Id == request.ApplicationId, ct);
        if (a?.TalentUserId is not { } talent) return Outcome.NotFound;
        // Asked for this application: another one of the same person must not open it.
        var isOpen = await db.Grants.Where(g => g.EmployerId == employer && g.Scope == GrantScope.Cv && g.RecordId == a.CvId).LiveFor(a.Id, now).AnyAsync(ct);
        if (!isOpen || !await db.IsEmployerAdmitted(call, ct)) return Outcome.NotFound;
        var cv = await db.CvDocuments.AsNoTracking().SingleOrDefaultAsync(d => d.UserId == talent && d.Id == a.CvId, ct);
        if (cv is not { CanBeOpened: true } || !cv.Kind.CanBeMarked()) return Outcome.NotFound;
        if (await watch.IsClosed(ct)) return Outcome.Refused("ViewApplicant_Access_Paused");
        await watch.Count(a, ct);
        await access.Record(talent, a.EmployerName, "application", "cv", FieldClass.Sensitive, a.Id, ct);
        return new OpenApplicantCvResult(talent, cv.StorageName, cv.Kind, a.Reference, PaperMarks.Words(a.EmployerName.En ?? $"Employer {ReferenceCode.Of(a.EmployerId!.Value)}", call.RequiredUserId, $"application {a.Reference}", now));
    }
}

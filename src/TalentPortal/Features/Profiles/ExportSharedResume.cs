using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Features.Profiles.Domain;
using TalentPortal.Features.Talents.Domain;
using TalentPortal.Platform.Auditing;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Profiles;

/// <summary>A shared career record as a JSON Resume, for whoever answers for the case. All of it is shared, or there is none: half a resume passes for a whole one.</summary>
[Personal]
[Requires(ProfilesPermissions.ReadShared)]
public sealed record ExportSharedResume(Guid CaseId) : IQuery<ExportSharedResumeResult>;

/// <param name="Json">UTF-8, as the schema of the format wants it; says for whom it was made and when.</param>
public sealed record ExportSharedResumeResult(byte[] Json, string Reference);

internal sealed class ExportSharedResumeHandler(AppDb db, CurrentCall call, CaseDesk desk, CaseCareer inCase, SharedCareer career, SealedProfile profiles, AccessLog access, TimeProvider clock)
    : IRequestHandler<ExportSharedResume, Outcome<ExportSharedResumeResult>>
{
    public async Task<Outcome<ExportSharedResumeResult>> Handle(ExportSharedResume request, CancellationToken ct)
    {
        if (await desk.See(request.CaseId, ct) is not var (one, sight, _) || await inCase.OpenTo(one, sight, ct) is not { } open) return Outcome.NotFound;
        if (sight.IsCampus || !ReadingWords.OfResume.All(open.ContainsKey)) return Outcome.NotFound;
        var (talent, now, tenant) = (one.TalentUserId!.Value, clock.GetUtcNow(), call.RequiredTenant);
        // Name and ways to reach the person are of the short profile, which has a grant of its own.
        if (!await db.Grants.LiveFor(one.LeadId, now).AnyAsync(g => g.UserId == talent && g.EmployerId == null && g.Scope == GrantScope.Profile, ct)) return Outcome.NotFound;
        if (await db.TalentProfiles.AsNoTracking().SingleOrDefaultAsync(p => p.UserId == talent, ct) is not { } profile) return Outcome.NotFound;
        var entries = await career.Contents(talent, ReadingWords.OfResume, ct);
        await access.Record(talent, tenant.Name, TalentCase.Purpose, "profile career-resume " + ReadingWords.Of(ReadingWords.OfResume), FieldClass.Sensitive, one.Id, ct);
        var madeFor = new ResumeMark(tenant.Name.En ?? tenant.Slug, one.Reference, now);
        return new ExportSharedResumeResult(ResumeWriter.Write(await profiles.Basics(profile, ct), entries.Select(pair => (pair.Entry.Section, pair.Content)), null, madeFor), one.Reference);
    }
}

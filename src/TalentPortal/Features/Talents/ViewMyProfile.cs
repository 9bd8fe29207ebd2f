using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Talents.Domain;
using TalentPortal.Platform.Files;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Security.Accounts;

namespace TalentPortal.Features.Talents;

/// <summary>The person's own profile and CVs.</summary>
[SignedIn]
public sealed record ViewMyProfile : IQuery<ViewMyProfileResult>;

/// <param name="Profile">Null before it was first saved.</param>
/// <param name="AccountEmail">The address that signs in, offered where none was given yet: nobody is asked twice.</param>
public sealed record ViewMyProfileResult(ViewMyProfileResult.Person? Profile, string? AccountEmail, IReadOnlyList<ViewMyProfileResult.Cv> Cvs)
{
    public sealed record Person(
        string? Name, string? Email, string? Phone, string? Summary, string? CountryCode, string? DegreeCode, string? School, string? IndustryCode, int? Years, DateOnly? AvailableFrom,
        DateTimeOffset ChangedAt, uint Version);

    /// <param name="OpenTo">How many employers can open it now.</param>
    public sealed record Cv(Guid Id, string FileName, FileKind Kind, long Length, MetadataState Metadata, FileRelease Release, DateTimeOffset UploadedAt, int OpenTo);
}

internal sealed class ViewMyProfileHandler(AppDb db, CurrentCall call, SealedProfile profiles, IUserAddresses addresses, TimeProvider clock) : IRequestHandler<ViewMyProfile, Outcome<ViewMyProfileResult>>
{
    public async Task<Outcome<ViewMyProfileResult>> Handle(ViewMyProfile request, CancellationToken ct)
    {
        var (user, now) = (call.RequiredUserId, clock.GetUtcNow());
        ViewMyProfileResult.Person? person = null;
        if (await db.TalentProfiles.AsNoTracking().SingleOrDefaultAsync(p => p.UserId == user, ct) is { } profile)
        {
            var open = await profiles.Open(profile, ct);
            person = new(
                open.Name, open.Email, open.Phone, open.Summary, profile.CountryCode, profile.DegreeCode, profile.School, profile.IndustryCode, profile.Years, profile.AvailableFrom,
                profile.ChangedAt, profile.Version);
        }

        var opened = await db.Grants.AsNoTracking().Where(g => g.UserId == user && g.RecordId != null).Live(now)
            .Select(g => new { g.RecordId, g.EmployerId }).Distinct().ToListAsync(ct);
        List<ViewMyProfileResult.Cv> cvs = [];
        foreach (var cv in await db.CvDocuments.AsNoTracking().Where(d => d.UserId == user && d.RemovedAt == null).OrderByDescending(d => d.UploadedAt).ToListAsync(ct))
            cvs.Add(new(cv.Id, await profiles.OpenFileName(cv, ct), cv.Kind, cv.Length, cv.Metadata, cv.Release, cv.UploadedAt, opened.Count(g => g.RecordId == cv.Id)));
        return new ViewMyProfileResult(person, person is null ? (await addresses.Of(user, ct))?.Address : null, cvs);
    }
}

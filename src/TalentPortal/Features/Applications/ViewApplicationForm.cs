using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Applications.Domain;
using TalentPortal.Features.Jobs.Domain;
using TalentPortal.Features.Talents.Domain;
using TalentPortal.Platform.Files;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Applications;

/// <summary>What the person has to see before applying: the position, what its employer will get, and what is still missing.</summary>
[SignedIn]
public sealed record ViewApplicationForm(Guid JobId) : IQuery<ViewApplicationFormResult>;

/// <param name="Tenant">The tenant whose posting it is; one applies on its site.</param>
/// <param name="Profile">What the employer will read; null before the person has a profile.</param>
/// <param name="Cvs">Those that can be sent, newest first: the employer is shown them under a mark.</param>
/// <param name="Earlier">An application to the same position that was not taken back.</param>
/// <param name="Barrier">Why nobody can apply here; null when one can.</param>
public sealed record ViewApplicationFormResult(
    TenantRef Tenant, ViewApplicationFormResult.Position Job, ViewApplicationFormResult.Person? Profile, IReadOnlyList<ViewApplicationFormResult.Cv> Cvs, Guid? Earlier, ApplyBarrier? Barrier)
{
    /// <summary>Names of CVs that no mark can be drawn on, and that cannot be sent for that.</summary>
    public IReadOnlyList<string> WordCvs { get; init; } = [];

    /// <summary>Whether its unnamed employer is one that the person keeps out.</summary>
    public KeptOut KeptOut { get; init; }

    public sealed record Position(
        Guid Id, Bilingual Title, Guid? EmployerId, Bilingual EmployerName, string? DivisionCode, string? CountryCode, string? PlaceText, string KindCode,
        decimal? PayMin, decimal? PayMax, string? PayCurrency, string? PayPeriod, DateOnly? ClosingDate, string? SourceUrl)
    {
        /// <summary>The firm in whose name the employer, a park, posts it; empty for its own.</summary>
        public Bilingual For { get; init; } = Bilingual.Empty;

        /// <summary>The employer stays unnamed; what stands in place of its name says so.</summary>
        public bool IsUnnamed { get; init; }
    }

    public sealed record Person(string? Name, string? Email, string? Phone, string? Summary, string? CountryCode, string? DegreeCode, string? School, string? IndustryCode, int? Years, DateOnly? AvailableFrom);

    public sealed record Cv(Guid Id, string FileName, FileKind Kind, long Length, FileRelease Release, DateTimeOffset UploadedAt);
}

internal sealed class ViewApplicationFormHandler(AppDb db, CurrentCall call, IKeptOutLists keptOuts, TenantDirectory tenants, SealedProfile profiles, TimeProvider clock)
    : IRequestHandler<ViewApplicationForm, Outcome<ViewApplicationFormResult>>
{
    public async Task<Outcome<ViewApplicationFormResult>> Handle(ViewApplicationForm request, CancellationToken ct)
    {
        var talent = call.RequiredUserId;
        var job = await db.Jobs.AsNoTracking().SingleOrDefaultAsync(j => j.Id == request.JobId && j.IsPublic, ct);
        if (job is null || await tenants.ById(job.TenantId, ct) is not { } tenant) return Outcome.NotFound;
        var c = job.Content;
        ViewApplicationFormResult.Person? person = null;
        if (await db.TalentProfiles.AsNoTracking().SingleOrDefaultAsync(p => p.UserId == talent, ct) is { } profile)
        {
            var open = await profiles.Open(profile, ct);
            person = new(open.Name, open.Email, open.Phone, open.Summary, profile.CountryCode, profile.DegreeCode, profile.School, profile.IndustryCode, profile.Years, profile.AvailableFrom);
        }

        List<ViewApplicationFormResult.Cv> cvs = [];
        List<string> words = [];
        foreach (var cv in await db.CvDocuments.AsNoTracking().Where(d => d.UserId == talent && d.RemovedAt == null).OrderByDescending(d => d.UploadedAt).ToListAsync(ct))
            if (!cv.Kind.CanBeMarked()) words.Add(await profiles.OpenFileName(cv, ct));
            else if (cv.CanBeSent) cvs.Add(new(cv.Id, await profiles.OpenFileName(cv, ct), cv.Kind, cv.Length, cv.Release, cv.UploadedAt));
        var earlier = await db.JobApplications.AsNoTracking()
            .Where(a => a.TenantId == job.TenantId && a.JobId == job.Id && a.TalentUserId == talent && a.State != ApplicationState.Withdrawn).Select(a => (Guid?)a.Id).FirstOrDefaultAsync(ct);
        return new ViewApplicationFormResult(
            tenant,
            new(job.Id, c.Title, c.Confidential ? null : job.EmployerId, PostingEmployer.ReaderOf(job, tenant), c.DivisionCode, c.CountryCode, c.PlaceText, c.KindCode, c.PayMin, c.PayMax, c.PayCurrency, c.PayPeriod, c.ClosingDate, PostingEmployer.Of(job, tenant).SourceUrl) { For = job.ForEmployer, IsUnnamed = c.Confidential },
            person, cvs, earlier, await db.BarrierTo(job, tenant, clock.GetUtcNow(), ct)) { WordCvs = words, KeptOut = await keptOuts.Of(talent, job, ct) };
    }
}

using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Employers.Domain;
using TalentPortal.Features.Jobs.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Jobs;

/// <summary>A public posting for programs; also one that is over, to say so.</summary>
[Anyone]
public sealed record ViewPosting(Guid JobId) : IQuery<ViewPostingResult>;

/// <param name="Posting">Null when it was public and is over.</param>
public sealed record ViewPostingResult(PublishedPosting? Posting);

internal sealed class ViewPostingHandler(AppDb db, CurrentCall call, TenantDirectory tenants) : IRequestHandler<ViewPosting, Outcome<ViewPostingResult>>
{
    public async Task<Outcome<ViewPostingResult>> Handle(ViewPosting request, CancellationToken ct)
    {
        var here = call.TenantId;
        var listing = await db.JobListings.AsNoTracking().Where(l => l.JobId == request.JobId && (here == null || l.TenantId == here)).Select(l => new { l.TenantId, l.ClosedAt }).SingleOrDefaultAsync(ct);
        if (listing is null || await tenants.ById(listing.TenantId, ct) is not { } publisher) return Outcome.NotFound;
        var job = listing.ClosedAt is null ? await db.Jobs.AsNoTracking().SingleOrDefaultAsync(j => j.TenantId == listing.TenantId && j.Id == request.JobId && j.IsPublic, ct) : null;
        if (job is null) return new ViewPostingResult(Posting: null);
        var employer = job.NamedEmployerId;
        var verification = await db.EmployerAdmissions.Where(a => a.TenantId == job.TenantId && a.EmployerId == employer).Select(a => a.Verification).SingleOrDefaultAsync(ct);
        return new ViewPostingResult(PublishedPosting.Of(job, publisher, verification));
    }
}

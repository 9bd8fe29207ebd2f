using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Applications.Domain;
using TalentPortal.Features.Jobs.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Applications;

/// <summary>
/// Which applications there are to the employer's postings at this tenant and where each stands, for its own systems: by
/// references alone, nothing of a person. In the order in which they came; a page ends where the next begins.
/// </summary>
/// <param name="Posting">The employer's own reference of a posting; null for all.</param>
/// <param name="After">The last id of the page before.</param>
[Requires(ApplicationsPermissions.Follow)]
public sealed record FollowApplications(string? Posting = null, ApplicationState? State = null, Guid? After = null, int Take = FollowApplications.Usual) : IQuery<FollowApplicationsResult>
{
    public const int Usual = 50;
    public const int TakeMax = 200;
}

/// <param name="Counts">How many stand where, by posting; on the first page only.</param>
/// <param name="Next">What to ask for next; null on the last page.</param>
public sealed record FollowApplicationsResult(IReadOnlyList<FollowedApplication> Items, IReadOnlyList<FollowedCount> Counts, Guid? Next);

/// <param name="PostingReference">The employer's own; null where it gave none.</param>
public sealed record FollowedApplication(Guid Id, string Reference, Guid PostingId, string? PostingReference, ApplicationState State);

public sealed record FollowedCount(Guid PostingId, string? PostingReference, ApplicationState State, int Count);

internal sealed class FollowApplicationsValidator : AbstractValidator<FollowApplications>
{
    public FollowApplicationsValidator()
    {
        RuleFor(q => q.Posting).IsPlainText(JobSource.IdentifierMax, "FollowApplications_Unknown");
        RuleFor(q => q.State).IsInEnum().Says("FollowApplications_Unknown");
        RuleFor(q => q.Take).InclusiveBetween(1, FollowApplications.TakeMax).Says("FollowApplications_Take", FollowApplications.TakeMax);
    }
}

internal sealed class FollowApplicationsHandler(AppDb db, CurrentCall call) : IRequestHandler<FollowApplications, Outcome<FollowApplicationsResult>>
{
    public async Task<Outcome<FollowApplicationsResult>> Handle(FollowApplications request, CancellationToken ct)
    {
        if (call.Tenant is null || call.EmployerId is null) return Outcome.NotFound;
        var jobs = db.Jobs.AsNoTracking().OfEmployerOf(call);
        var own = db.JobApplications.AsNoTracking().OfEmployerOf(call)
            .Where(a => (request.State == null || a.State == request.State)
                && (request.Posting == null || jobs.Any(j => j.Id == a.JobId && j.SourceScheme == JobSource.OfEmployer && j.SourceIdentifier == request.Posting)));
        var rows = await own.Where(a => request.After == null || a.Id > request.After).OrderBy(a => a.Id).Take(request.Take + 1).Select(a => new { a.Id, a.JobId, a.State }).ToListAsync(ct);
        var counts = request.After is not null ? [] : await own.GroupBy(a => new { a.JobId, a.State }).Select(g => new { g.Key.JobId, g.Key.State, Count = g.Count() }).OrderBy(g => g.JobId).ToListAsync(ct);
        var ids = rows.Select(r => r.JobId).Concat(counts.Select(c => c.JobId)).Distinct().ToArray();
        var references = await jobs.Where(j => ids.Contains(j.Id) && j.SourceScheme == JobSource.OfEmployer).ToDictionaryAsync(j => j.Id, j => j.SourceIdentifier, ct);
        var shown = rows.Take(request.Take).ToList();
        return new FollowApplicationsResult(
            [.. shown.Select(a => new FollowedApplication(a.Id, JobApplication.ReferenceOf(a.Id), a.JobId, references.GetValueOrDefault(a.JobId), a.State))],
            [.. counts.Select(c => new FollowedCount(c.JobId, references.GetValueOrDefault(c.JobId), c.State, c.Count))],
            rows.Count > request.Take ? shown[^1].Id : null);
    }
}

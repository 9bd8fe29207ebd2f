using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Employers.Domain;
using TalentPortal.Features.Jobs.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Scheduling;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Jobs;

/// <summary>Writes rows of the search anew that an earlier version of the portal wrote, at one tenant. They are found all the while, by what was known then; their place in the order stays.</summary>
/// <param name="Round">Tells the batches of one run apart.</param>
[SystemOnly]
public sealed record RewriteSearchRows(int Round = 0) : ICommand<RewriteSearchRowsResult>
{
    /// <summary>So many in one transaction: each costs the index some milliseconds.</summary>
    public const int Batch = 200;
}

public sealed record RewriteSearchRowsResult(int Rewritten)
{
    public bool More => Rewritten >= RewriteSearchRows.Batch;
}

internal sealed class RewriteSearchRowsValidator : AbstractValidator<RewriteSearchRows>
{
    public RewriteSearchRowsValidator() => RuleFor(x => x.Round).GreaterThanOrEqualTo(0);
}

internal sealed class RewriteSearchRowsHandler(AppDb db, CurrentCall call) : IRequestHandler<RewriteSearchRows, Outcome<RewriteSearchRowsResult>>
{
    public async Task<Outcome<RewriteSearchRowsResult>> Handle(RewriteSearchRows request, CancellationToken ct)
    {
        if (call.TenantId is not { } tenant) return Outcome.NotFound;
        var due = await db.JobSearch.Where(r => r.TenantId == tenant && r.Form < JobSearchRow.CurrentForm).OrderBy(r => r.Ord).Take(RewriteSearchRows.Batch)
            .Join(db.Jobs, r => new { r.TenantId, Id = r.JobId }, j => new { j.TenantId, j.Id }, (r, j) => new { Row = r, Job = j }).ToListAsync(ct);
        var employers = due.Select(found => found.Job.NamedEmployerId).Distinct().ToArray();
        var kinds = await db.Employers.AsNoTracking().Where(e => employers.Contains(e.Id)).ToDictionaryAsync(e => e.Id, e => e.Kind, ct);
        var verified = await db.EmployerAdmissions.Where(a => a.TenantId == tenant && employers.Contains(a.EmployerId) && a.Verification != null).Select(a => a.EmployerId).ToListAsync(ct);
        foreach (var found in due)
        {
            var employer = found.Job.NamedEmployerId;
            found.Row.Describe(found.Job, new(kinds.TryGetValue(employer, out var kind) ? kind : null, verified.Contains(employer)));
        }

        return new RewriteSearchRowsResult(due.Count);
    }
}

/// <summary>Every ten minutes; after the first time there is nothing to do.</summary>
internal sealed class RewriteSearchRowsWork : IScheduledWork
{
    public string Name => "jobs-rewrite-search-rows";

    public string Cron => "0 6/10 * * * ?";

    public Task Run(ScheduledRun run, CancellationToken ct) => run.SendForEachTenant((_, round) => new RewriteSearchRows(round), result => result.More, ct);
}

using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Employers.Domain;
using TalentPortal.Features.Imports.Domain;
using TalentPortal.Features.Jobs.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Imports;

/// <summary>The postings of the employer, or of all employers at the tenant, as a file that can be changed and sent again: what has no reference gets none, and is left out of a file that comes back.</summary>
[Requires(ImportsPermissions.Run)]
public sealed record ExportPostings : IQuery<ExportPostingsResult>
{
    /// <summary>The newest; more than any employer has.</summary>
    public const int Most = 50_000;
}

/// <param name="Fields">Of each column.</param>
/// <param name="Lines">With a text for each column, null for nothing.</param>
public sealed record ExportPostingsResult(IReadOnlyList<ImportField> Fields, IReadOnlyList<IReadOnlyList<string?>> Lines);

internal sealed class ExportPostingsHandler(AppDb db, CurrentCall call) : IRequestHandler<ExportPostings, Outcome<ExportPostingsResult>>
{
    public async Task<Outcome<ExportPostingsResult>> Handle(ExportPostings request, CancellationToken ct)
    {
        if (call.Tenant is null) return Outcome.NotFound;
        var jobs = db.Jobs.AsNoTracking().AtTenantOf(call);
        if (call.EmployerId is { } employer) jobs = jobs.Where(j => j.EmployerId == employer);
        var found = await jobs.Where(j => j.Status != JobStatus.Closed).OrderByDescending(j => j.ChangedAt).ThenBy(j => j.Id).Take(ExportPostings.Most).Select(j => new { j.EmployerId, j.Content, j.SourceIdentifier }).ToListAsync(ct);
        // As they are called, also where readers do not learn it: who sends the file again means the same employers.
        var ids = found.Select(one => one.EmployerId).Distinct().ToArray();
        var names = await db.Employers.AsNoTracking().Where(e => ids.Contains(e.Id)).ToDictionaryAsync(e => e.Id, e => e.Name, ct);
        IReadOnlyList<ImportField> fields = [.. ImportField.All.Where(field => PostingCells.Has(field, ofTenant: call.EmployerId is null))];
        return new ExportPostingsResult(fields, [.. found.Select(one => PostingCells.Of(fields, names[one.EmployerId].In(call.Language), JobFields.Of(one.Content, one.SourceIdentifier)))]);
    }
}

using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Employers.Domain;
using TalentPortal.Features.Imports.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Imports;

/// <summary>The files of postings of the employer, or of the tenant, the newest first.</summary>
[Requires(ImportsPermissions.Run)]
public sealed record BrowseImports : IQuery<BrowseImportsResult>
{
    public const int Most = 50;
}

/// <param name="MayUpload">Whether the tenant admits the employer; staff may always.</param>
public sealed record BrowseImportsResult(IReadOnlyList<BrowseImportsResult.Row> Rows, bool MayUpload, bool IsOfTenant)
{
    public sealed record Row(Guid Id, string FileName, ImportState State, int Lines, int Faulty, int Added, int Changed, DateTimeOffset CreatedAt);
}

internal sealed class BrowseImportsHandler(AppDb db, CurrentCall call) : IRequestHandler<BrowseImports, Outcome<BrowseImportsResult>>
{
    public async Task<Outcome<BrowseImportsResult>> Handle(BrowseImports request, CancellationToken ct)
    {
        if (call.Tenant is not { } tenant) return Outcome.NotFound;
        var rows = await db.PostingImports.AsNoTracking().OfSideOf(call).OrderByDescending(i => i.CreatedAt).Take(BrowseImports.Most)
            .Select(i => new BrowseImportsResult.Row(i.Id, i.FileName, i.State, i.Lines, i.Faulty, i.Added, i.Changed, i.CreatedAt)).ToListAsync(ct);
        return new BrowseImportsResult(rows, call.EmployerId is not { } employer || await db.EmployerAdmissions.Verifies(tenant.Id, employer, ct), call.EmployerId is null);
    }
}

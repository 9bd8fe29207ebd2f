using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Employers.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Employers;

/// <summary>The employers that are admitted here; on the national site, anywhere.</summary>
/// <param name="Kind">Only those of this kind.</param>
[Anyone]
public sealed record BrowseEmployers(int Page = 1, EmployerKind? Kind = null) : IQuery<BrowseEmployersResult>
{
    public const int PageSize = 20;
    public const int PageMax = 10_000;
}

/// <param name="Kinds">The kinds there are here, with how many of each.</param>
public sealed record BrowseEmployersResult(IReadOnlyList<EmployerRow> Rows, int Total, IReadOnlyDictionary<EmployerKind, int> Kinds)
{
    public int Pages => Math.Max(1, (Total + BrowseEmployers.PageSize - 1) / BrowseEmployers.PageSize);
}

public sealed record EmployerRow(Guid Id, Bilingual Name, EmployerKind Kind, string? DivisionCode, string? CountryCode, string? IndustryCode);

internal sealed class BrowseEmployersValidator : AbstractValidator<BrowseEmployers>
{
    public BrowseEmployersValidator()
    {
        RuleFor(q => q.Page).InclusiveBetween(1, BrowseEmployers.PageMax).Says("Fields_Unknown");
        RuleFor(q => q.Kind).IsInEnum().Says("Fields_Unknown");
    }
}

internal sealed class BrowseEmployersHandler(AppDb db, CurrentCall call) : IRequestHandler<BrowseEmployers, Outcome<BrowseEmployersResult>>
{
    public async Task<Outcome<BrowseEmployersResult>> Handle(BrowseEmployers request, CancellationToken ct)
    {
        var here = call.TenantId;
        var admissions = db.EmployerAdmissions.Where(a => a.Status == AdmissionStatus.Admitted && (here == null || a.TenantId == here));
        var employers = db.Employers.AsNoTracking().Where(e => admissions.Any(a => a.EmployerId == e.Id));
        var kinds = await employers.GroupBy(e => e.Kind).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct);
        var total = request.Kind is { } kind ? kinds.GetValueOrDefault(kind) : kinds.Values.Sum();
        var rows = await employers.Where(e => request.Kind == null || e.Kind == request.Kind).OrderByDescending(e => e.CreatedAt).ThenBy(e => e.Id)
            .Skip((request.Page - 1) * BrowseEmployers.PageSize).Take(BrowseEmployers.PageSize)
            .Select(e => new EmployerRow(e.Id, e.Name, e.Kind, e.DivisionCode, e.CountryCode, e.IndustryCode))
            .ToListAsync(ct);
        return new BrowseEmployersResult(rows, total, kinds);
    }
}

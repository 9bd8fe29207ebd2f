using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Schools.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Schools;

/// <summary>Up to three schools of the site side by side, in the order asked for. What is not there is left out.</summary>
[Anyone]
public sealed record CompareSchools(IReadOnlyList<Guid> Ids) : IQuery<CompareSchoolsResult>
{
    public const int Most = 3;
}

public sealed record CompareSchoolsResult(DateOnly Today, IReadOnlyList<CompareSchoolsResult.Item> Items)
{
    public sealed record Item(Guid Id, SchoolFacts Facts);
}

internal sealed class CompareSchoolsValidator : AbstractValidator<CompareSchools>
{
    public CompareSchoolsValidator() => RuleFor(x => x.Ids.Count).LessThanOrEqualTo(CompareSchools.Most).Says("CompareSchools_TooMany", CompareSchools.Most);
}

internal sealed class CompareSchoolsHandler(AppDb db, CurrentCall call, TimeProvider clock) : IRequestHandler<CompareSchools, Outcome<CompareSchoolsResult>>
{
    public async Task<Outcome<CompareSchoolsResult>> Handle(CompareSchools request, CancellationToken ct)
    {
        var (tenant, ids, now) = (call.TenantId, request.Ids.Distinct().ToList(), clock.GetUtcNow());
        var found = await db.Schools.AsNoTracking().Where(s => s.IsPublic && (tenant == null || s.TenantId == tenant) && ids.Contains(s.Id)).ToListAsync(ct);
        return new CompareSchoolsResult(call.Tenant?.DayAt(now) ?? DateOnly.FromDateTime(now.UtcDateTime), [.. found.OrderBy(s => ids.IndexOf(s.Id)).Select(s => new CompareSchoolsResult.Item(s.Id, s.Facts))]);
    }
}

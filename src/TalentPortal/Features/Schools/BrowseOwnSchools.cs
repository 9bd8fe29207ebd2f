using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Schools.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Schools;

/// <summary>All schools of one's own tenant, those to be checked again first.</summary>
[Requires(SchoolsPermissions.Edit)]
public sealed record BrowseOwnSchools : IQuery<BrowseOwnSchoolsResult>;

public sealed record BrowseOwnSchoolsResult(IReadOnlyList<BrowseOwnSchoolsResult.Item> Items)
{
    /// <summary>More do not stand in one list.</summary>
    public const int Most = 500;

    /// <param name="IsStale">It is to be checked again.</param>
    public sealed record Item(Guid Id, Bilingual Name, SchoolKind Kind, string CityCode, Bilingual District, bool IsPublic, DateOnly VerifiedOn, string VerifiedBy, bool IsStale, WindowState Window);
}

internal sealed class BrowseOwnSchoolsHandler(AppDb db, CurrentCall call, TimeProvider clock) : IRequestHandler<BrowseOwnSchools, Outcome<BrowseOwnSchoolsResult>>
{
    public async Task<Outcome<BrowseOwnSchoolsResult>> Handle(BrowseOwnSchools request, CancellationToken ct)
    {
        if (call.Tenant is not { } tenant) return Outcome.NotFound;
        var today = tenant.DayAt(clock.GetUtcNow());
        var found = await db.Schools.AsNoTracking().AtTenantOf(call).OrderBy(s => s.VerifiedOn).ThenBy(s => s.Id).Take(BrowseOwnSchoolsResult.Most).ToListAsync(ct);
        return new BrowseOwnSchoolsResult([.. found.Select(s =>
        {
            var facts = s.Facts;
            return new BrowseOwnSchoolsResult.Item(s.Id, s.Name, s.Kind, s.CityCode, s.District, s.IsPublic, s.VerifiedOn, s.VerifiedBy, facts.IsStale(today), facts.NextWindow(today)?.StateOn(today) ?? WindowState.None);
        })]);
    }
}

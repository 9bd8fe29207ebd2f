using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Cases;

/// <summary>The views of a tier's board that the caller keeps, and those that colleagues of the tier share.</summary>
[Requires(CasesPermissions.Read)]
public sealed record BrowseCaseViews(CaseTier Tier) : IQuery<BrowseCaseViewsResult>;

/// <param name="Items">One's own first, each by name.</param>
public sealed record BrowseCaseViewsResult(IReadOnlyList<BrowseCaseViewsResult.Item> Items)
{
    /// <param name="Filter">As the address of the board has it.</param>
    /// <param name="IsDefault">The caller's board opens with it.</param>
    public sealed record Item(Guid Id, string Name, string Filter, bool IsMine, bool IsShared, bool IsDefault, uint Version);
}

internal sealed class BrowseCaseViewsValidator : AbstractValidator<BrowseCaseViews>
{
    public BrowseCaseViewsValidator() => RuleFor(x => x.Tier).IsInEnum().Says("BrowseCases_NoSuchList");
}

internal sealed class BrowseCaseViewsHandler(AppDb db, CurrentCall call, CaseDesk desk, SealedCase words) : IRequestHandler<BrowseCaseViews, Outcome<BrowseCaseViewsResult>>
{
    public async Task<Outcome<BrowseCaseViewsResult>> Handle(BrowseCaseViews request, CancellationToken ct)
    {
        if (call.Tenant is null) return Outcome.NotFound;
        var me = desk.Me;
        var shared = desk.LeadsTeam || call.Rights.StaffRoles.WorksIn(request.Tier);
        List<BrowseCaseViewsResult.Item> items = [];
        foreach (var view in await db.CaseViews.AsNoTracking().AtTenantOf(call).Where(v => v.Tier == request.Tier && (v.UserId == me || (shared && v.IsShared))).ToListAsync(ct))
            items.Add(new(view.Id, await words.Open(view, ct), view.Filter, view.UserId == me, view.IsShared, view.UserId == me && view.IsDefault, view.Version));
        return new BrowseCaseViewsResult([.. items.OrderByDescending(item => item.IsMine).ThenBy(item => item.Name, StringComparer.CurrentCulture).ThenBy(item => item.Id)]);
    }
}

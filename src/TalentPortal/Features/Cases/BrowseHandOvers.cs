using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Cases;

/// <summary>The cases that are offered to the caller or to everybody of the tier, the most urgent first. Who it is about shows on opening one.</summary>
[Requires(CasesPermissions.HandOver)]
public sealed record BrowseHandOvers(CaseTier Tier) : IQuery<BrowseHandOversResult>;

public sealed record BrowseHandOversResult(IReadOnlyList<BrowseHandOversResult.Item> Items)
{
    /// <param name="ToMe">Offered to the caller by name, not to everybody of the tier.</param>
    /// <param name="IsLate">The time to answer is over; it goes back within minutes.</param>
    public sealed record Item(Guid Id, Guid CaseId, string Reference, CaseTier FromTier, string FromName, CaseStage ToStage, bool ToMe, DateOnly NextOn, DateTimeOffset OfferedAt, DateTimeOffset AcceptBy, bool IsLate);
}

internal sealed class BrowseHandOversValidator : AbstractValidator<BrowseHandOvers>
{
    public BrowseHandOversValidator() => RuleFor(x => x.Tier).IsInEnum().Says("BrowseCases_NoSuchList");
}

internal sealed class BrowseHandOversHandler(AppDb db, CurrentCall call, CaseDesk desk, TimeProvider clock) : IRequestHandler<BrowseHandOvers, Outcome<BrowseHandOversResult>>
{
    public async Task<Outcome<BrowseHandOversResult>> Handle(BrowseHandOvers request, CancellationToken ct)
    {
        if (call.Tenant is null) return Outcome.NotFound;
        var now = clock.GetUtcNow();
        var offered = await db.HandOvers.AsNoTracking().AtTenantOf(call).OfferedTo(request.Tier, desk.Me, call.Rights.StaffRoles).OrderBy(h => h.AcceptBy).ThenBy(h => h.Id)
            .Join(db.Cases, h => new { h.TenantId, Id = h.CaseId }, c => new { c.TenantId, c.Id }, (h, c) => new { HandOver = h, Case = c }).ToListAsync(ct);
        return new BrowseHandOversResult([.. offered.OrderBy(o => o.HandOver.AcceptBy).Select(o => new BrowseHandOversResult.Item(
            o.HandOver.Id, o.HandOver.CaseId, TalentCase.ReferenceOf(o.HandOver.CaseId), o.HandOver.FromTier, o.HandOver.FromName, o.Case.Playbook[o.HandOver.ToStage],
            o.HandOver.ToUserId is not null, o.HandOver.NextOn, o.HandOver.OfferedAt, o.HandOver.AcceptBy, o.HandOver.AcceptBy <= now))]);
    }
}

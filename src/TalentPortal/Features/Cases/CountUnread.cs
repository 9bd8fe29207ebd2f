using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Platform.Composition;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Cases;

/// <summary>How many messages wait to be read in the cases of a tier that the caller answers for, or stands in for.</summary>
[Requires(CasesPermissions.Read)]
public sealed record CountUnread(CaseTier Tier) : IQuery<FrameCount>;

internal sealed class CountUnreadValidator : AbstractValidator<CountUnread>
{
    public CountUnreadValidator() => RuleFor(x => x.Tier).IsInEnum().Says("BrowseCases_NoSuchList");
}

internal sealed class CountUnreadHandler(AppDb db, CurrentCall call, CaseDesk desk, TimeProvider clock) : IRequestHandler<CountUnread, Outcome<FrameCount>>
{
    public async Task<Outcome<FrameCount>> Handle(CountUnread request, CancellationToken ct)
    {
        if (call.Tenant is null) return Outcome.NotFound;
        if (!desk.LeadsTeam && !call.Rights.StaffRoles.WorksIn(request.Tier)) return new FrameCount(0, desk.Me);
        var (me, tier, now) = (desk.Me, request.Tier, clock.GetUtcNow());
        return new FrameCount(await db.Conversations.AtTenantOf(call).Where(t => t.StaffUnreadSince != null)
            .Join(desk.Seen(db.Cases, tier).Where(c => (c.OwnerUserId == me || (c.DeputyUserId == me && c.DeputyFrom <= now && c.DeputyUntil > now)) && c.Tier == tier && c.ClosedAt == null), t => new { t.TenantId, t.Id }, c => new { c.TenantId, c.Id }, (t, c) => t.StaffUnread).SumAsync(ct), me);
    }
}

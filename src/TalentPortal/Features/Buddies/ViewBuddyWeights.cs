using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Buddies.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Buddies;

/// <summary>How much each field counts when students are put in order.</summary>
[Requires(BuddiesPermissions.Propose)]
public sealed record ViewBuddyWeights : IQuery<ViewBuddyWeightsResult>;

/// <param name="ChangedByName">Null while these are the usual ones.</param>
/// <param name="OpenCards">How many students may be proposed.</param>
public sealed record ViewBuddyWeightsResult(BuddyScale Scale, string? ChangedByName, bool CanChange, int OpenCards, uint? Version);

internal sealed class ViewBuddyWeightsHandler(AppDb db, CurrentCall call, BuddyBook book) : IRequestHandler<ViewBuddyWeights, Outcome<ViewBuddyWeightsResult>>
{
    public async Task<Outcome<ViewBuddyWeightsResult>> Handle(ViewBuddyWeights request, CancellationToken ct)
    {
        if (call.Tenant is null) return Outcome.NotFound;
        var own = await db.BuddyWeights.AsNoTracking().AtTenantOf(call).SingleOrDefaultAsync(ct);
        return new ViewBuddyWeightsResult(own?.Scale ?? BuddyScale.Usual, own?.ChangedByName, call.Rights.StaffAllows(BuddiesPermissions.Lead), await book.Cards.CountAsync(c => c.IsOpen, ct), own?.Version);
    }
}

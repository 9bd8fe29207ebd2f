using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Matches.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Matches;

/// <summary>The weights of the tenant, with what they were before.</summary>
[Requires(MatchesPermissions.Weigh)]
public sealed record ViewMatchWeights : IQuery<ViewMatchWeightsResult>;

/// <param name="Versions">The newest first; empty where the usual ones count.</param>
public sealed record ViewMatchWeightsResult(MatchScale Scale, int Number, IReadOnlyList<ViewMatchWeightsResult.Version> Versions)
{
    public sealed record Version(int Number, MatchScale Scale, string ChangedByName, DateTimeOffset ChangedAt);
}

internal sealed class ViewMatchWeightsHandler(AppDb db, CurrentCall call) : IRequestHandler<ViewMatchWeights, Outcome<ViewMatchWeightsResult>>
{
    public async Task<Outcome<ViewMatchWeightsResult>> Handle(ViewMatchWeights request, CancellationToken ct)
    {
        if (call.TenantId is not { } tenant) return Outcome.NotFound;
        var all = await db.MatchWeights.AsNoTracking().Where(w => w.TenantId == tenant).OrderByDescending(w => w.Number).ToListAsync(ct);
        return new ViewMatchWeightsResult(all.Count > 0 ? all[0].Scale : MatchScale.Usual, all.Count > 0 ? all[0].Number : 0, [.. all.Select(w => new ViewMatchWeightsResult.Version(w.Number, w.Scale, w.ChangedByName, w.ChangedAt))]);
    }
}

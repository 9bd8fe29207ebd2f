using MediatR;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.OpenFigures;

/// <summary>How fresh the content of a site is: its tenant's own, and the editorial desk's, which it shows as well.</summary>
[Anyone]
public sealed record ViewOpenFigures : IQuery<ViewOpenFiguresResult>;

/// <param name="At">When it was counted.</param>
public sealed record ViewOpenFiguresResult(DateTimeOffset At, IReadOnlyList<ViewOpenFiguresResult.Keeper> Keepers)
{
    /// <param name="Slug">Of the tenant.</param>
    public sealed record Keeper(string Slug, Bilingual Name, CountContentResult Figures);
}

internal sealed class ViewOpenFiguresHandler(PortalDispatcher dispatcher, CurrentCall call, TenantDirectory tenants, TimeProvider clock) : IRequestHandler<ViewOpenFigures, Outcome<ViewOpenFiguresResult>>
{
    public async Task<Outcome<ViewOpenFiguresResult>> Handle(ViewOpenFigures request, CancellationToken ct)
    {
        List<ViewOpenFiguresResult.Keeper> keepers = [];
        foreach (var keeper in new[] { call.Tenant, await tenants.Desk(ct) }.OfType<TenantRef>())
        {
            var counted = await dispatcher.Send(new CountContent(), CallOrigin.System("open-figures", keeper) with { Language = call.Language }, ct);
            if (counted.IsOk) keepers.Add(new(keeper.Slug, keeper.Name, counted.Value));
        }

        return new ViewOpenFiguresResult(clock.GetUtcNow(), keepers);
    }
}

using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Features.Transfers.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Transfers;

/// <summary>Whether the own organisation takes on cases of others, and what the others say of themselves.</summary>
[Requires(TransfersPermissions.Intake)]
public sealed record ViewIntake : IQuery<ViewIntakeResult>;

/// <param name="Version">Null while nothing was said.</param>
/// <param name="Others">Who else takes on cases, by name.</param>
public sealed record ViewIntakeResult(bool IsOpen, IReadOnlyList<CaseTier> Tiers, Bilingual Takes, uint? Version, IReadOnlyList<ViewIntakeResult.Other> Others)
{
    public sealed record Other(Bilingual Name, IReadOnlyList<CaseTier> Tiers, Bilingual Takes);
}

internal sealed class ViewIntakeHandler(AppDb db, CurrentCall call, TenantDirectory tenants) : IRequestHandler<ViewIntake, Outcome<ViewIntakeResult>>
{
    public async Task<Outcome<ViewIntakeResult>> Handle(ViewIntake request, CancellationToken ct)
    {
        if (call.Tenant is not { } tenant) return Outcome.NotFound;
        var all = await db.Intakes.AsNoTracking().Where(i => i.IsPublic || i.TenantId == tenant.Id).ToListAsync(ct);
        List<ViewIntakeResult.Other> others = [];
        foreach (var other in all.Where(i => i.TenantId != tenant.Id)) others.Add(new((await tenants.ByIdAfresh(other.TenantId, ct))?.Name ?? Bilingual.Empty, other.Tiers, other.Takes));
        var own = all.Find(i => i.TenantId == tenant.Id);
        return new ViewIntakeResult(own?.IsPublic ?? false, own?.Tiers ?? [], own?.Takes ?? Bilingual.Empty, own?.Version, [.. others.OrderBy(other => other.Name.In(call.Language), StringComparer.CurrentCulture)]);
    }
}

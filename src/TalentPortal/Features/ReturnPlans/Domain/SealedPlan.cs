using System.Text.Json;
using System.Text.Json.Serialization;
using TalentPortal.Platform.Security.Vault;

namespace TalentPortal.Features.ReturnPlans.Domain;

/// <summary>Seals and opens what a person kept, under the person's key.</summary>
public sealed class SealedPlan(PortalVault vault)
{
    private static readonly JsonSerializerOptions json = new() { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    public ValueTask<SealedText> Seal(Guid userId, Guid plan, PlanWritten written, CancellationToken ct) =>
        vault.Seal(KeyOwner.Person(userId), JsonSerializer.Serialize(written, json), new SealContext(SavedPlan.Table, "written", plan), ct);

    public async ValueTask<PlanWritten> Open(SavedPlan plan, CancellationToken ct) => JsonSerializer.Deserialize<PlanWritten>(
        await vault.Open(KeyOwner.Person(plan.UserId), plan.Written, new SealContext(SavedPlan.Table, "written", plan.Id), ct) ?? throw new InvalidOperationException("A plan without anything in it."), json)!;
}

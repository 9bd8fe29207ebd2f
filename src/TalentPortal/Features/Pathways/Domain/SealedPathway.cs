using System.Text.Json;
using System.Text.Json.Serialization;
using TalentPortal.Platform.Security.Vault;

namespace TalentPortal.Features.Pathways.Domain;

/// <summary>Seals and opens what a person chose, under the person's key.</summary>
public sealed class SealedPathway(PortalVault vault)
{
    private static readonly JsonSerializerOptions json = new() { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    public ValueTask<SealedText> Seal(Guid userId, Guid check, PathwayChoices choices, CancellationToken ct) =>
        vault.Seal(KeyOwner.Person(userId), JsonSerializer.Serialize(choices, json), new SealContext(PathwayCheck.Table, "choices", check), ct);

    public async ValueTask<PathwayChoices> Open(PathwayCheck check, CancellationToken ct) => JsonSerializer.Deserialize<PathwayChoices>(
        await vault.Open(KeyOwner.Person(check.UserId), check.Choices, new SealContext(PathwayCheck.Table, "choices", check.Id), ct) ?? throw new InvalidOperationException("A checklist without choices."), json)!;
}

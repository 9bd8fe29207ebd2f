using System.Text.Json;
using System.Text.Json.Serialization;
using TalentPortal.Platform.Security.Vault;

namespace TalentPortal.Features.ReturnTimelines.Domain;

/// <summary>Seals and opens what a person chose, under the person's key.</summary>
public sealed class SealedTimeline(PortalVault vault)
{
    private static readonly JsonSerializerOptions Json = new() { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    public ValueTask<SealedText> Seal(Guid userId, TimelineChoices choices, CancellationToken ct) =>
        vault.Seal(KeyOwner.Person(userId), JsonSerializer.Serialize(choices, Json), new SealContext(ReturnTimeline.Table, "choices", userId), ct);

    public async ValueTask<TimelineChoices> Open(ReturnTimeline timeline, CancellationToken ct) => JsonSerializer.Deserialize<TimelineChoices>(
        await vault.Open(KeyOwner.Person(timeline.UserId), timeline.Choices, new SealContext(ReturnTimeline.Table, "choices", timeline.Id), ct) ?? throw new InvalidOperationException("A timeline without choices."), Json)!;
}

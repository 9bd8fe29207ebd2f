using System.Text.Json;
using System.Text.Json.Serialization;
using TalentPortal.Platform.Security.Vault;

namespace TalentPortal.Features.Offers.Domain;

/// <summary>Seals and opens what is written in offers, all of it under the talent's key.</summary>
public sealed class SealedOffer(PortalVault vault)
{
    private static readonly JsonSerializerOptions Json = new() { Converters = { new JsonStringEnumConverter() }, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    public ValueTask<SealedText> SealTerms(Guid talent, Guid version, OfferSheet sheet, CancellationToken ct) => vault.Seal(KeyOwner.Person(talent), JsonSerializer.Serialize(sheet, Json), new(OfferVersion.Table, "terms", version), ct);

    public ValueTask<SealedText> SealReason(Offer offer, string? reason, CancellationToken ct) => Seal(offer.TalentUserId, Offer.Table, "reason", offer.Id, reason, ct);

    public ValueTask<SealedText> SealMessage(Offer offer, Guid message, string words, CancellationToken ct) => Seal(offer.TalentUserId, OfferMessage.Table, "words", message, words, ct);

    public ValueTask<string?> OpenReason(Offer offer, CancellationToken ct) => Open(offer.TalentUserId, Offer.Table, "reason", offer.Id, offer.Reason, ct);

    public async ValueTask<string> Open(OfferMessage message, CancellationToken ct) => await Open(message.TalentUserId, OfferMessage.Table, "words", message.Id, message.Words, ct) ?? "";

    public async ValueTask<OfferSheet> Open(OfferVersion version, CancellationToken ct) =>
        JsonSerializer.Deserialize<OfferSheet>(await Open(version.TalentUserId, OfferVersion.Table, "terms", version.Id, version.Terms, ct) ?? throw new InvalidOperationException("A version without terms."), Json)!;

    private async ValueTask<SealedText> Seal(Guid? talent, string table, string column, Guid row, string? words, CancellationToken ct) =>
        string.IsNullOrWhiteSpace(words) ? default : await vault.Seal(KeyOwner.Person(talent!.Value), words.Trim(), new SealContext(table, column, row), ct);

    private async ValueTask<string?> Open(Guid? talent, string table, string column, Guid row, SealedText words, CancellationToken ct) =>
        talent is not { } person || words.ToBytes().Length == 0 ? null : await vault.Open(KeyOwner.Person(person), words, new SealContext(table, column, row), ct);
}

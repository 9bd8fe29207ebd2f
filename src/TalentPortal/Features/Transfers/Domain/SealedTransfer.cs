using System.Text.Json;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Platform.Security.Vault;

namespace TalentPortal.Features.Transfers.Domain;

/// <summary>What the receiver reads.</summary>
/// <param name="Name">Of the person, as in their profile.</param>
/// <param name="Items">What the talent agreed to, by the keys of <see cref="PacketItem"/>.</param>
public sealed record TransferFacts(string? Name, string? Reason, IReadOnlyList<PacketText> Items);

/// <summary>Seals and opens what is written in transfers, all of it under the person's key.</summary>
public sealed class SealedTransfer(PortalVault vault)
{
    public ValueTask<SealedText> SealReason(Guid talent, Guid id, string? reason, CancellationToken ct) => Seal(talent, Transfer.Table, "reason", id, reason, ct);

    public ValueTask<SealedText> SealNote(Guid talent, Guid id, string? note, CancellationToken ct) => Seal(talent, Transfer.Table, "note", id, note, ct);

    public ValueTask<SealedText> SealPacket(Guid talent, Guid id, IEnumerable<PacketText> items, CancellationToken ct) =>
        Seal(talent, Transfer.Table, "packet", id, JsonSerializer.Serialize(items.Where(item => !string.IsNullOrWhiteSpace(item.Text)).Select(item => item with { Text = item.Text!.Trim() })), ct);

    public ValueTask<SealedText> SealFacts(Guid talent, Guid id, TransferFacts facts, CancellationToken ct) => Seal(talent, TransferLetter.Table, "facts", id, JsonSerializer.Serialize(facts), ct);

    public ValueTask<string?> OpenReason(Transfer transfer, CancellationToken ct) => Open(transfer.TalentUserId, Transfer.Table, "reason", transfer.Id, transfer.Reason, ct);

    public ValueTask<string?> OpenNote(Transfer transfer, CancellationToken ct) => Open(transfer.TalentUserId, Transfer.Table, "note", transfer.Id, transfer.Note, ct);

    public async ValueTask<IReadOnlyList<PacketText>> OpenPacket(Transfer transfer, CancellationToken ct) =>
        await Open(transfer.TalentUserId, Transfer.Table, "packet", transfer.Id, transfer.Packet, ct) is { } json ? JsonSerializer.Deserialize<List<PacketText>>(json)! : [];

    /// <summary>Null once the person is erased.</summary>
    public async ValueTask<TransferFacts?> Open(TransferLetter letter, CancellationToken ct) =>
        await Open(letter.UserId, TransferLetter.Table, "facts", letter.Id, letter.Facts, ct) is { } json ? JsonSerializer.Deserialize<TransferFacts>(json) : null;

    private async ValueTask<SealedText> Seal(Guid talent, string table, string column, Guid row, string? words, CancellationToken ct) =>
        string.IsNullOrWhiteSpace(words) ? default : await vault.Seal(KeyOwner.Person(talent), words.Trim(), new SealContext(table, column, row), ct);

    private async ValueTask<string?> Open(Guid? talent, string table, string column, Guid row, SealedText words, CancellationToken ct) =>
        talent is not { } person || words.ToBytes().Length == 0 ? null : await vault.Open(KeyOwner.Person(person), words, new SealContext(table, column, row), ct);
}

using System.Text.Json;
using TalentPortal.Platform.Security.Vault;

namespace TalentPortal.Features.Cases.Domain;

/// <summary>One item of a packet as it was written.</summary>
/// <param name="Key">See <see cref="PacketItem"/>.</param>
public sealed record PacketText(string Key, string? Text);

/// <summary>The words of a hand-over in clear: only in the memory of the request that may read them.</summary>
public sealed record OpenHandOver(string? Reason, IReadOnlyList<PacketText> Packet, string? Promises, string? Answer);

/// <summary>Seals and opens what is written in cases, all of it under the person's key: it goes with them.</summary>
public sealed class SealedCase(PortalVault vault)
{
    public ValueTask<SealedText> SealNextAction(TalentCase talentCase, string? words, CancellationToken ct) => Seal(talentCase, TalentCase.Table, "next_action", talentCase.Id, words, ct);

    public ValueTask<SealedText> SealEntry(TalentCase talentCase, Guid entry, string? words, CancellationToken ct) => Seal(talentCase, CaseEntry.Table, "words", entry, words, ct);

    public ValueTask<SealedText> SealNote(TalentCase talentCase, Guid note, string? words, CancellationToken ct) => Seal(talentCase, CaseNote.Table, "words", note, words, ct);

    public ValueTask<SealedText> SealReason(TalentCase talentCase, Guid handOver, string? words, CancellationToken ct) => Seal(talentCase, HandOver.Table, "reason", handOver, words, ct);

    public ValueTask<SealedText> SealPromises(TalentCase talentCase, Guid handOver, string? words, CancellationToken ct) => Seal(talentCase, HandOver.Table, "promises", handOver, words, ct);

    public ValueTask<SealedText> SealAnswer(TalentCase talentCase, Guid handOver, string? words, CancellationToken ct) => Seal(talentCase, HandOver.Table, "answer", handOver, words, ct);

    public ValueTask<SealedText> SealPacket(TalentCase talentCase, Guid handOver, IEnumerable<PacketText> items, CancellationToken ct) => Seal(
        talentCase, HandOver.Table, "packet", handOver, JsonSerializer.Serialize(items.Where(item => !string.IsNullOrWhiteSpace(item.Text)).Select(item => item with { Text = item.Text!.Trim() })), ct);

    public ValueTask<SealedText> SealTask(TalentCase talentCase, Guid task, TaskWords written, CancellationToken ct) => Seal(talentCase, CaseTask.Table, "words", task, JsonSerializer.Serialize(written), ct);

    public async ValueTask<TaskWords> Open(CaseTask task, CancellationToken ct) =>
        await Open(task.TalentUserId, CaseTask.Table, "words", task.Id, task.Words, ct) is { } written ? JsonSerializer.Deserialize<TaskWords>(written)! : new(null, null, null);

    public ValueTask<string?> OpenNextAction(TalentCase talentCase, CancellationToken ct) => Open(talentCase.TalentUserId, TalentCase.Table, "next_action", talentCase.Id, talentCase.NextAction, ct);

    public ValueTask<string?> Open(CaseEntry entry, CancellationToken ct) => Open(entry.TalentUserId, CaseEntry.Table, "words", entry.Id, entry.Words, ct);

    public ValueTask<string?> Open(CaseNote note, TalentCase talentCase, CancellationToken ct) => Open(talentCase.TalentUserId, CaseNote.Table, "words", note.Id, note.Words, ct);

    public async Task<OpenHandOver> Open(HandOver handOver, CancellationToken ct)
    {
        var (talent, id) = (handOver.TalentUserId, handOver.Id);
        var packet = await Open(talent, HandOver.Table, "packet", id, handOver.Packet, ct);
        return new(
            await Open(talent, HandOver.Table, "reason", id, handOver.Reason, ct), packet is null ? [] : JsonSerializer.Deserialize<List<PacketText>>(packet)!,
            await Open(talent, HandOver.Table, "promises", id, handOver.Promises, ct), await Open(talent, HandOver.Table, "answer", id, handOver.Answer, ct));
    }

    /// <summary>Under the tenant's key: a name of a view is no person's.</summary>
    public ValueTask<SealedText> SealView(Guid tenant, Guid view, string name, CancellationToken ct) => vault.Seal(KeyOwner.Tenant(tenant), name.Trim(), new SealContext(KeptView.Table, "name", view), ct);

    public async ValueTask<string> Open(KeptView view, CancellationToken ct) => await vault.Open(KeyOwner.Tenant(view.TenantId), view.Name, new SealContext(KeptView.Table, "name", view.Id), ct) ?? "";

    /// <summary>Words of another table about the case.</summary>
    public async ValueTask<SealedText> Seal(TalentCase talentCase, string table, string column, Guid row, string? words, CancellationToken ct) =>
        string.IsNullOrWhiteSpace(words) ? default : await vault.Seal(KeyOwner.Person(talentCase.TalentUserId!.Value), words.Trim(), new SealContext(table, column, row), ct);

    /// <summary>See <see cref="Seal"/>; null for none.</summary>
    public async ValueTask<string?> Open(Guid? talent, string table, string column, Guid row, SealedText words, CancellationToken ct) =>
        words.ToBytes().Length == 0 ? null : await vault.Open(KeyOwner.Person(talent!.Value), words, new SealContext(table, column, row), ct);
}

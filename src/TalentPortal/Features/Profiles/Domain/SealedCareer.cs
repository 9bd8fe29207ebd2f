using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using TalentPortal.Platform.Security.Vault;

namespace TalentPortal.Features.Profiles.Domain;

/// <summary>Seals and opens career records under the person's key.</summary>
public sealed class SealedCareer(PortalVault vault)
{
    private static readonly JsonSerializerOptions Json = new() { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, Converters = { new JsonStringEnumConverter() } };

    public ValueTask<SealedText> Seal(Guid userId, Guid entryId, ProfileSection section, EntryContent content, CancellationToken ct) =>
        Seal(userId, ProfileEntry.Table, "content", entryId, content.Write(section), ct);

    public async ValueTask<EntryContent> Open(ProfileEntry entry, CancellationToken ct) =>
        EntryContent.Read(entry.Section, await Open(entry.UserId, ProfileEntry.Table, "content", entry.Id, entry.Content, ct) ?? throw new InvalidOperationException("An entry without content."));

    public ValueTask<SealedText> Seal(Guid userId, ProfileIntentions intentions, CancellationToken ct) =>
        Seal(userId, ProfileSheet.Table, "intentions", userId, JsonSerializer.Serialize(intentions, Json), ct);

    /// <summary>What the person looks for; nothing of it where there is no sheet.</summary>
    public async ValueTask<ProfileIntentions> OpenIntentions(ProfileSheet? sheet, CancellationToken ct) =>
        sheet is not null && await Open(sheet.UserId, ProfileSheet.Table, "intentions", sheet.Id, sheet.Intentions, ct) is { } text
            ? JsonSerializer.Deserialize<ProfileIntentions>(text, Json)! : new ProfileIntentions();

    public ValueTask<SealedText> SealRemainder(Guid userId, JsonObject remainder, CancellationToken ct) =>
        Seal(userId, ProfileSheet.Table, "remainder", userId, remainder.ToJsonString(), ct);

    /// <summary>The parts of an imported file that have no place here; null where there are none.</summary>
    public async ValueTask<JsonObject?> OpenRemainder(ProfileSheet? sheet, CancellationToken ct) =>
        sheet is not null && await Open(sheet.UserId, ProfileSheet.Table, "remainder", sheet.Id, sheet.Remainder, ct) is { } text ? JsonNode.Parse(text)!.AsObject() : null;

    public async Task<ResumeImport> Upload(Guid id, Guid userId, string content, string fileName, DateTimeOffset now, CancellationToken ct) => ResumeImport.Upload(
        id, userId, await Seal(userId, ResumeImport.Table, "content", id, content, ct), await Seal(userId, ResumeImport.Table, "file_name", id, fileName, ct), now);

    public async ValueTask<(string Content, string FileName)> Open(ResumeImport import, CancellationToken ct) => (
        await Open(import.UserId, ResumeImport.Table, "content", import.Id, import.Content, ct) ?? "",
        await Open(import.UserId, ResumeImport.Table, "file_name", import.Id, import.FileName, ct) ?? "");

    private ValueTask<SealedText> Seal(Guid userId, string table, string column, Guid row, string text, CancellationToken ct) =>
        vault.Seal(KeyOwner.Person(userId), text, new SealContext(table, column, row), ct);

    private async ValueTask<string?> Open(Guid userId, string table, string column, Guid row, SealedText text, CancellationToken ct) =>
        text.ToBytes().Length == 0 ? null : await vault.Open(KeyOwner.Person(userId), text, new SealContext(table, column, row), ct);
}

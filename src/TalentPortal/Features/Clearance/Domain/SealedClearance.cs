using System.Text.Json;
using TalentPortal.Platform.Security.Vault;

namespace TalentPortal.Features.Clearance.Domain;

/// <summary>Seals and opens what a clearance sheet holds, under the key of the person: it goes with them.</summary>
public sealed class SealedClearance(PortalVault vault)
{
    public ValueTask<SealedText> SealAnswers(ClearanceSheet sheet, IEnumerable<ClearanceAnswer> answers, CancellationToken ct) =>
        Seal(sheet, "answers", JsonSerializer.Serialize(answers.Where(answer => !string.IsNullOrWhiteSpace(answer.Text)).Select(answer => answer with { Text = answer.Text!.Trim() })), ct);

    public async ValueTask<SealedText> SealWords(ClearanceSheet sheet, string? words, CancellationToken ct) => string.IsNullOrWhiteSpace(words) ? default : await Seal(sheet, "words", words.Trim(), ct);

    public async Task<IReadOnlyList<ClearanceAnswer>> OpenAnswers(ClearanceSheet sheet, CancellationToken ct) => await Open(sheet, "answers", sheet.Answers, ct) is { } json ? JsonSerializer.Deserialize<List<ClearanceAnswer>>(json)! : [];

    public Task<string?> OpenWords(ClearanceSheet sheet, CancellationToken ct) => Open(sheet, "words", sheet.Words, ct);

    private ValueTask<SealedText> Seal(ClearanceSheet sheet, string column, string text, CancellationToken ct) =>
        vault.Seal(KeyOwner.Person(sheet.TalentUserId!.Value), text, new SealContext(ClearanceSheet.Table, column, sheet.Id), ct);

    private async Task<string?> Open(ClearanceSheet sheet, string column, SealedText text, CancellationToken ct) =>
        text.ToBytes().Length == 0 ? null : await vault.Open(KeyOwner.Person(sheet.TalentUserId!.Value), text, new SealContext(ClearanceSheet.Table, column, sheet.Id), ct);
}

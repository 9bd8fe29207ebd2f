using TalentPortal.Platform.Security.Vault;

namespace TalentPortal.Features.Corrections.Domain;

/// <summary>Seals and opens what people wrote, under the key of the tenant to which they wrote.</summary>
public sealed class SealedCorrection(PortalVault vault)
{
    public async ValueTask<SealedText> Seal(Guid tenant, Guid report, string column, string? text, CancellationToken ct) =>
        string.IsNullOrWhiteSpace(text) ? default : await vault.Seal(KeyOwner.Tenant(tenant), text.Trim(), new SealContext(Correction.Table, column, report), ct);

    public ValueTask<string?> Words(Correction report, CancellationToken ct) => Open(report, "words", report.Words, ct);

    public ValueTask<string?> Quote(Correction report, CancellationToken ct) => Open(report, "quote", report.Quote, ct);

    public ValueTask<string?> Email(Correction report, CancellationToken ct) => Open(report, "email", report.Email, ct);

    public ValueTask<string?> Reference(Correction report, CancellationToken ct) => Open(report, "reference", report.Reference, ct);

    /// <summary>The same for the same words about the same page from the same place in the network.</summary>
    public ValueTask<string> PrintOf(Guid tenant, string network, string path, FaultKind kind, string? words, string? quote, CancellationToken ct) =>
        vault.SearchToken(KeyOwner.Tenant(tenant), "corrections.print", string.Join('\n', network, path, kind, words?.Trim(), quote?.Trim()), ct);

    private async ValueTask<string?> Open(Correction report, string column, SealedText text, CancellationToken ct) =>
        text.ToBytes().Length == 0 ? null : await vault.Open(KeyOwner.Tenant(report.TenantId), text, new SealContext(Correction.Table, column, report.Id), ct);
}

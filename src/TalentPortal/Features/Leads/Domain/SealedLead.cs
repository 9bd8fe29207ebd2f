using TalentPortal.Platform.Security.Vault;

namespace TalentPortal.Features.Leads.Domain;

/// <summary>The words of a lead in clear: only in the memory of the request that may read them.</summary>
/// <param name="Wish">What the person wants.</param>
/// <param name="ReachWhen">When they can be reached.</param>
/// <param name="Reason">Why it was declined.</param>
public sealed record OpenLead(string? Wish, string? ReachWhen, string? Reason);

/// <summary>Seals and opens the words of leads under the person's key.</summary>
public sealed class SealedLead(PortalVault vault)
{
    public ValueTask<SealedText> SealWish(Guid talent, Guid lead, string? words, CancellationToken ct) => Seal(talent, lead, "wish", words, ct);

    public ValueTask<SealedText> SealReachWhen(Guid talent, Guid lead, string? words, CancellationToken ct) => Seal(talent, lead, "reach_when", words, ct);

    public ValueTask<SealedText> SealReason(Guid talent, Guid lead, string? words, CancellationToken ct) => Seal(talent, lead, "reason", words, ct);

    public async Task<OpenLead> Open(Lead lead, CancellationToken ct) => new(
        await OpenOne(lead, "wish", lead.Wish, ct), await OpenOne(lead, "reach_when", lead.ReachWhen, ct), await OpenOne(lead, "reason", lead.Reason, ct));

    private async ValueTask<SealedText> Seal(Guid talent, Guid lead, string column, string? words, CancellationToken ct) =>
        string.IsNullOrWhiteSpace(words) ? default : await vault.Seal(KeyOwner.Person(talent), words.Trim(), new SealContext(Lead.Table, column, lead), ct);

    private async ValueTask<string?> OpenOne(Lead lead, string column, SealedText words, CancellationToken ct) =>
        words.ToBytes().Length == 0 ? null : await vault.Open(KeyOwner.Person(lead.TalentUserId!.Value), words, new SealContext(Lead.Table, column, lead.Id), ct);
}

using System.Buffers.Text;
using System.Security.Cryptography;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security.Vault;

namespace TalentPortal.Features.Cards.Domain;

/// <summary>
/// The name under which one employer knows a card: the card's face, encrypted under a key of the tenant for that employer (one
/// block of AES-128). Two employers know the same card by different names and cannot join what they saw; the name tells
/// neither who it is nor when the card was made.
/// </summary>
public sealed class CardReferences(PortalVault vault)
{
    private byte[]? _key;

    /// <summary>By which the employer of the call knows a card.</summary>
    public async ValueTask<Guid> Of(CurrentCall call, Guid faceId, CancellationToken ct)
    {
        using var aes = await Cipher(call, ct);
        return new Guid(aes.EncryptEcb(faceId.ToByteArray(), PaddingMode.None));
    }

    /// <summary>The face that the employer of the call means; of no card where it made the reference up.</summary>
    public async ValueTask<Guid> Read(CurrentCall call, Guid reference, CancellationToken ct)
    {
        using var aes = await Cipher(call, ct);
        return new Guid(aes.DecryptEcb(reference.ToByteArray(), PaddingMode.None));
    }

    /// <summary>The beginning of a reference, as it is shown and spoken.</summary>
    public static string Short(Guid reference) => "T-" + reference.ToString("N")[..6].ToUpperInvariant();

    private async ValueTask<Aes> Cipher(CurrentCall call, CancellationToken ct)
    {
        _key ??= Base64Url.DecodeFromChars(await vault.SearchToken(KeyOwner.Tenant(call.RequiredTenant.Id), "cards.reference", call.EmployerId!.Value.ToString("N"), ct));
        var aes = Aes.Create();
        aes.Key = _key;
        return aes;
    }
}

using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;
using TalentPortal.Platform.Security.Vault;

namespace TalentPortal.Platform.Security.DataProtectionKeys;

/// <summary>Seals the secret of a key under the platform's data key, which the master keys wrap: they rotate together.</summary>
internal sealed class KeySealer(PortalVault vault) : IXmlEncryptor
{
    internal const string Column = "xml";

    public EncryptedXmlInfo Encrypt(XElement plaintextElement)
    {
        var id = Guid.NewGuid();
        // The key manager asks synchronously, at start-up and every few months.
        var sealedText = vault.Seal(KeyOwner.Platform, plaintextElement.ToString(SaveOptions.DisableFormatting), new SealContext(ProtectionKey.Table, Column, id)).AsTask().GetAwaiter().GetResult();
        return new EncryptedXmlInfo(new XElement("sealed", new XAttribute("id", id), Convert.ToBase64String(sealedText.ToBytes())), typeof(KeyOpener));
    }
}

/// <summary>Opens what <see cref="KeySealer"/> sealed. Named in the stored XML: renaming it makes every key unreadable.</summary>
internal sealed class KeyOpener(IServiceProvider services) : IXmlDecryptor
{
    public XElement Decrypt(XElement encryptedElement)
    {
        var vault = services.GetRequiredService<PortalVault>();
        var id = (Guid?)encryptedElement.Attribute("id") ?? throw new SealBrokenException("A sealed key has no id.");
        var text = SealedText.FromBytes(Convert.FromBase64String(encryptedElement.Value));
        var xml = vault.Open(KeyOwner.Platform, text, new SealContext(ProtectionKey.Table, KeySealer.Column, id)).AsTask().GetAwaiter().GetResult();
        return XElement.Parse(xml ?? throw new SealBrokenException("The platform's data key was destroyed."));
    }
}

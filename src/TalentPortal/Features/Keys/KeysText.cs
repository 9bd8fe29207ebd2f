namespace TalentPortal.Features.Keys;

/// <summary>Marks the texts about keys: KeysText.resx (English) and KeysText.zh-Hans.resx.</summary>
public sealed class KeysText;

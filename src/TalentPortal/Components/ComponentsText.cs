namespace TalentPortal.Components;

/// <summary>Marks the texts of the building blocks: ComponentsText.resx (English) and ComponentsText.zh-Hans.resx.</summary>
public sealed class ComponentsText;

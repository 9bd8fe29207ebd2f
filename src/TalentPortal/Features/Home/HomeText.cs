namespace TalentPortal.Features.Home;

/// <summary>Marks the texts of the homes: HomeText.resx (English) and HomeText.zh-Hans.resx.</summary>
public sealed class HomeText;

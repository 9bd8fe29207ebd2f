namespace TalentPortal.Platform.Sheets;

/// <summary>Why a table cannot be read.</summary>
public sealed class SheetsText;

namespace TalentPortal.Features.Folders;

/// <summary>Texts about what people keep in one place.</summary>
public sealed class FoldersText;

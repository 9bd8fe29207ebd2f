namespace TalentPortal.Shell;

/// <summary>Marks the words that every page may use and those of the frame around the pages.</summary>
public sealed class SharedText;

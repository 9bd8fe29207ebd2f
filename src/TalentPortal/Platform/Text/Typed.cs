namespace TalentPortal.Platform.Text;

/// <summary>What people type into fields.</summary>
public static class Typed
{
    /// <summary>Without blanks around it; nothing, or blanks alone, is null.</summary>
    public static string? Tidy(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}

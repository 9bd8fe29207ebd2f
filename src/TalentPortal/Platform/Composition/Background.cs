namespace TalentPortal.Platform.Composition;

/// <summary>Whether this process does background work beside what it is asked for.</summary>
public static class Background
{
    /// <summary>Configuration key: false keeps outbox and scheduled work from running by themselves. True when left out.</summary>
    public const string Setting = "Portal:Background";

    public static bool IsOn(IConfiguration configuration) => configuration.GetValue(Setting, true);
}

namespace TalentPortal.Platform.Files;

/// <summary>Whether anybody may open a stored file.</summary>
public enum FileRelease
{
    /// <summary>Nobody opens it yet: not scanned, or no scanner is there.</summary>
    Quarantined,

    /// <summary>Scanned and found clean.</summary>
    Released,

    /// <summary>Released without a scan; whoever opens it is told.</summary>
    ReleasedUnscanned,

    /// <summary>The scanner found something. Nobody opens it; it is to be deleted.</summary>
    Infected,
}

/// <summary>
/// Decides when a file leaves quarantine. With a scanner: when the scanner says it is clean, and never because it is
/// silent. Without one: at once in development, in production only on the operator's word in the configuration.
/// </summary>
public sealed class QuarantinePolicy
{
    private readonly bool _hasScanner;
    private readonly bool _releasesUnscanned;

    public QuarantinePolicy(IHostEnvironment environment, FilesOptions options)
    {
        _hasScanner = options.Clamd.Length > 0;
        _releasesUnscanned = !_hasScanner && (options.ReleaseWithoutScanner || environment.IsDevelopment());
    }

    /// <summary>The state of a file that was just stored.</summary>
    public FileRelease OnArrival => _releasesUnscanned ? FileRelease.ReleasedUnscanned : FileRelease.Quarantined;

    /// <summary>True when files wait for a scan, so that scheduled work should ask for one.</summary>
    public bool ScansFiles => _hasScanner;

    /// <summary>The state after a scan of a file in quarantine.</summary>
    public static FileRelease After(ScanVerdict verdict) => verdict.Result switch
    {
        ScanResult.Clean => FileRelease.Released,
        ScanResult.Infected => FileRelease.Infected,
        _ => FileRelease.Quarantined,
    };

    /// <summary>Whether a file in this state may be opened by those who otherwise may.</summary>
    public static bool MayOpen(FileRelease release) => release is FileRelease.Released or FileRelease.ReleasedUnscanned;

    /// <summary>Key in <see cref="FilesText"/> of the label that a file in this state carries, or null.</summary>
    public static string? Label(FileRelease release) => release switch
    {
        FileRelease.Quarantined => "Files_InQuarantine",
        FileRelease.ReleasedUnscanned => "Files_Unscanned",
        FileRelease.Infected => "Files_Infected",
        _ => null,
    };
}

namespace TalentPortal.Platform.Files;

/// <summary>What a virus scanner said.</summary>
public enum ScanResult
{
    Clean,
    Infected,

    /// <summary>No answer that can be relied on: down, slow, refused, too long for it. The file stays where it is.</summary>
    Unavailable,
}

/// <param name="Detail">Name of what was found, or why there is no answer. For operators, never for users.</param>
public sealed record ScanVerdict(ScanResult Result, string Detail);

/// <summary>A virus scanner outside the portal.</summary>
public interface IFileScanner
{
    /// <summary>Scans a content from its current position. Never throws but for cancellation by the caller.</summary>
    Task<ScanVerdict> Scan(Stream content, CancellationToken ct);
}

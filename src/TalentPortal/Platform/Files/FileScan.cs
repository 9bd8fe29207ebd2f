using TalentPortal.Platform.Security.Vault;

namespace TalentPortal.Platform.Files;

/// <summary>Has the scanner read a file that waits in quarantine, for the message that asks for it.</summary>
public sealed class FileScan(SealedFileStore files, IEnumerable<IFileScanner> scanners)
{
    /// <summary>A delivery must end within 10 s; a scanner that needs longer is asked again when it is less busy.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(8);

    /// <summary>What the scanner says; null when the file was removed meanwhile and there is nothing to scan.</summary>
    /// <exception cref="InvalidOperationException">No scanner is configured, or it was silent: the file stays where it is and the scan is tried again.</exception>
    /// <exception cref="OperationCanceledException">It took too long.</exception>
    public async Task<FileRelease?> Read(KeyOwner owner, string storageName, CancellationToken ct)
    {
        var scanner = scanners.SingleOrDefault() ?? throw new InvalidOperationException("The scanner that this file waits for is no longer configured.");
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(Patience);
        if (await files.Open(owner, storageName, limit.Token) is not { } content) return null;
        await using (content)
        {
            var release = QuarantinePolicy.After(await scanner.Scan(content, limit.Token));
            return release != FileRelease.Quarantined ? release : throw new InvalidOperationException("The scanner did not answer.");
        }
    }
}

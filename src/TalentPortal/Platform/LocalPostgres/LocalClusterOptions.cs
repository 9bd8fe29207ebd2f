namespace TalentPortal.Platform.LocalPostgres;

/// <summary>How a <see cref="LocalCluster"/> is to be kept and run.</summary>
public sealed record LocalClusterOptions
{
    /// <summary>
    /// Folder of the cluster; made when missing. It holds the database files (<c>pgdata</c>), the superuser's password
    /// (mode 600), the server's log and the socket. As root, give one that others may pass through (no mode-700 folder
    /// above it); otherwise the cluster settles in another folder and <see cref="Say"/> is told which.
    /// </summary>
    public required string DataDirectory { get; init; }

    /// <summary>
    /// True keeps every acknowledged write through a crash of the machine. False switches off fsync, full-page writes
    /// and synchronous commit: several times faster, for data that may be thrown away.
    /// </summary>
    public bool Durable { get; init; } = true;

    /// <summary>Deletes the whole folder when the server has stopped, even when the parent was killed.</summary>
    public bool Temporary { get; init; }

    /// <summary>Server settings by name, in the notation of postgresql.conf (<c>work_mem</c> = <c>32MB</c>). They win over the defaults.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>();

    /// <summary>Longest wait for the server to answer, crash recovery not counted.</summary>
    public TimeSpan StartTimeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Receives notices of one line each: another folder is used, an older server is being waited for.</summary>
    public Action<string>? Say { get; init; }
}

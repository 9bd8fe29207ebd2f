using System.Diagnostics;
using System.Security.Cryptography;
using Npgsql;

namespace TalentPortal.Platform.LocalPostgres;

/// <summary>
/// A private PostgreSQL cluster, made and run from the server programs of this machine: for development, for a first
/// look, and for tests. It listens on a Unix socket only, in a folder that nobody else may enter, and asks for a
/// password (SCRAM-SHA-256) all the same. The server ends with the process that started it, even when that is killed.
/// </summary>
/// <remarks>
/// Started as root, the server runs as the system user <c>postgres</c>, because PostgreSQL refuses root.
/// Linux; needs <c>setsid</c> and <c>setpriv</c> of util-linux.
/// </remarks>
public sealed class LocalCluster : IAsyncDisposable
{
    private const string Superuser = "postgres";

    /// <summary>Linux's folder that lies in memory.</summary>
    private const string SharedMemory = "/dev/shm";

    /// <summary>A socket path must stay below 108 bytes; the rest is PostgreSQL's own file name in that folder.</summary>
    private const int LongestSocketFolder = 107 - 18;

    /// <summary>$1: folder; $2: initdb; $3: superuser; $4: further option or nothing. The password comes on standard input.</summary>
    private const string InitScript =
        """
        umask 077
        cat > "$1/password" || exit 1
        exec "$2" -D "$1/pgdata" -E UTF8 --locale=C.UTF-8 -U "$3" --auth=scram-sha-256 --pwfile="$1/password" $4
        """;

    /// <summary>
    /// Stands between this process and the server, in a session of its own so that Ctrl-C in the terminal does not reach
    /// the server before the portal has finished with it. When our end of its standard input closes, which the kernel
    /// sees to even after kill -9, it asks the server to stop cleanly. $1: log; $2 to $4: folders to delete at the end,
    /// or nothing; then the server's command line.
    /// </summary>
    private const string KeeperScript =
        """
        umask 077
        log=$1; delete1=$2; delete2=$3; delete3=$4
        shift 4
        exec 3<&0
        "$@" </dev/null >>"$log" 2>&1 3<&- &
        server=$!
        { while read -r line <&3; do :; done; kill -INT "$server"; } >/dev/null 2>&1 &
        watcher=$!
        exec 3<&-
        wait "$server"
        result=$?
        kill "$watcher" 2>/dev/null
        [ -z "$delete1" ] || rm -rf -- "$delete1"
        [ -z "$delete2" ] || rm -rf -- "$delete2"
        [ -z "$delete3" ] || rm -rf -- "$delete3"
        exit $result
        """;

    private static readonly TimeSpan PatienceWithOldServer = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan PatienceWhenStopping = TimeSpan.FromSeconds(30);

    private readonly ClusterFolder folder;
    private readonly Process keeper;
    private bool stopped;

    private LocalCluster(ClusterFolder folder, Process keeper, string socketDirectory, string password)
    {
        this.folder = folder;
        this.keeper = keeper;
        SocketDirectory = socketDirectory;
        SuperuserConnectionString = new NpgsqlConnectionStringBuilder
        {
            Host = socketDirectory,
            Database = "postgres",
            Username = Superuser,
            Password = password,
            Pooling = false, // an idle pooled connection would keep a database from being dropped or cloned
        }.ConnectionString;
    }

    /// <summary>Folder of the socket, mode 700: the Host of a connection string.</summary>
    public string SocketDirectory { get; }

    /// <summary>Connects as the superuser to the database <c>postgres</c>, without pooling. Never give it to the portal.</summary>
    public string SuperuserConnectionString { get; }

    /// <summary>Folder that really holds the cluster: the one asked for, or the one that was said.</summary>
    public string Folder => folder.Home;

    /// <summary>The server's log of this run; the run before is beside it with the ending <c>.1</c>.</summary>
    public string LogFile => folder.Log;

    /// <summary>Completes when the server has ended, for whatever reason.</summary>
    public Task Exited => keeper.WaitForExitAsync();

    /// <summary>Makes the cluster when its folder is new, recovers it when it was not stopped cleanly, and starts it.</summary>
    /// <returns>A server that answers. Dispose it to stop the server; that takes less than a second.</returns>
    /// <exception cref="LocalPostgresException">
    /// No server programs, folder in use by another process, folder not writable, or the server did not start.
    /// </exception>
    public static async Task<LocalCluster> StartAsync(LocalClusterOptions options, CancellationToken ct = default)
    {
        var folder = await ClusterFolder.OpenAsync(options, ct);
        try
        {
            await StopOldServerAsync(folder, options, ct);
            var binaries = LocalPostgresBinaries.Find(folder.Major);
            var password = await EnsureInitializedAsync(folder, binaries, options, ct);
            // No server of this folder is alive, so the file is a left-over; its number may by now be another program's.
            File.Delete(Path.Combine(folder.PgData, "postmaster.pid"));
            var socket = folder.MakeSocketDirectory(LongestSocketFolder, options.Say);
            var cluster = new LocalCluster(folder, StartServer(folder, binaries, socket, options), socket, password);
            try
            {
                await cluster.WaitUntilReadyAsync(options, ct);
            }
            catch
            {
                await cluster.DisposeAsync();
                throw;
            }

            return cluster;
        }
        catch
        {
            folder.Dispose();
            throw;
        }
    }

    /// <summary>
    /// A cluster for data that may be thrown away: not durable, in a new folder of the temporary folder that is deleted
    /// when the server has stopped, even when this process was killed.
    /// </summary>
    /// <param name="settings">As in <see cref="LocalClusterOptions.Settings"/>.</param>
    /// <param name="inMemory">
    /// Where the machine has plenty of it: for many small databases that are made and dropped all the time, whose thousands
    /// of files keep a file system busier than their rows keep the server.
    /// </param>
    /// <param name="ct">Stops waiting.</param>
    public static Task<LocalCluster> StartTemporaryAsync(IReadOnlyDictionary<string, string>? settings = null, bool inMemory = false, CancellationToken ct = default) =>
        StartAsync(
            new LocalClusterOptions
            {
                DataDirectory = Path.Combine(inMemory && HasPlentyOfMemory() ? SharedMemory : Path.GetTempPath(), "talentportal-" + RandomNumberGenerator.GetHexString(12, lowercase: true)),
                Durable = false,
                Temporary = true,
                Settings = settings ?? new Dictionary<string, string>(),
            },
            ct);

    /// <summary>What this process may use, a container's limit counted; and what is free there, which a container may keep very small.</summary>
    private static bool HasPlentyOfMemory() =>
        GC.GetGCMemoryInfo().TotalAvailableMemoryBytes >= 12L << 30 && Directory.Exists(SharedMemory) && new DriveInfo(SharedMemory).AvailableFreeSpace >= 6L << 30;

    /// <summary>Deletes the cluster of a folder, also where it settled elsewhere; nothing happens when there is none.</summary>
    /// <exception cref="LocalPostgresException">The folder is in use, or belongs to another user.</exception>
    public static async Task DeleteAsync(string dataDirectory, CancellationToken ct = default)
    {
        if (!Directory.Exists(dataDirectory))
            return;
        var options = new LocalClusterOptions { DataDirectory = dataDirectory };
        using var folder = await ClusterFolder.OpenAsync(options, ct, mayBeBroken: true);
        await StopOldServerAsync(folder, options, ct);
        folder.Doomed = true;
    }

    /// <summary>Ends all sessions, stops the server cleanly and gives the folder free.</summary>
    public async ValueTask DisposeAsync()
    {
        if (stopped)
            return;
        stopped = true;
        keeper.StandardInput.Close();
        using var patience = new CancellationTokenSource(PatienceWhenStopping);
        try
        {
            await keeper.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            ServerProcesses.StopAtOnce(folder.PgData);
            await keeper.WaitForExitAsync();
        }

        keeper.Dispose();
        folder.Dispose();
    }

    private static async Task StopOldServerAsync(ClusterFolder folder, LocalClusterOptions options, CancellationToken ct)
    {
        if (ServerProcesses.Of(folder.PgData).Count == 0)
            return;
        options.Say?.Invoke("Waiting for the database server of the run before to stop.");
        ServerProcesses.StopCleanly(folder.PgData);
        await ServerProcesses.WaitUntilGoneAsync(folder.PgData, PatienceWithOldServer, ct);
    }

    private static async Task<string> EnsureInitializedAsync(ClusterFolder folder, LocalPostgresBinaries binaries, LocalClusterOptions options, CancellationToken ct)
    {
        if (folder.Major is not null)
            return folder.ReadPassword();

        var password = RandomNumberGenerator.GetHexString(48, lowercase: true);
        folder.WritePassword(password);
        // Made beside its place and then renamed, so that a half-made cluster is never taken for a whole one.
        var making = folder.MakeServerDirectory("making");
        var (exit, output) = await ClusterFolder.RunAsServerUserAsync(
            ["sh", "-c", InitScript, "sh", making, binaries.InitDb, Superuser, options.Durable ? "" : "--no-sync"], password + "\n", ct);
        if (exit != 0)
            throw new LocalPostgresException($"PostgreSQL could not make a database in {folder.Home}: {Complaint(output.Split('\n')) ?? $"initdb ended with {exit}"}");
        Directory.Move(Path.Combine(making, "pgdata"), folder.PgData);
        Directory.Delete(making, recursive: true);
        return password;
    }

    private static Process StartServer(ClusterFolder folder, LocalPostgresBinaries binaries, string socket, LocalClusterOptions options)
    {
        if (File.Exists(folder.Log))
            File.Move(folder.Log, folder.Log + ".1", overwrite: true);
        string[] delete = [.. folder.ToDelete];
        return ClusterFolder.Start(
        [
            "setsid", "sh", "-c", KeeperScript, "sh", folder.Log, delete.ElementAtOrDefault(0) ?? "", delete.ElementAtOrDefault(1) ?? "", delete.ElementAtOrDefault(2) ?? "",
            .. ClusterFolder.AsServerUser, binaries.Postgres, "-D", folder.PgData,
            .. Settings(socket, options).SelectMany(setting => new[] { "-c", $"{setting.Key}={setting.Value}" }),
        ]);
    }

    private static Dictionary<string, string> Settings(string socket, LocalClusterOptions options)
    {
        var settings = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
        {
            ["max_connections"] = "200",
            ["timezone"] = "UTC",
            // What goes wrong is logged without the statement and without the values that it carried: they are people's data.
            ["log_min_error_statement"] = "panic",
            ["log_error_verbosity"] = "terse",
        };
        if (!options.Durable)
            settings["fsync"] = settings["full_page_writes"] = settings["synchronous_commit"] = "off";
        foreach (var (name, value) in options.Settings)
            settings[name] = value;
        settings["port"] = "5432";
        settings["listen_addresses"] = "";
        settings["unix_socket_directories"] = $"\"{socket}\"";
        settings["unix_socket_permissions"] = "0700";
        return settings;
    }

    private async Task WaitUntilReadyAsync(LocalClusterOptions options, CancellationToken ct)
    {
        var waited = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                await using var connection = new NpgsqlConnection(SuperuserConnectionString);
                await connection.OpenAsync(ct);
                return;
            }
            catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.CannotConnectNow)
            {
                waited.Restart(); // recovering: takes as long as it takes
            }
            catch (PostgresException e)
            {
                throw new LocalPostgresException($"The database in {Folder} does not let us in: {e.MessageText}", e);
            }
            catch (NpgsqlException) when (!keeper.HasExited && waited.Elapsed < options.StartTimeout)
            {
                // no socket yet
            }
            catch (NpgsqlException e)
            {
                throw new LocalPostgresException($"PostgreSQL did not start in {Folder}: {LastWords()} (log: {LogFile})", e);
            }

            await Task.Delay(15, ct);
        }
    }

    private string LastWords()
    {
        var lines = File.Exists(LogFile) ? File.ReadAllLines(LogFile) : [];
        return Complaint(lines) ?? lines.LastOrDefault() ?? "it said nothing";
    }

    private static string? Complaint(IEnumerable<string> lines) =>
        lines.LastOrDefault(line => line.Contains("FATAL", StringComparison.Ordinal) || line.Contains("error:", StringComparison.Ordinal))?.Trim();
}

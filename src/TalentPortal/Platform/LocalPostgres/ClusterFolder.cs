using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace TalentPortal.Platform.LocalPostgres;

/// <summary>
/// The folder of a <see cref="LocalCluster"/>, locked for this process: who owns what in it, and where it really is when
/// the server's user cannot reach the folder that was asked for.
/// </summary>
internal sealed class ClusterFolder : IDisposable
{
    /// <summary>Where clusters settle, as root, when the user postgres cannot reach the folder asked for.</summary>
    private const string ReachableByAll = "/var/lib/talentportal";

    /// <summary>Name of the note, in that other folder, that leads back. A folder without it is never deleted.</summary>
    private const string OwnerNote = "belongs-to";

    private readonly FolderLock held;
    private string? socketElsewhere;

    private ClusterFolder(string asked, FolderLock held)
    {
        Asked = asked;
        Home = asked;
        this.held = held;
    }

    public string Asked { get; }

    /// <summary>Whether all of it is to be deleted in the end.</summary>
    public bool Doomed { get; set; }

    public string Home { get; private set; }

    public string PgData => Path.Combine(Home, "pgdata");

    public string Log => Path.Combine(Home, "postgres.log");

    /// <summary>Major version of the server that made the cluster; null while there is none.</summary>
    public int? Major =>
        File.Exists(Path.Combine(PgData, "PG_VERSION")) && int.TryParse(File.ReadAllText(Path.Combine(PgData, "PG_VERSION")), out var major) ? major : null;

    /// <summary>What to delete once the server is gone.</summary>
    public IEnumerable<string> ToDelete => new[] { socketElsewhere, Doomed ? Home : null, Doomed ? Asked : null }.OfType<string>().Distinct();

    private string PasswordFile => Path.Combine(Home, "superuser.password");

    /// <summary>Words in front of a command that make it run as the server's user.</summary>
    public static string[] AsServerUser => LocalPostgresBinaries.IsRootless ? [] : ["setpriv", "--reuid=postgres", "--regid=postgres", "--init-groups", "--"];

    /// <summary>Name of the note, in a folder whose cluster lies elsewhere, that holds the path of that other folder.</summary>
    public const string ElsewhereNote = "elsewhere";

    /// <param name="options">Which folder.</param>
    /// <param name="ct">Stops waiting for the lock.</param>
    /// <param name="mayBeBroken">Takes it in any state: it is opened to be deleted.</param>
    public static async Task<ClusterFolder> OpenAsync(LocalClusterOptions options, CancellationToken ct, bool mayBeBroken = false)
    {
        var path = Path.GetFullPath(options.DataDirectory);
        if (options.Temporary && Path.Exists(path))
            throw new LocalPostgresException($"{path} exists already; a temporary cluster is only made in a new folder, because it deletes it.");
        var folder = new ClusterFolder(path, await FolderLock.TakeAsync(path, "lock", "database", ct)) { Doomed = options.Temporary };
        try
        {
            folder.Settle(options.Say, mayBeBroken);
            return folder;
        }
        catch
        {
            folder.Dispose();
            throw;
        }
    }

    public string ReadPassword()
    {
        try
        {
            return File.ReadAllText(PasswordFile).Trim();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new LocalPostgresException($"The password of the database in {Home} cannot be read ({e.Message}) Use the user who made it, or another folder.", e);
        }
    }

    public void WritePassword(string password) => FolderLock.WriteSecret(PasswordFile, password);

    /// <summary>A new empty folder that belongs to the server's user and nobody else may enter.</summary>
    public string MakeServerDirectory(string name) => MakeServerDirectoryAt(Path.Combine(Home, name));

    /// <summary>A new empty socket folder: inside the cluster's folder where the path is short and plain enough, else in the temporary folder.</summary>
    /// <param name="longest">Longest path, in bytes.</param>
    public string MakeSocketDirectory(int longest, Action<string>? say)
    {
        var inside = Path.Combine(Home, "socket");
        // A comma or a colon in a Host separates hosts and ports for Npgsql.
        if (Encoding.UTF8.GetByteCount(inside) <= longest && inside.IndexOfAny([',', ':', '"']) < 0)
            return MakeServerDirectory("socket");
        socketElsewhere = MakeServerDirectoryAt(Path.Combine("/tmp", "talentportal-socket-" + Path.GetRandomFileName()));
        say?.Invoke($"The path of {Home} is too long for a socket; the database's socket is in {socketElsewhere}.");
        return socketElsewhere;
    }

    public void Dispose()
    {
        foreach (var folder in ToDelete.Where(Directory.Exists))
        {
            if (folder != Home || Home == Asked || File.Exists(Path.Combine(Home, OwnerNote)))
                Directory.Delete(folder, recursive: true);
        }

        held.Dispose();
    }

    /// <summary>Runs a command as the server's user and waits for it.</summary>
    /// <returns>Exit code and everything it printed.</returns>
    public static async Task<(int Exit, string Output)> RunAsServerUserAsync(IEnumerable<string> command, string input, CancellationToken ct)
    {
        using var process = Start([.. AsServerUser, .. command]);
        await process.StandardInput.WriteAsync(input.AsMemory(), ct);
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync(ct);
        var errors = process.StandardError.ReadToEndAsync(ct);
        await process.WaitForExitAsync(ct);
        return (process.ExitCode, await output + await errors);
    }

    /// <summary>
    /// Starts a program in an environment that holds nothing of ours: neither the portal's secrets nor PG… variables
    /// that would change the server's behaviour.
    /// </summary>
    public static Process Start(IReadOnlyList<string> command)
    {
        var start = new ProcessStartInfo(command[0], command.Skip(1))
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = "/", // one that the server's user may enter
        };
        var path = Environment.GetEnvironmentVariable("PATH");
        start.Environment.Clear();
        start.Environment["PATH"] = string.IsNullOrEmpty(path) ? "/usr/bin:/bin:/usr/sbin:/sbin" : path;
        start.Environment["LC_ALL"] = "C.UTF-8";
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception e)
        {
            throw new LocalPostgresException($"{command[0]} could not be started: {e.Message}", e);
        }
    }

    private void Settle(Action<string>? say, bool mayBeBroken)
    {
        if (LocalPostgresBinaries.IsRootless)
            return;
        var note = Path.Combine(Asked, ElsewhereNote);
        if (File.Exists(note))
        {
            Home = File.ReadAllText(note).Trim();
            if (!File.Exists(Path.Combine(Home, OwnerNote)) && !mayBeBroken)
                throw new LocalPostgresException($"The database of {Asked} was kept in {Home}, which is gone. Start with --fresh for a new one.");
        }
        else if (!mayBeBroken && !IsReachable())
        {
            if (Directory.Exists(PgData))
                throw new LocalPostgresException($"The user postgres can no longer reach {PgData}: a folder above it does not let others pass.");
            Home = Path.Combine(ReachableByAll, Path.GetRandomFileName());
            FolderLock.MakeFolder(ReachableByAll);
            FolderLock.MakeFolder(Home);
            File.WriteAllText(Path.Combine(Home, OwnerNote), Asked + "\n");
            FolderLock.WriteSecret(note, Home);
        }

        if (Home != Asked)
            say?.Invoke($"The user postgres cannot reach {Asked}; the database is in {Home}.");
    }

    private bool IsReachable()
    {
        using var process = Start([.. AsServerUser, "sh", "-c", "cd \"$1\"", "sh", Asked]);
        process.StandardInput.Close();
        var error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode switch
        {
            0 => true,
            // setpriv itself failed, rather than cd
            var code when code != 2 && error.Contains("setpriv", StringComparison.Ordinal) =>
                throw new LocalPostgresException($"PostgreSQL does not run as root, and its user postgres cannot be used: {error.Trim()}"),
            _ => false,
        };
    }

    private static string MakeServerDirectoryAt(string path)
    {
        if (Directory.Exists(path))
            Directory.Delete(path, recursive: true);
        Directory.CreateDirectory(path, FolderLock.OwnerOnly);
        if (!LocalPostgresBinaries.IsRootless)
        {
            using var process = Start(["chown", "postgres:postgres", path]);
            process.WaitForExit();
            if (process.ExitCode != 0)
                throw new LocalPostgresException($"{path} could not be given to the user postgres: {process.StandardError.ReadToEnd().Trim()}");
        }

        return path;
    }
}

using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
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

    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    private const UnixFileMode PassThrough = OwnerOnly | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;
    private const UnixFileMode SecretFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>A killed process keeps its locks for the moment that its end takes.</summary>
    private static readonly TimeSpan PatienceWithHolder = TimeSpan.FromSeconds(1);

    private readonly FileStream held;
    private readonly bool temporary;
    private string? socketElsewhere;

    private ClusterFolder(string asked, FileStream held, bool temporary)
    {
        Asked = asked;
        Home = asked;
        this.held = held;
        this.temporary = temporary;
    }

    public string Asked { get; }

    public string Home { get; private set; }

    public string PgData => Path.Combine(Home, "pgdata");

    public string Log => Path.Combine(Home, "postgres.log");

    /// <summary>Major version of the server that made the cluster; null while there is none.</summary>
    public int? Major =>
        File.Exists(Path.Combine(PgData, "PG_VERSION")) && int.TryParse(File.ReadAllText(Path.Combine(PgData, "PG_VERSION")), out var major) ? major : null;

    /// <summary>What to delete once the server is gone.</summary>
    public IEnumerable<string> ToDelete => new[] { socketElsewhere, temporary ? Home : null, temporary ? Asked : null }.OfType<string>().Distinct();

    private string PasswordFile => Path.Combine(Home, "superuser.password");

    /// <summary>Words in front of a command that make it run as the server's user.</summary>
    public static string[] AsServerUser => LocalPostgresBinaries.IsRootless ? [] : ["setpriv", "--reuid=postgres", "--regid=postgres", "--init-groups", "--"];

    /// <summary>Name of the note, in a folder whose cluster lies elsewhere, that holds the path of that other folder.</summary>
    public const string ElsewhereNote = "elsewhere";

    public static async Task<ClusterFolder> OpenAsync(LocalClusterOptions options, CancellationToken ct)
    {
        var path = Path.GetFullPath(options.DataDirectory);
        if (options.Temporary && Path.Exists(path))
            throw new LocalPostgresException($"{path} exists already; a temporary cluster is only made in a new folder, because it deletes it.");
        var folder = new ClusterFolder(path, await LockAsync(path, ct), options.Temporary);
        try
        {
            folder.Settle(options.Say);
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

    public void WritePassword(string password) => WriteSecret(PasswordFile, password);

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
            Directory.Delete(folder, recursive: true);
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

    private static async Task<FileStream> LockAsync(string path, CancellationToken ct)
    {
        var file = Path.Combine(path, "lock");
        // Beside the lock, because reading the locked file would ask for a lock of its own.
        var holder = Path.Combine(path, "lock.holder");
        for (var waited = Stopwatch.StartNew(); ;)
        {
            try
            {
                if (!Directory.Exists(path))
                    Directory.CreateDirectory(path, LocalPostgresBinaries.IsRootless ? OwnerOnly : PassThrough);
                var held = new FileStream(file, new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = FileShare.None, UnixCreateMode = SecretFile });
                WriteSecret(holder, Environment.ProcessId.ToString(CultureInfo.InvariantCulture));
                return held;
            }
            catch (UnauthorizedAccessException e)
            {
                throw new LocalPostgresException($"{path} cannot be written by this user. Give another folder.", e);
            }
            catch (IOException) when (File.Exists(file) && waited.Elapsed < PatienceWithHolder)
            {
                await Task.Delay(50, ct);
            }
            catch (IOException e) when (File.Exists(file))
            {
                var id = File.Exists(holder) ? (await File.ReadAllTextAsync(holder, ct)).Trim() : "(unknown)";
                throw new LocalPostgresException($"The database in {path} is in use by process {id}. Stop that one, or give another folder.", e);
            }
            catch (IOException e)
            {
                throw new LocalPostgresException($"The folder {path} cannot be used: {e.Message}", e);
            }
        }
    }

    private void Settle(Action<string>? say)
    {
        if (LocalPostgresBinaries.IsRootless)
            return;
        var note = Path.Combine(Asked, ElsewhereNote);
        if (File.Exists(note))
        {
            Home = File.ReadAllText(note).Trim();
            if (!Directory.Exists(Home))
                throw new LocalPostgresException($"The database of {Asked} was kept in {Home}, which is gone. Start with --fresh for a new one.");
        }
        else if (!IsReachable())
        {
            if (Directory.Exists(PgData))
                throw new LocalPostgresException($"The user postgres can no longer reach {PgData}: a folder above it does not let others pass.");
            Home = Path.Combine(ReachableByAll, Path.GetRandomFileName());
            Directory.CreateDirectory(Home, PassThrough);
            File.WriteAllText(Path.Combine(Home, "belongs-to"), Asked + "\n");
            WriteSecret(note, Home);
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
        Directory.CreateDirectory(path, OwnerOnly);
        if (!LocalPostgresBinaries.IsRootless)
        {
            using var process = Start(["chown", "postgres:postgres", path]);
            process.WaitForExit();
            if (process.ExitCode != 0)
                throw new LocalPostgresException($"{path} could not be given to the user postgres: {process.StandardError.ReadToEnd().Trim()}");
        }

        return path;
    }

    private static void WriteSecret(string file, string text)
    {
        using var stream = new FileStream(file, new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write, UnixCreateMode = SecretFile });
        stream.Write(Encoding.UTF8.GetBytes(text + "\n"));
        stream.Flush(flushToDisk: true);
    }
}

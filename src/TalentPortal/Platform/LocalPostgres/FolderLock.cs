using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace TalentPortal.Platform.LocalPostgres;

/// <summary>A folder held for this process, by a lock that the kernel takes back when the process ends in whatever way.</summary>
internal sealed class FolderLock : IDisposable
{
    public const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    private const UnixFileMode SecretFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>A killed process keeps its locks for the moment that its end takes.</summary>
    private static readonly TimeSpan PatienceWithHolder = TimeSpan.FromSeconds(1);

    private readonly FileStream file;

    private FolderLock(FileStream file) => this.file = file;

    /// <param name="path">The folder; made when missing.</param>
    /// <param name="name">Name of the lock's file in it. The holder's process number is beside it, ending in <c>.holder</c>.</param>
    /// <param name="what">What lies in the folder, for the message.</param>
    /// <param name="ct">Stops waiting.</param>
    /// <exception cref="LocalPostgresException">Another process holds it (the message names it), or this user may not write there.</exception>
    public static async Task<FolderLock> TakeAsync(string path, string name, string what, CancellationToken ct)
    {
        var file = Path.Combine(path, name);
        // Beside the lock, because reading the locked file would ask for a lock of its own.
        var holder = file + ".holder";
        for (var waited = Stopwatch.StartNew(); ;)
        {
            try
            {
                if (!Directory.Exists(path))
                    MakeFolder(path);
                var held = new FolderLock(new FileStream(file, new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = FileShare.None, UnixCreateMode = SecretFile }));
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
                throw new LocalPostgresException($"The {what} in {path} is in use by process {id}. Stop that one, or give another folder.", e);
            }
            catch (IOException e)
            {
                throw new LocalPostgresException($"The folder {path} cannot be used: {e.Message}", e);
            }
        }
    }

    /// <summary>
    /// Makes a folder for this user only; as root one that others may pass through but not look into, because the
    /// database server, which is another user then, has its folder below.
    /// </summary>
    public static void MakeFolder(string path)
    {
        Directory.CreateDirectory(path);
        // Afterwards, so that the process's umask has no say in it.
        File.SetUnixFileMode(path, LocalPostgresBinaries.IsRootless ? OwnerOnly : OwnerOnly | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute);
    }

    /// <summary>Writes a file that only this user may read, and waits until it is on the disk.</summary>
    public static void WriteSecret(string path, string text)
    {
        using var stream = new FileStream(path, new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write, UnixCreateMode = SecretFile });
        stream.Write(Encoding.UTF8.GetBytes(text + "\n"));
        stream.Flush(flushToDisk: true);
    }

    public void Dispose() => file.Dispose();
}

namespace TalentPortal.Platform.LocalPostgres;

/// <summary>
/// The folder that holds everything a local portal keeps, held for this process. Only a folder that was empty or new
/// when the portal first took it carries the marker, and only a folder with the marker is ever emptied.
/// </summary>
internal sealed class DataFolder : IDisposable
{
    private const string Marker = ".talentportal";

    private readonly FolderLock held;

    private DataFolder(string path, FolderLock held)
    {
        Path = path;
        this.held = held;
    }

    public string Path { get; }

    /// <summary>Folder of the private database in it.</summary>
    public string Database => System.IO.Path.Combine(Path, "postgres");

    /// <param name="asked">Folder that was asked for, or null for the usual one.</param>
    /// <param name="say">Told when the usual one cannot be used.</param>
    /// <param name="ct">Stops waiting for the lock.</param>
    /// <exception cref="LocalPostgresException">In use, not writable, or full of somebody else's files.</exception>
    public static async Task<DataFolder> OpenAsync(string? asked, Action<string> say, CancellationToken ct)
    {
        var path = System.IO.Path.GetFullPath(asked ?? Usual(say));
        if (File.Exists(path))
            throw new LocalPostgresException($"{path} is a file. Give a folder.");
        if (Directory.Exists(path) && !IsOurs(path) && !IsEmpty(path))
            throw new LocalPostgresException($"{path} holds files that are not the portal's. Give a new or empty folder.");
        return new DataFolder(path, await FolderLock.TakeAsync(path, Marker, "portal", ct));
    }

    /// <summary>Deletes what is in the folder, the database included, and keeps the marker.</summary>
    public async Task EmptyAsync(CancellationToken ct)
    {
        await LocalCluster.DeleteAsync(Database, ct);
        foreach (var entry in new DirectoryInfo(Path).EnumerateFileSystemInfos().Where(entry => !entry.Name.StartsWith(Marker, StringComparison.Ordinal)))
        {
            if (entry is DirectoryInfo { LinkTarget: null } folder)
                folder.Delete(recursive: true);
            else
                entry.Delete();
        }
    }

    public void Dispose() => held.Dispose();

    /// <summary><c>.data</c> in the checkout, or below the home folder where that may not be written.</summary>
    private static string Usual(Action<string> say)
    {
        var inCheckout = System.IO.Path.Combine(Checkout() ?? Environment.CurrentDirectory, ".data");
        if (MayWrite(inCheckout))
            return inCheckout;
        // LocalApplicationData is XDG_DATA_HOME or ~/.local/share.
        var atHome = System.IO.Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.Create), "talentportal");
        say($"{inCheckout} cannot be written by this user; the data is in {atHome}.");
        return atHome;
    }

    private static string? Checkout()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(System.IO.Path.Combine(folder.FullName, "TalentPortal.sln")))
                return folder.FullName;
        }

        return null;
    }

    private static bool MayWrite(string path)
    {
        try
        {
            if (!Directory.Exists(path))
                FolderLock.MakeFolder(path);
            var probe = System.IO.Path.Combine(path, Marker + ".probe");
            File.WriteAllText(probe, "");
            File.Delete(probe);
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static bool IsOurs(string path) => File.Exists(System.IO.Path.Combine(path, Marker));

    private static bool IsEmpty(string path)
    {
        try
        {
            return !Directory.EnumerateFileSystemEntries(path).Any();
        }
        catch (UnauthorizedAccessException e)
        {
            throw new LocalPostgresException($"{path} cannot be read by this user. Give another folder.", e);
        }
    }
}

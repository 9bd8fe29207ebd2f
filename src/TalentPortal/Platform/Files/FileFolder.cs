namespace TalentPortal.Platform.Files;

/// <summary>The folders of the store: <c>ab/abcdef…</c> for files and <c>tmp</c> for what is not finished, all mode 700.</summary>
internal sealed class FileFolder
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    private readonly string _root;
    private readonly long _keepFree;

    /// <exception cref="InvalidOperationException">No folder is set, or it lies below the web root, where it would be served.</exception>
    public FileFolder(FilesOptions options, string? webRoot)
    {
        if (string.IsNullOrWhiteSpace(options.Directory)) throw new InvalidOperationException($"{FilesOptions.Section}:Directory is not set: it names the folder of uploaded files.");
        _root = Path.GetFullPath(options.Directory);
        if (webRoot is { Length: > 0 } && IsInside(_root, Path.GetFullPath(webRoot)))
            throw new InvalidOperationException($"{FilesOptions.Section}:Directory must not lie below the web root: {_root}");
        _keepFree = options.KeepFreeBytes;
        try
        {
            Temporary = Make(Path.Combine(_root, "tmp"));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InvalidOperationException($"The folder of uploaded files cannot be made: {_root}", e);
        }
    }

    public string Temporary { get; }

    public string NewTemporary() => Path.Combine(Temporary, Guid.NewGuid().ToString("n"));

    public string PathOf(string storageName) => Path.Combine(_root, storageName[..2], storageName);

    public string MakeFolderOf(string storageName) => Make(Path.Combine(_root, storageName[..2]));

    /// <summary>Generated names only: anything else could lead elsewhere.</summary>
    public static bool IsStorageName(string? name) => name is { Length: 32 } && name.All(char.IsAsciiHexDigitLower);

    public static string NewStorageName() => Convert.ToHexStringLower(System.Security.Cryptography.RandomNumberGenerator.GetBytes(16));

    /// <exception cref="FileStoreException">The volume is nearly full.</exception>
    public void RefuseWhenFull()
    {
        if (new DriveInfo(_root).AvailableFreeSpace < _keepFree) throw new FileStoreException("The volume of uploaded files is nearly full.");
    }

    public IEnumerable<FileInfo> Finished() => Directory.EnumerateDirectories(_root)
        .Where(d => Path.GetFileName(d).Length == 2)
        .SelectMany(Directory.EnumerateFiles).Select(f => new FileInfo(f)).Where(f => IsStorageName(f.Name));

    public static FileStream Create(string path, FileOptions more = FileOptions.None)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, BufferSize = 0, Options = FileOptions.Asynchronous | more };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return new(path, options);
    }

    private static string Make(string path)
    {
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(path);
        else Directory.CreateDirectory(path, OwnerOnly);
        return path;
    }

    private static bool IsInside(string path, string folder) =>
        (path + Path.DirectorySeparatorChar).StartsWith(folder.TrimEnd(Path.DirectorySeparatorChar) + Path.DirectorySeparatorChar, StringComparison.Ordinal);
}

using System.Security.Cryptography;
using System.Text;

namespace TalentPortal.Platform.Security.Vault;

/// <summary>
/// The keys that wrap every data key. They live in a file outside the database, one line <c>id base64</c> per key
/// (256 bits); the last line is the one new data keys are wrapped with, the others still unwrap. Adding a line rotates;
/// a line may be removed once <see cref="PortalVault.Rewrap"/> has moved everything off it.
/// </summary>
/// <remarks>Source: NIST SP 800-38D (AES-GCM) with random 96-bit nonces; one wrap per data key stays far below its limit.</remarks>
public sealed class MasterKeys : IDisposable
{
    /// <summary>Configuration key with the path of the key file.</summary>
    public const string Setting = "Portal:MasterKeys";

    internal const int KeyBytes = 32;
    private const byte WrapVersion = 1;
    private const int NonceBytes = 12;
    private const int TagBytes = 16;
    private const int WrappedBytes = 1 + NonceBytes + KeyBytes + TagBytes;
    private const int MaxIdLength = 32;

    // Raw bytes and a cipher for each use: an AesGcm object may not be used by two threads at once.
    private readonly Dictionary<string, byte[]> _keys;

    private MasterKeys(Dictionary<string, byte[]> keys, string currentId) => (_keys, CurrentId) = (keys, currentId);

    /// <summary>Id of the key that wraps new data keys.</summary>
    public string CurrentId { get; }

    public bool Knows(string id) => _keys.ContainsKey(id);

    /// <summary>Reads the key file.</summary>
    /// <exception cref="MasterKeysException">No path, no file, readable by others, or a line that is not a whole key.</exception>
    public static MasterKeys Load(string? path)
    {
        if (string.IsNullOrWhiteSpace(path))
            throw new MasterKeysException($"{Setting} is not set: it names the file with the master keys, without which no personal data can be read.");
        if (!File.Exists(path)) throw new MasterKeysException($"The file of master keys ({Setting}) does not exist: {path}");
        RefuseLooseMode(path);
        string[] lines;
        try
        {
            lines = File.ReadAllLines(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new MasterKeysException($"The file of master keys cannot be read: {path}", e);
        }

        var keys = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        string? current = null;
        for (var i = 0; i < lines.Length; i++)
        {
            var line = lines[i].Trim();
            if (line.Length == 0 || line[0] == '#') continue;
            current = ReadLine(line, $"{path}, line {i + 1}", keys);
        }

        return new(keys, current ?? throw new MasterKeysException($"The file of master keys holds no key: {path}"));
    }

    /// <summary>Makes a file with one new key, readable by its owner alone. An existing file is left as it is.</summary>
    public static void CreateFile(string path)
    {
        if (File.Exists(path)) return;
        var temporary = $"{path}.{Guid.NewGuid():n}";
        Write(temporary, FileMode.CreateNew, NewLine(1));
        try
        {
            File.Move(temporary, path, overwrite: false);
        }
        catch (IOException) when (File.Exists(path))
        {
            // Two processes started together; the first one's file holds.
            File.Delete(temporary);
        }
    }

    /// <summary>Adds a new key to an existing file and makes it the current one; call <see cref="PortalVault.Rewrap"/> after a restart.</summary>
    /// <returns>The id of the new key.</returns>
    public static string Rotate(string path)
    {
        using var present = Load(path);
        var number = present._keys.Count + 1;
        while (present.Knows(Id(number))) number++;
        Write(path, FileMode.Append, "\n" + NewLine(number));
        return Id(number);
    }

    internal byte[] Wrap(KeyOwner owner, int number, ReadOnlySpan<byte> key)
    {
        var wrapped = new byte[WrappedBytes];
        wrapped[0] = WrapVersion;
        RandomNumberGenerator.Fill(wrapped.AsSpan(1, NonceBytes));
        using var master = new AesGcm(_keys[CurrentId], TagBytes);
        master.Encrypt(
            wrapped.AsSpan(1, NonceBytes), key, wrapped.AsSpan(1 + NonceBytes, KeyBytes), wrapped.AsSpan(WrappedBytes - TagBytes),
            AssociatedData(owner, number, CurrentId));
        return wrapped;
    }

    /// <exception cref="MasterKeysException">The key file no longer holds the master key of this data key.</exception>
    /// <exception cref="SealBrokenException">The wrapped key was altered or belongs to somebody else.</exception>
    internal void Unwrap(KeyOwner owner, int number, string masterKeyId, ReadOnlySpan<byte> wrapped, Span<byte> key)
    {
        if (!_keys.TryGetValue(masterKeyId, out var masterKey))
            throw new MasterKeysException($"Master key '{masterKeyId}' is needed for the data of {owner} but is not in the key file.");
        if (wrapped.Length != WrappedBytes || wrapped[0] != WrapVersion) throw new SealBrokenException($"The data key {number} of {owner} has an unknown form.");
        using var master = new AesGcm(masterKey, TagBytes);
        try
        {
            master.Decrypt(
                wrapped.Slice(1, NonceBytes), wrapped.Slice(1 + NonceBytes, KeyBytes), wrapped[(WrappedBytes - TagBytes)..], key,
                AssociatedData(owner, number, masterKeyId));
        }
        catch (AuthenticationTagMismatchException e)
        {
            throw new SealBrokenException($"Master key '{masterKeyId}' does not open data key {number} of {owner}.", e);
        }
    }

    public void Dispose()
    {
        foreach (var key in _keys.Values) CryptographicOperations.ZeroMemory(key);
    }

    private static byte[] AssociatedData(KeyOwner owner, int number, string masterKeyId) =>
        Encoding.ASCII.GetBytes($"portal data key|{owner.Kind}|{owner.Id:n}|{number}|{masterKeyId}");

    private static string ReadLine(string line, string where, Dictionary<string, byte[]> keys)
    {
        var parts = line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length != 2) throw new MasterKeysException($"A line must hold an id and a key: {where}");
        var id = parts[0];
        if (id.Length > MaxIdLength || !id.All(c => char.IsAsciiLetterOrDigit(c) || c == '-'))
            throw new MasterKeysException($"The id of a master key is at most {MaxIdLength} letters, digits or hyphens: {where}");
        var key = GC.AllocateUninitializedArray<byte>(KeyBytes, pinned: true);
        if (!Convert.TryFromBase64String(parts[1], key, out var written) || written != KeyBytes)
            throw new MasterKeysException($"A master key is {KeyBytes} bytes in Base64: {where}");
        if (key.AsSpan().IndexOfAnyExcept(key[0]) < 0) throw new MasterKeysException($"A master key is random, this one repeats one byte: {where}");
        if (!keys.TryAdd(id, key)) throw new MasterKeysException($"The id '{id}' appears twice: {where}");
        return id;
    }

    private static void RefuseLooseMode(string path)
    {
        if (OperatingSystem.IsWindows()) return;
        // Read by the group is let through: orchestrators mount secrets that way (0440).
        const UnixFileMode loose = UnixFileMode.GroupWrite | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;
        if ((File.GetUnixFileMode(path) & loose) != 0)
            throw new MasterKeysException($"The file of master keys is open to other users of this machine; set its mode to 600: {path}");
    }

    private static string Id(int number) => $"k{number}";

    private static string NewLine(int number)
    {
        Span<byte> key = stackalloc byte[KeyBytes];
        RandomNumberGenerator.Fill(key);
        var line = $"{Id(number)} {Convert.ToBase64String(key)}\n";
        CryptographicOperations.ZeroMemory(key);
        return line;
    }

    private static void Write(string path, FileMode mode, string text)
    {
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows() && mode == FileMode.CreateNew) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var file = new FileStream(path, options);
        file.Write(Encoding.ASCII.GetBytes(text));
        file.Flush(flushToDisk: true);
    }
}

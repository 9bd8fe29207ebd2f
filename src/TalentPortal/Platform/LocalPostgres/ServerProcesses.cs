using System.Runtime.InteropServices;

namespace TalentPortal.Platform.LocalPostgres;

/// <summary>
/// PostgreSQL's processes of one data folder, found by what does not lie after a crash: the server and all its
/// children have the data folder as their working directory. (The number in postmaster.pid may since belong to
/// another program, which is why the server itself sometimes refuses to start after a crash.) Linux only.
/// </summary>
internal static class ServerProcesses
{
    private const int Interrupt = 2, Quit = 3;

    public static IReadOnlyList<int> Of(string pgData)
    {
        var real = RealPath(pgData);
        return real is null ? [] : [.. Directory.EnumerateDirectories("/proc")
            .Select(folder => int.TryParse(Path.GetFileName(folder), out var id) ? id : 0)
            .Where(id => id > 0 && RunsIn(id, real))];
    }

    /// <summary>Asks the main server process, if there is one, to end its sessions and stop cleanly.</summary>
    public static void StopCleanly(string pgData) => Signal(MainServer(pgData), Interrupt);

    /// <summary>Ends all of them at once; the next start recovers from the log.</summary>
    public static void StopAtOnce(string pgData)
    {
        foreach (var id in Of(pgData))
            Signal(id, Quit);
    }

    /// <exception cref="LocalPostgresException">They were still there after <paramref name="patience"/>.</exception>
    public static async Task WaitUntilGoneAsync(string pgData, TimeSpan patience, CancellationToken ct)
    {
        var waited = System.Diagnostics.Stopwatch.StartNew();
        while (Of(pgData) is { Count: > 0 } left)
        {
            if (waited.Elapsed > patience)
                throw new LocalPostgresException($"A PostgreSQL server of {pgData} does not stop (process {string.Join(", ", left)}). End it, then start again.");
            await Task.Delay(30, ct);
        }
    }

    private static int MainServer(string pgData)
    {
        var file = Path.Combine(pgData, "postmaster.pid");
        return File.Exists(file) && int.TryParse(File.ReadLines(file).FirstOrDefault(), out var id) && Of(pgData).Contains(id) ? id : 0;
    }

    private static bool RunsIn(int id, string folder)
    {
        try
        {
            return File.ReadAllText($"/proc/{id}/comm").Trim() == "postgres"
                && new FileInfo($"/proc/{id}/cwd").LinkTarget == folder;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false; // ended meanwhile, or another user's: not a server that we could have started
        }
    }

    private static void Signal(int id, int signal)
    {
        if (id > 0)
            _ = Kill(id, signal);
    }

    private static string? RealPath(string path)
    {
        var pointer = RealPath(path, 0);
        if (pointer == 0)
            return null;
        var text = Marshal.PtrToStringUTF8(pointer);
        Free(pointer);
        return text;
    }

    [DllImport("libc", EntryPoint = "kill")]
    private static extern int Kill(int id, int signal);

    [DllImport("libc", EntryPoint = "realpath")]
    private static extern nint RealPath([MarshalAs(UnmanagedType.LPUTF8Str)] string path, nint buffer);

    [DllImport("libc", EntryPoint = "free")]
    private static extern void Free(nint pointer);
}

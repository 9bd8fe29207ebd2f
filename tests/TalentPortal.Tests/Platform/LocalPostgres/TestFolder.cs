using System.Diagnostics;
using TalentPortal.Platform.LocalPostgres;

namespace TalentPortal.Tests.Platform.LocalPostgres;

/// <summary>A new folder of the temporary folder that every user may pass through; deleted at the end, with clusters that settled elsewhere.</summary>
internal sealed class TestFolder : IDisposable
{
    public TestFolder()
    {
        Path = System.IO.Path.Combine(System.IO.Path.GetTempPath(), "talentportal-test-" + Guid.NewGuid().ToString("n")[..12]);
        Directory.CreateDirectory(Path);
        File.SetUnixFileMode(Path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute);
    }

    public string Path { get; }

    public string this[string name] => System.IO.Path.Combine(Path, name);

    public static async Task<int> RunAsync(params string[] command)
    {
        using var process = Process.Start(command[0], command.Skip(1));
        await process.WaitForExitAsync();
        return process.ExitCode;
    }

    public void Dispose()
    {
        foreach (var note in Directory.EnumerateFiles(Path, ClusterFolder.ElsewhereNote, SearchOption.AllDirectories).ToList())
            Delete(File.ReadAllText(note).Trim());
        Delete(Path);
    }

    /// <summary>A server whose parent was killed is still writing when its test has ended: nothing is deleted under it.</summary>
    private static void Delete(string folder)
    {
        foreach (var pgData in Directory.EnumerateDirectories(folder, "pgdata", SearchOption.AllDirectories).ToList())
            ServerProcesses.WaitUntilGoneAsync(pgData, TimeSpan.FromSeconds(90), default).GetAwaiter().GetResult();
        Directory.Delete(folder, recursive: true);
    }
}

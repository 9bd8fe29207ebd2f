using System.Diagnostics;
using System.Runtime.InteropServices;

namespace TalentPortal.Tests.Platform.LocalPostgres;

/// <summary>This assembly as a process of its own, with a command of <see cref="Program"/>.</summary>
internal sealed class ChildProcess : IDisposable
{
    private readonly Process process;

    public ChildProcess(IEnumerable<string> command, IReadOnlyDictionary<string, string>? environment = null)
    {
        var dotnet = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", "dotnet"));
        var start = new ProcessStartInfo(dotnet, [typeof(ChildProcess).Assembly.Location, .. command])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
            start.Environment[name] = value;
        process = Process.Start(start)!;
    }

    public int Id => process.Id;

    public async Task<string> ReadLineAsync() =>
        await process.StandardOutput.ReadLineAsync().WaitAsync(TimeSpan.FromSeconds(60))
        ?? throw new InvalidOperationException("The child ended: " + await process.StandardError.ReadToEndAsync());

    public async Task<(int Exit, string Output)> ReadToEndAsync()
    {
        process.StandardInput.Close();
        var output = await process.StandardOutput.ReadToEndAsync().WaitAsync(TimeSpan.FromSeconds(60));
        await process.WaitForExitAsync();
        return (process.ExitCode, output.Trim());
    }

    /// <summary>kill -9: the child gets no chance to tidy up.</summary>
    public void Kill() => process.Kill();

    public void Dispose()
    {
        if (!process.HasExited)
            process.Kill();
        process.Dispose();
    }
}

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
        // Started in the background of a script, the test run ignores SIGINT, and its children would inherit that.
        var start = new ProcessStartInfo("env", ["--default-signal=INT", dotnet, typeof(ChildProcess).Assembly.Location, .. command])
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
        await process.StandardOutput.ReadLineAsync().WaitAsync(TimeSpan.FromSeconds(120))
        ?? throw new InvalidOperationException("The child ended: " + await process.StandardError.ReadToEndAsync());

    /// <summary>Passes over lines until one begins like this, and returns it.</summary>
    public async Task<string> ReadUntilAsync(string beginning)
    {
        while (true)
        {
            if (await ReadLineAsync() is var line && line.StartsWith(beginning, StringComparison.Ordinal))
                return line;
        }
    }

    /// <returns>Exit code, and what it printed that was not read yet: standard output, then errors.</returns>
    public async Task<(int Exit, string Output)> ReadToEndAsync()
    {
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(120));
        return (process.ExitCode, (await output + await errors).Trim());
    }

    public Task SignalAsync(string name) => TestFolder.RunAsync("kill", "-" + name, $"{Id}");

    /// <summary>kill -9: the child gets no chance to tidy up.</summary>
    public void Kill() => process.Kill();

    public void Dispose()
    {
        if (!process.HasExited)
            process.Kill();
        process.Dispose();
    }
}

using TalentPortal.Platform.LocalPostgres;
using TalentPortal.Platform.Security.Vault;

namespace TalentPortal.Shell;

/// <summary>
/// Lets the operator's commands reach a portal that <c>run</c> started: its settings lie in <c>DIR/portal.env</c>, readable
/// by its owner alone, as <c>NAME=value</c> lines that a shell can read too.
/// </summary>
internal static class RunningPortal
{
    private const string FileName = "portal.env";

    public static void Write(LocalRun run)
    {
        var path = Path.Combine(run.DataDirectory, FileName);
        using (new FileStream(path, new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write, UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite })) { }
        File.WriteAllLines(path,
        [
            $"ConnectionStrings__Portal={Quoted(run.Database.Portal)}",
            $"Portal__DataDirectory={Quoted(run.DataDirectory)}",
            $"{MasterKeys.Setting.Replace(":", "__", StringComparison.Ordinal)}={Quoted(Path.Combine(run.DataDirectory, "master-keys"))}",
        ]);
    }

    /// <summary>The portal has stopped, and its database with it.</summary>
    public static void Remove(LocalRun run) => File.Delete(Path.Combine(run.DataDirectory, FileName));

    /// <summary>Takes the settings into this process's environment.</summary>
    /// <exception cref="InvalidOperationException">No portal runs in that folder.</exception>
    public static void Read(string dataDirectory)
    {
        var path = Path.Combine(dataDirectory, FileName);
        if (!File.Exists(path)) throw new InvalidOperationException($"No portal runs with --data {dataDirectory}: start it with eng/run.sh.");
        foreach (var line in File.ReadAllLines(path))
        {
            var equals = line.IndexOf('=', StringComparison.Ordinal);
            if (equals > 0) Environment.SetEnvironmentVariable(line[..equals], Unquoted(line[(equals + 1)..]));
        }
    }

    // As a shell quotes: a quote of the value's own stands between two pieces.
    private static string Quoted(string value) => $"'{value.Replace("'", "'\\''", StringComparison.Ordinal)}'";

    private static string Unquoted(string text) => text[1..^1].Replace("'\\''", "'", StringComparison.Ordinal);
}

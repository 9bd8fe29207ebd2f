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
            $"ConnectionStrings__Portal='{run.Database.Portal}'",
            $"Portal__DataDirectory='{run.DataDirectory}'",
            $"{MasterKeys.Setting.Replace(":", "__", StringComparison.Ordinal)}='{Path.Combine(run.DataDirectory, "master-keys")}'",
        ]);
    }

    /// <summary>Takes the settings into this process's environment.</summary>
    /// <exception cref="InvalidOperationException">No portal runs in that folder.</exception>
    public static void Read(string dataDirectory)
    {
        var path = Path.Combine(dataDirectory, FileName);
        if (!File.Exists(path)) throw new InvalidOperationException($"No portal was started with --data {dataDirectory}.");
        foreach (var line in File.ReadAllLines(path))
        {
            var equals = line.IndexOf('=', StringComparison.Ordinal);
            if (equals > 0) Environment.SetEnvironmentVariable(line[..equals], line[(equals + 1)..].Trim('\''));
        }
    }
}

using System.Diagnostics;
using System.Text.RegularExpressions;

namespace TalentPortal.Platform.LocalPostgres;

/// <summary>PostgreSQL's server programs on this machine: a folder that holds <c>initdb</c> and <c>postgres</c>.</summary>
/// <param name="Folder">Absolute path of the folder.</param>
/// <param name="Major">Major version, as in 15 for 15.8.</param>
public sealed partial record LocalPostgresBinaries(string Folder, int Major)
{
    /// <summary>Oldest major version that the portal's SQL runs on.</summary>
    public const int OldestMajor = 15;

    /// <summary>
    /// False as root. PostgreSQL refuses to run as root, so there the server programs run as the system user
    /// <c>postgres</c>; everywhere else they run as whoever runs the portal.
    /// </summary>
    public static bool IsRootless => !Environment.IsPrivilegedProcess;

    public string InitDb => Path.Combine(Folder, "initdb");

    public string Postgres => Path.Combine(Folder, "postgres");

    /// <summary>
    /// Looks in <c>PG_BIN</c>, <c>PATH</c>, <c>/usr/lib/postgresql/*/bin</c> and <c>/usr/pgsql-*/bin</c> (newest
    /// first), and where <c>pg_config --bindir</c> points. A <c>PG_BIN</c> that is set is the only place looked in.
    /// </summary>
    /// <param name="major">Wanted major version, when a data folder made by it exists already.</param>
    /// <exception cref="LocalPostgresException">Nothing suitable was found; the message says what to install.</exception>
    public static LocalPostgresBinaries Find(int? major = null)
    {
        var tooOld = new SortedSet<int>();
        var others = new SortedSet<int>();
        foreach (var folder in Candidates())
        {
            if (!File.Exists(Path.Combine(folder, "initdb")) || VersionOf(Path.Combine(folder, "postgres")) is not { } found)
                continue;
            if (found < OldestMajor)
                tooOld.Add(found);
            else if (major is not null && found != major)
                others.Add(found);
            else
                return new LocalPostgresBinaries(folder, found);
        }

        if (Environment.GetEnvironmentVariable("PG_BIN") is { Length: > 0 } given && tooOld.Count + others.Count == 0)
            throw new LocalPostgresException($"PG_BIN is {given}, but that folder does not hold PostgreSQL's programs initdb and postgres.");
        if (others.Count > 0)
            throw new LocalPostgresException($"The data folder was made by PostgreSQL {major}, which is not installed (found: {string.Join(", ", others)}). Install postgresql-{major}, or start with --fresh.");
        throw new LocalPostgresException(
            $"PostgreSQL {major ?? OldestMajor}{(major is null ? " or newer" : "")} is not installed{(tooOld.Count > 0 ? $" (found only {string.Join(", ", tooOld)})" : "")}. " +
            "On Debian or Ubuntu: sudo apt-get install postgresql. Elsewhere: set PG_BIN to the folder with initdb and postgres.");
    }

    private static IEnumerable<string> Candidates()
    {
        if (Environment.GetEnvironmentVariable("PG_BIN") is { Length: > 0 } given)
            return [Path.GetFullPath(given)];
        var path = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':', StringSplitOptions.RemoveEmptyEntries);
        return path
            .Concat(Versioned("/usr/lib/postgresql", "*", "bin"))
            .Concat(Versioned("/usr", "pgsql-*", "bin"))
            .Concat(FromPgConfig())
            .Where(Path.IsPathRooted);
    }

    private static IEnumerable<string> Versioned(string root, string pattern, string leaf) =>
        Directory.Exists(root)
            ? Directory.GetDirectories(root, pattern)
                .OrderByDescending(folder => int.TryParse(LeadingNumber().Match(Path.GetFileName(folder)).Value, out var n) ? n : 0)
                .Select(folder => Path.Combine(folder, leaf))
            : [];

    private static IEnumerable<string> FromPgConfig() => Ask("pg_config", "--bindir") is { Length: > 0 } folder ? [folder] : [];

    private static int? VersionOf(string postgres) =>
        File.Exists(postgres) && int.TryParse(LeadingNumber().Match(Ask(postgres, "--version")).Value, out var major) ? major : null;

    private static string Ask(string program, string argument)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, [argument]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            var answer = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0 ? answer.Trim() : "";
        }
        catch (Exception e) when (e is System.ComponentModel.Win32Exception or InvalidOperationException)
        {
            return "";
        }
    }

    [GeneratedRegex(@"\d+")]
    private static partial Regex LeadingNumber();
}

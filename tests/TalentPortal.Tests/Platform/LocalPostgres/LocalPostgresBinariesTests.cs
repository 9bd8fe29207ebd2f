using TalentPortal.Platform.LocalPostgres;

namespace TalentPortal.Tests.Platform.LocalPostgres;

/// <summary>Each in a process of its own, because the search reads the environment.</summary>
public sealed class LocalPostgresBinariesTests : IDisposable
{
    private readonly TestFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Those_of_this_machine_are_found()
    {
        var found = LocalPostgresBinaries.Find();
        Assert.True(File.Exists(found.InitDb) && File.Exists(found.Postgres));
        Assert.True(found.Major >= LocalPostgresBinaries.OldestMajor);
    }

    [Fact]
    public async Task PG_BIN_wins() =>
        Assert.Equal((0, $"17 {Fake("here", "17.2")}"), await FindAsync(new() { ["PG_BIN"] = folder["here"] }));

    [Fact]
    public async Task PATH_comes_next() =>
        Assert.Equal((0, $"18 {Fake("onpath", "18beta1")}"), await FindAsync(new() { ["PATH"] = folder["onpath"] + ":" + Environment.GetEnvironmentVariable("PATH") }));

    [Fact]
    public async Task A_wrong_PG_BIN_is_named_rather_than_passed_over()
    {
        var (exit, said) = await FindAsync(new() { ["PG_BIN"] = folder["nothing"] });
        Assert.Equal(1, exit);
        Assert.Contains(folder["nothing"], said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_version_that_is_too_old_is_not_taken_and_what_to_install_is_said()
    {
        var (exit, said) = await FindAsync(new() { ["PG_BIN"] = Fake("old", "13.4") });
        Assert.Equal(1, exit);
        Assert.Contains("found only 13", said, StringComparison.Ordinal);
        Assert.Contains("apt-get install postgresql", said, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', said);
    }

    [Fact]
    public async Task A_data_folder_of_another_version_asks_for_that_version()
    {
        var (exit, said) = await FindAsync(new() { ["PG_BIN"] = Fake("new", "17.2") }, "16");
        Assert.Equal(1, exit);
        Assert.Contains("postgresql-16", said, StringComparison.Ordinal);
    }

    private static async Task<(int Exit, string Said)> FindAsync(Dictionary<string, string> environment, params string[] major)
    {
        using var child = new ChildProcess(["find-binaries", .. major], environment);
        return await child.ReadToEndAsync();
    }

    private string Fake(string name, string version)
    {
        Directory.CreateDirectory(folder[name]);
        foreach (var program in new[] { "initdb", "postgres" })
        {
            var file = Path.Combine(folder[name], program);
            File.WriteAllText(file, $"#!/bin/sh\necho '{program} (PostgreSQL) {version}'\n");
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        return folder[name];
    }
}

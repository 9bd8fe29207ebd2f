using System.Diagnostics;
using Npgsql;
using TalentPortal.Platform.LocalPostgres;

namespace TalentPortal.Tests.Platform.LocalPostgres;

public sealed class LocalClusterTests : IDisposable
{
    private readonly TestFolder folder = new();
    private readonly List<string> said = [];

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task What_was_written_is_there_after_a_restart()
    {
        await using (var first = await StartAsync())
            await ExecuteAsync(first, "create table kept (n int); insert into kept values (41)");

        await using var second = await StartAsync();
        Assert.Equal(41, await ScalarAsync(second, "select n from kept"));
    }

    [Fact]
    public async Task Stopping_is_quick_leaves_no_process_and_can_be_done_twice()
    {
        var cluster = await StartAsync();
        await using var open = await OpenAsync(cluster.SuperuserConnectionString); // a session that is still open does not hold it up
        Assert.NotEmpty(ServersOf(cluster.Folder));

        var clock = Stopwatch.StartNew();
        await cluster.DisposeAsync();
        Assert.InRange(clock.Elapsed.TotalSeconds, 0, 25); // a tenth of a second, unless the machine is very busy; waiting for the session would take 30
        await cluster.DisposeAsync();

        Assert.Empty(ServersOf(cluster.Folder));
        Assert.Contains("database system is shut down", File.ReadAllText(cluster.LogFile), StringComparison.Ordinal);
    }

    [Fact]
    public async Task When_the_parent_is_killed_no_server_is_left_and_the_next_start_finds_every_committed_row()
    {
        using var parent = new ChildProcess(["cluster", folder["db"]]);
        var home = await parent.ReadLineAsync();
        await using var connection = await OpenAsync(await parent.ReadLineAsync());
        await ExecuteAsync(connection, "create table kept (n int); insert into kept values (1)");
        await ExecuteAsync(connection, "begin; insert into kept values (2)");

        parent.Kill();
        await ServerProcesses.WaitUntilGoneAsync(Path.Combine(home, "pgdata"), TimeSpan.FromSeconds(90), default);

        await using var next = await StartAsync();
        Assert.Equal(1L, await ScalarAsync(next, "select count(*) from kept"));
    }

    [Fact]
    public async Task The_next_start_right_after_a_kill_waits_for_the_old_server()
    {
        using var parent = new ChildProcess(["cluster", folder["db"]]);
        await parent.ReadLineAsync();
        await using (var connection = await OpenAsync(await parent.ReadLineAsync()))
            await ExecuteAsync(connection, "create table kept as select generate_series(1, 20000) n");

        parent.Kill();
        await using var next = await StartAsync();
        Assert.Equal(20000L, await ScalarAsync(next, "select count(*) from kept"));
    }

    [Fact]
    public async Task A_server_that_outlived_parent_and_keeper_is_stopped_by_the_next_start()
    {
        using var parent = new ChildProcess(["cluster", folder["db"]]);
        var home = await parent.ReadLineAsync();
        var survivor = PostmasterOf(home);
        foreach (var keeper in KeepersOf(home))
            await TestFolder.RunAsync("kill", "-9", keeper);
        parent.Kill();
        Assert.Contains(survivor, ServersOf(home));

        await using var next = await StartAsync();
        Assert.NotEqual(survivor, PostmasterOf(home));
        Assert.Equal(["Waiting for the database server of the run before to stop."], said.Where(line => line.StartsWith("Waiting", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_crashed_server_recovers_although_its_process_number_now_belongs_to_another_program()
    {
        using var parent = new ChildProcess(["cluster", folder["db"]]);
        var home = await parent.ReadLineAsync();
        await using (var connection = await OpenAsync(await parent.ReadLineAsync()))
            await ExecuteAsync(connection, "create table kept as select 7 as n");
        var processes = ServersOf(home);
        // First who would stop the server in good order once its parent is gone: that would be no crash.
        foreach (var keeper in KeepersOf(home))
            await TestFolder.RunAsync("kill", "-9", keeper);
        parent.Kill();
        foreach (var process in processes)
            await TestFolder.RunAsync("kill", "-9", $"{process}");
        await ServerProcesses.WaitUntilGoneAsync(Path.Combine(home, "pgdata"), TimeSpan.FromSeconds(90), default);

        using var stranger = ClusterFolder.Start([.. ClusterFolder.AsServerUser, "sleep", "60"]);
        var pidFile = Path.Combine(home, "pgdata", "postmaster.pid");
        Assert.True(File.Exists(pidFile), "the crash left no postmaster.pid: it was no crash");
        File.WriteAllLines(pidFile, [$"{stranger.Id}", .. File.ReadAllLines(pidFile).Skip(1)]);
        try
        {
            await using var next = await StartAsync();
            Assert.Equal(7, await ScalarAsync(next, "select n from kept"));
            Assert.False(stranger.HasExited);
            Assert.Contains("automatic recovery in progress", File.ReadAllText(next.LogFile), StringComparison.Ordinal);
        }
        finally
        {
            stranger.Kill();
        }
    }

    [Fact]
    public async Task A_folder_in_use_is_refused_and_the_holder_named()
    {
        using var holder = new ChildProcess(["cluster", folder["db"]]);
        await holder.ReadLineAsync();
        var connection = await holder.ReadLineAsync();

        var refusal = await Assert.ThrowsAsync<LocalPostgresException>(StartAsync);
        Assert.Contains($"in use by process {holder.Id}", refusal.Message, StringComparison.Ordinal);
        await using var stillThere = await OpenAsync(connection);
    }

    [Fact]
    public async Task It_listens_on_no_network_address()
    {
        await using var cluster = await StartAsync(new() { ["listen_addresses"] = "*" }); // not even when asked to
        Assert.Equal("", await ScalarAsync(cluster, "show listen_addresses"));

        var listening = new[] { "/proc/net/tcp", "/proc/net/tcp6" }.Where(File.Exists).SelectMany(File.ReadLines)
            .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Where(parts => parts.Length > 9 && parts[3] == "0A").Select(parts => parts[9]).ToHashSet();
        var sockets = Directory.EnumerateFiles($"/proc/{PostmasterOf(cluster.Folder)}/fd").Select(fd => new FileInfo(fd).LinkTarget ?? "").Where(target => target.StartsWith("socket:", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(sockets); // its Unix socket at least: we do see its files
        Assert.DoesNotContain(sockets, socket => listening.Contains(socket["socket:[".Length..^1]));
    }

    [Fact]
    public async Task The_socket_folder_is_closed_to_others_and_the_password_is_asked_for()
    {
        await using var cluster = await StartAsync();
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(cluster.SocketDirectory));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(cluster.Folder, "superuser.password")));

        var wrong = new NpgsqlConnectionStringBuilder(cluster.SuperuserConnectionString) { Password = "guessed" };
        var refusal = await Assert.ThrowsAsync<PostgresException>(() => OpenAsync(wrong.ConnectionString));
        Assert.Equal(PostgresErrorCodes.InvalidPassword, refusal.SqlState);
        Assert.Equal(0L, await ScalarAsync(cluster, "select count(*) from pg_hba_file_rules where auth_method <> 'scram-sha-256'"));
        Assert.Equal(0L, await ScalarAsync(cluster, "select count(*) from pg_authid where rolpassword is not null and rolpassword not like 'SCRAM-SHA-256$%'"));
    }

    [Fact]
    public async Task A_folder_that_the_servers_user_cannot_reach_is_replaced_by_one_that_is_said()
    {
        var closed = folder["closed"];
        Directory.CreateDirectory(closed, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        var asked = Path.Combine(closed, "db");
        string settled;
        await using (var cluster = await LocalCluster.StartAsync(new() { DataDirectory = asked, Say = said.Add }))
        {
            settled = cluster.Folder;
            await ExecuteAsync(cluster, "create table kept as select 5 as n");
        }

        // Only as root is the server another user than we are.
        Assert.Equal(LocalPostgresBinaries.IsRootless, settled == asked);
        Assert.Equal(LocalPostgresBinaries.IsRootless ? [] : [$"The user postgres cannot reach {asked}; the database is in {settled}."], said);
        await using var again = await LocalCluster.StartAsync(new() { DataDirectory = asked });
        Assert.Equal(settled, again.Folder);
        Assert.Equal(5, await ScalarAsync(again, "select n from kept"));
    }

    [Theory]
    [InlineData("with space, comma")]
    [InlineData("it's \"quoted\"; $HOME `x`")]
    [InlineData("人才服务")]
    [InlineData("a path that is far too long for the socket of a server, which has to fit into one hundred and eight bytes")]
    public async Task Any_folder_name_will_do(string name)
    {
        string socket;
        await using (var cluster = await LocalCluster.StartAsync(new() { DataDirectory = folder[name] }))
        {
            socket = cluster.SocketDirectory;
            Assert.Equal(1, await ScalarAsync(cluster, "select 1"));
        }

        Assert.True(socket.StartsWith(folder[name], StringComparison.Ordinal) || !Directory.Exists(socket), $"{socket} was left behind");
        await using var again = await LocalCluster.StartAsync(new() { DataDirectory = folder[name] });
        Assert.Equal(1, await ScalarAsync(again, "select 1"));
    }

    [Fact]
    public async Task What_an_interrupted_first_start_left_is_made_anew()
    {
        Directory.CreateDirectory(Path.Combine(folder["db"], "making", "pgdata"));
        File.WriteAllText(Path.Combine(folder["db"], "making", "pgdata", "PG_VERSION"), "15\n");
        File.SetUnixFileMode(folder["db"], UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.OtherExecute);

        await using var cluster = await StartAsync();
        Assert.Equal(1, await ScalarAsync(cluster, "select 1"));
        Assert.False(Directory.Exists(Path.Combine(folder["db"], "making")));
    }

    [Fact]
    public async Task A_server_that_does_not_start_is_quoted()
    {
        var refusal = await Assert.ThrowsAsync<LocalPostgresException>(() => StartAsync(new() { ["shared_buffers"] = "much" }));
        Assert.Contains("shared_buffers", refusal.Message, StringComparison.Ordinal);
        await using var cluster = await StartAsync(); // and the folder is free again
    }

    [Fact]
    public async Task A_temporary_cluster_is_gone_with_its_folder_when_it_is_disposed()
    {
        var cluster = await LocalCluster.StartTemporaryAsync();
        Assert.Equal("off", await ScalarAsync(cluster, "show fsync"));
        Assert.True(Directory.Exists(cluster.Folder));
        await cluster.DisposeAsync();
        Assert.False(Directory.Exists(cluster.Folder));
        Assert.False(Directory.Exists(cluster.SocketDirectory));
    }

    [Fact]
    public async Task A_temporary_cluster_is_gone_with_its_folder_when_the_parent_is_killed()
    {
        using var parent = new ChildProcess(["temporary-cluster"]);
        var home = await parent.ReadLineAsync();
        await parent.ReadLineAsync();
        parent.Kill();
        var clock = Stopwatch.StartNew();
        while (Directory.Exists(home) && clock.Elapsed < TimeSpan.FromSeconds(90))
            await Task.Delay(50);
        Assert.False(Directory.Exists(home));
    }

    [Fact]
    public async Task A_temporary_cluster_does_not_take_and_delete_a_folder_that_exists()
    {
        await Assert.ThrowsAsync<LocalPostgresException>(() => LocalCluster.StartAsync(new() { DataDirectory = folder.Path, Temporary = true }));
        Assert.True(Directory.Exists(folder.Path));
    }

    [Fact]
    public async Task A_lasting_cluster_is_durable()
    {
        await using var cluster = await StartAsync();
        Assert.Equal(["on", "on", "on"], [await ScalarAsync(cluster, "show fsync"), await ScalarAsync(cluster, "show full_page_writes"), await ScalarAsync(cluster, "show synchronous_commit")]);
    }

    [Fact]
    public async Task The_servers_log_does_not_quote_statements_or_values()
    {
        await using var cluster = await StartAsync();
        await ExecuteAsync(cluster, "create table people (email text primary key); insert into people values ('someone@example.org')");
        await Assert.ThrowsAsync<PostgresException>(() => ExecuteAsync(cluster, "insert into people values ('someone@example.org')"));
        var log = File.ReadAllText(cluster.LogFile);
        Assert.Contains("duplicate key", log, StringComparison.Ordinal);
        Assert.DoesNotContain("someone@example.org", log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_server_is_told_nothing_of_our_environment()
    {
        using var parent = new ChildProcess(["cluster", folder["db"]], new Dictionary<string, string> { ["TALENTPORTAL_SECRET"] = "s3cret", ["PGPORT"] = "6666" });
        var home = await parent.ReadLineAsync();
        await using var connection = await OpenAsync(await parent.ReadLineAsync());
        var environment = File.ReadAllText($"/proc/{PostmasterOf(home)}/environ");
        Assert.Contains("PATH=", environment, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cret", environment, StringComparison.Ordinal);
    }

    private Task<LocalCluster> StartAsync() => StartAsync([]);

    private Task<LocalCluster> StartAsync(Dictionary<string, string> settings) =>
        LocalCluster.StartAsync(new() { DataDirectory = folder["db"], Settings = settings, Say = said.Add });

    private static IReadOnlyList<int> ServersOf(string home) => ServerProcesses.Of(Path.Combine(home, "pgdata"));

    private static int PostmasterOf(string home) => int.Parse(File.ReadLines(Path.Combine(home, "pgdata", "postmaster.pid")).First(), System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>The shells that stand between parent and server: their command line names the log.</summary>
    private static IEnumerable<string> KeepersOf(string home) =>
        Directory.EnumerateDirectories("/proc").Select(path => Path.GetFileName(path)!).Where(name => name.All(char.IsAsciiDigit))
            .Where(id => ReadOrNothing($"/proc/{id}/comm").Trim() == "sh" && ReadOrNothing($"/proc/{id}/cmdline").Contains(Path.Combine(home, "postgres.log"), StringComparison.Ordinal))
            .ToList();

    private static string ReadOrNothing(string file)
    {
        try
        {
            return File.ReadAllText(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }

    private static async Task<NpgsqlConnection> OpenAsync(string connectionString)
    {
        var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        return connection;
    }

    private static async Task ExecuteAsync(LocalCluster cluster, string sql)
    {
        await using var connection = await OpenAsync(cluster.SuperuserConnectionString);
        await ExecuteAsync(connection, sql);
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<object?> ScalarAsync(LocalCluster cluster, string sql)
    {
        await using var connection = await OpenAsync(cluster.SuperuserConnectionString);
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }
}

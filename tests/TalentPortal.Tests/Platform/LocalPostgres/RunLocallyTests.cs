using System.Net;
using System.Net.Sockets;
using TalentPortal.Platform.LocalPostgres;

namespace TalentPortal.Tests.Platform.LocalPostgres;

public sealed class RunLocallyTests : IDisposable
{
    private readonly TestFolder folder = new();

    private string Data => folder["data"];

    private string PgData => Path.Combine(Data, "postgres", "pgdata");

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("INT")]
    [InlineData("TERM")]
    [InlineData("HUP")]
    public async Task A_signal_stops_portal_and_database_and_the_data_stay(string signal)
    {
        foreach (var start in new[] { 1, 2 })
        {
            using var run = Run([]);
            Assert.EndsWith($"starts {start} by portal_app", await run.ReadUntilAsync("serving"), StringComparison.Ordinal);
            await run.SignalAsync(signal);
            Assert.Equal((0, "served"), await run.ReadToEndAsync());
            Assert.Empty(ServerProcesses.Of(PgData));
        }
    }

    [Fact]
    public async Task A_signal_while_preparing_is_no_failure()
    {
        using var run = Run([], new() { ["CHILD_HANGS_IN"] = "prepare" });
        await run.ReadUntilAsync("hanging");
        await run.SignalAsync("INT");
        Assert.Equal((0, ""), await run.ReadToEndAsync());
        Assert.Empty(ServerProcesses.Of(PgData));
    }

    [Theory]
    [InlineData("prepare")]
    [InlineData("serve")]
    public async Task A_failure_is_reported_and_the_database_stopped(string part)
    {
        using var run = Run([], new() { ["CHILD_FAILS_IN"] = part });
        var (exit, output) = await run.ReadToEndAsync();
        Assert.Equal(1, exit);
        Assert.Contains("as told", output, StringComparison.Ordinal);
        Assert.Empty(ServerProcesses.Of(PgData));
    }

    [Fact]
    public async Task What_was_asked_for_reaches_the_portal()
    {
        var port = FreePort();
        using var run = new ChildProcess(["run", "--no-demo", "--data", Data, "--port", $"{port}"]);
        Assert.Equal($"serving http://localhost:{port} demo False own True starts 1 by portal_app", await run.ReadUntilAsync("serving"));
    }

    [Fact]
    public async Task A_taken_port_is_said_before_anything_is_made()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var port = ((IPEndPoint)other.LocalEndpoint).Port;
        using var run = new ChildProcess(["run", "--data", Data, "--port", $"{port}"]);
        Assert.Equal((2, $"Port {port} is taken by another program. Give another with --port N."), await run.ReadToEndAsync());
        Assert.False(Directory.Exists(Data));
    }

    [Fact]
    public async Task Two_on_one_folder_are_refused_with_the_first_one_named()
    {
        using var first = Run([]);
        await first.ReadUntilAsync("serving");
        foreach (var arguments in new string[][] { [], ["--fresh"] })
        {
            using var second = Run(arguments);
            Assert.Equal((2, $"The portal in {Data} is in use by process {first.Id}. Stop that one, or give another folder."), await second.ReadToEndAsync());
        }

        await first.SignalAsync("TERM");
        Assert.Equal((0, "served"), await first.ReadToEndAsync());
    }

    [Fact]
    public async Task Fresh_forgets_everything_even_right_after_a_kill()
    {
        using (var first = Run([]))
        {
            await first.ReadUntilAsync("serving");
            first.Kill();
        }

        using var again = Run(["--fresh"]);
        Assert.EndsWith("starts 1 by portal_app", await again.ReadUntilAsync("serving"), StringComparison.Ordinal);
        Assert.Equal("served\n", File.ReadAllText(Path.Combine(Data, "notes.txt")));
    }

    [Fact]
    public async Task Fresh_forgets_a_database_that_had_to_settle_elsewhere()
    {
        Directory.CreateDirectory(folder["closed"], UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        string[] arguments = ["run", "--port", $"{FreePort()}", "--data", Path.Combine(folder["closed"], "data")];
        var note = Path.Combine(folder["closed"], "data", "postgres", ClusterFolder.ElsewhereNote);
        using (var first = new ChildProcess(arguments))
        {
            await first.ReadUntilAsync("serving");
            await first.SignalAsync("INT");
            await first.ReadToEndAsync();
        }

        Assert.Equal(LocalPostgresBinaries.IsRootless, !File.Exists(note));
        var before = LocalPostgresBinaries.IsRootless ? null : File.ReadAllText(note).Trim();
        using var again = new ChildProcess([.. arguments, "--fresh"]);
        Assert.EndsWith("starts 1 by portal_app", await again.ReadUntilAsync("serving"), StringComparison.Ordinal);
        Assert.False(Directory.Exists(before));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Somebody_elses_folder_is_neither_used_nor_emptied(bool fresh)
    {
        Directory.CreateDirectory(Data);
        File.WriteAllText(Path.Combine(Data, "thesis.txt"), "years of work");
        using var run = Run(fresh ? ["--fresh"] : []);
        Assert.Equal((2, $"{Data} holds files that are not the portal's. Give a new or empty folder."), await run.ReadToEndAsync());
        Assert.Equal([Path.Combine(Data, "thesis.txt")], Directory.GetFileSystemEntries(Data));
    }

    [Fact]
    public async Task Fresh_does_not_follow_links_out_of_the_folder()
    {
        Directory.CreateDirectory(folder["outside"]);
        File.WriteAllText(Path.Combine(folder["outside"], "thesis.txt"), "years of work");
        Directory.CreateDirectory(Data);
        File.WriteAllText(Path.Combine(Data, ".talentportal"), "");
        Directory.CreateSymbolicLink(Path.Combine(Data, "link"), folder["outside"]);
        Directory.CreateDirectory(Path.Combine(Data, "deep"));
        Directory.CreateSymbolicLink(Path.Combine(Data, "deep", "link"), folder["outside"]);
        using var run = Run(["--fresh"]);
        await run.ReadUntilAsync("serving");
        Assert.False(Path.Exists(Path.Combine(Data, "link")) || Path.Exists(Path.Combine(Data, "deep")));
        Assert.True(File.Exists(Path.Combine(folder["outside"], "thesis.txt")));
    }

    [Fact]
    public async Task A_given_database_is_used_and_never_emptied()
    {
        await using var cluster = await LocalCluster.StartTemporaryAsync();
        var database = await PortalDatabase.EnsureRolesAsync(cluster.SuperuserConnectionString, "given");
        var environment = new Dictionary<string, string> { ["ConnectionStrings__Portal"] = database.Portal, ["ConnectionStrings__PortalOwner"] = database.PortalOwner };
        using (var run = Run([], environment))
        {
            Assert.Contains("own False starts 1", await run.ReadUntilAsync("serving"), StringComparison.Ordinal);
            await run.SignalAsync("INT");
            Assert.Equal((0, "served"), await run.ReadToEndAsync());
        }

        Assert.False(Directory.Exists(Path.Combine(Data, "postgres")));
        using var fresh = Run(["--fresh"], environment);
        var (exit, said) = await fresh.ReadToEndAsync();
        Assert.Equal(2, exit);
        Assert.StartsWith("--fresh is refused", said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ConnectionStrings__Portal", "ConnectionStrings__PortalOwner")]
    [InlineData("ConnectionStrings__PortalOwner", "ConnectionStrings__Portal")]
    public async Task Half_a_given_database_is_refused(string given, string missing)
    {
        using var run = Run([], new() { [given] = "Host=nowhere" });
        Assert.Equal((2, $"{given} is given without {missing}. Give both, or neither for a private database."), await run.ReadToEndAsync());
    }

    [Fact]
    public async Task A_database_server_that_dies_ends_the_run_and_is_recovered_by_the_next()
    {
        using (var run = Run([]))
        {
            await run.ReadUntilAsync("serving");
            foreach (var process in ServerProcesses.Of(PgData))
                await TestFolder.RunAsync("kill", "-9", $"{process}");
            var (exit, said) = await run.ReadToEndAsync();
            Assert.Equal(1, exit);
            Assert.Contains("database server ended unexpectedly", said, StringComparison.Ordinal);
        }

        using var next = Run([]);
        Assert.EndsWith("starts 2 by portal_app", await next.ReadUntilAsync("serving"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--colour", "'--colour' is not understood.")]
    [InlineData("--port", "--port needs a value.")]
    [InlineData("--data", "--data needs a value.")]
    [InlineData("--port=0", "'--port=0' is not understood.")]
    public async Task An_argument_that_is_not_understood_is_quoted_with_the_usage(string argument, string message)
    {
        using var run = new ChildProcess(["run", argument]);
        Assert.Equal((2, $"{message} Usage: run [--port N] [--data DIR] [--fresh] [--no-demo]"), await run.ReadToEndAsync());
    }

    [Theory]
    [InlineData("0")]
    [InlineData("65536")]
    [InlineData("-1")]
    [InlineData("http")]
    public void A_port_is_a_number_that_can_be_one(string port) =>
        Assert.Contains($"'{port}'", Assert.Throws<LocalPostgresException>(() => RunOptions.Parse(["--port", port])).Message, StringComparison.Ordinal);

    private ChildProcess Run(string[] arguments, Dictionary<string, string>? environment = null) =>
        new(["run", "--data", Data, "--port", $"{FreePort()}", .. arguments], environment);

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}

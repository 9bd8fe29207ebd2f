using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using TalentPortal.Platform.Logging;

namespace TalentPortal.Platform.LocalPostgres;

/// <summary>What a local run found or made: all that preparing and serving need.</summary>
/// <param name="DataDirectory">Absolute path of the folder for everything that the portal keeps: files, mails, keys, demo accounts.</param>
/// <param name="Port">Port to serve on.</param>
/// <param name="Demo">Whether demo tenants and accounts are to be seeded.</param>
/// <param name="Database">Connection strings of the database.</param>
/// <param name="HasOwnDatabase">True for the private database in the folder; false for one that was given in the environment.</param>
public sealed record LocalRun(string DataDirectory, int Port, bool Demo, PortalConnectionStrings Database, bool HasOwnDatabase)
{
    /// <summary>Where the portal is to be found and, on the loopback addresses only, to listen.</summary>
    public string Address => $"http://localhost:{Port}";
}

/// <summary>
/// The command <c>run</c>: a whole portal on one machine. Takes the data folder, starts the private database unless one
/// is given in the environment, has it prepared, serves until Ctrl-C or SIGTERM, and stops both.
/// </summary>
public static class RunLocally
{
    /// <summary>Exit codes: stopped as asked; failed; could not begin, and the message says what to change.</summary>
    public const int Stopped = 0, Failed = 1, Refused = 2;

    private const string PortalVariable = "ConnectionStrings__Portal", OwnerVariable = "ConnectionStrings__PortalOwner";

    /// <summary>Name of the private cluster's database.</summary>
    private const string DatabaseName = "talentportal";

    /// <param name="args">What follows the word <c>run</c>; see <see cref="RunOptions.Usage"/>.</param>
    /// <param name="prepare">Migrates and seeds; called once before serving, with the owner's connection string at hand.</param>
    /// <param name="serve">
    /// Serves on <see cref="LocalRun.Address"/> and returns when the token is cancelled and open requests are done. It says
    /// itself where it is to be found, once it answers.
    /// </param>
    /// <returns>The process's exit code.</returns>
    public static async Task<int> RunAsync(
        IReadOnlyList<string> args,
        Func<LocalRun, CancellationToken, Task> prepare,
        Func<LocalRun, CancellationToken, Task> serve)
    {
        using var stop = new CancellationTokenSource();
        using var interrupt = OnSignal(PosixSignal.SIGINT, stop);
        using var terminate = OnSignal(PosixSignal.SIGTERM, stop);
        using var hangUp = OnSignal(PosixSignal.SIGHUP, stop);
        try
        {
            return await RunAsync(RunOptions.Parse(args), prepare, serve, stop);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return Stopped;
        }
        catch (LocalPostgresException e)
        {
            Console.Error.WriteLine(e.Message);
            return Refused;
        }
        catch (Exception e) when (StartFailure.OfSurroundings(e) is { } explained)
        {
            Console.Error.WriteLine(explained);
            return Refused;
        }
        catch (Exception e)
        {
            Console.Error.WriteLine(e);
            return Failed;
        }
    }

    private static async Task<int> RunAsync(
        RunOptions options, Func<LocalRun, CancellationToken, Task> prepare, Func<LocalRun, CancellationToken, Task> serve, CancellationTokenSource stop)
    {
        var given = GivenDatabase();
        if (given is not null && options.Fresh)
            throw new LocalPostgresException($"--fresh is refused with {PortalVariable}: it would not empty a database that the portal did not make.");
        RequireFree(options.Port);

        using var folder = await DataFolder.OpenAsync(options.Data, Console.WriteLine, stop.Token);
        if (options.Fresh)
            await folder.EmptyAsync(stop.Token);
        Console.WriteLine($"Data: {folder.Path}");
        if (given is not null)
        {
            Console.WriteLine($"Database: the one of {PortalVariable} and {OwnerVariable}");
            return await PrepareAndServeAsync(new LocalRun(folder.Path, options.Port, options.Demo, given, false), prepare, serve, stop.Token);
        }

        await using var cluster = await LocalCluster.StartAsync(new() { DataDirectory = folder.Database, Say = Console.WriteLine }, stop.Token);
        Console.WriteLine($"Database: private PostgreSQL, socket in {cluster.SocketDirectory}, log {cluster.LogFile}");
        var database = await PortalDatabase.EnsureRolesAsync(cluster.SuperuserConnectionString, DatabaseName, stop.Token);
        var serving = PrepareAndServeAsync(new LocalRun(folder.Path, options.Port, options.Demo, database, true), prepare, serve, stop.Token);
        if (await Task.WhenAny(serving, cluster.Exited) == serving)
            return await serving;

        Console.Error.WriteLine($"The database server ended unexpectedly; see {cluster.LogFile}. Start again: it recovers what was saved.");
        await stop.CancelAsync();
        // What serving says now is only about the missing database.
        await ((Task)serving).WaitAsync(TimeSpan.FromSeconds(10)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return Failed;
    }

    private static async Task<int> PrepareAndServeAsync(
        LocalRun run, Func<LocalRun, CancellationToken, Task> prepare, Func<LocalRun, CancellationToken, Task> serve, CancellationToken stop)
    {
        await prepare(run, stop);
        await serve(run, stop);
        return Stopped;
    }

    private static PortalConnectionStrings? GivenDatabase() =>
        (Environment.GetEnvironmentVariable(PortalVariable), Environment.GetEnvironmentVariable(OwnerVariable)) switch
        {
            ({ Length: > 0 } portal, { Length: > 0 } owner) => new PortalConnectionStrings(portal, owner),
            (null or "", null or "") => null,
            ({ Length: > 0 }, _) => throw new LocalPostgresException($"{PortalVariable} is given without {OwnerVariable}. Give both, or neither for a private database."),
            _ => throw new LocalPostgresException($"{OwnerVariable} is given without {PortalVariable}. Give both, or neither for a private database."),
        };

    private static void RequireFree(int port)
    {
        foreach (var address in new[] { IPAddress.Loopback, IPAddress.IPv6Loopback })
        {
            try
            {
                using var probe = new TcpListener(address, port);
                probe.Start();
            }
            catch (SocketException e) when (e.SocketErrorCode == SocketError.AddressAlreadyInUse)
            {
                throw new LocalPostgresException($"Port {port} is taken by another program. Give another with --port N.", e);
            }
            catch (SocketException e) when (e.SocketErrorCode == SocketError.AccessDenied)
            {
                throw new LocalPostgresException($"Port {port} is reserved for root on this machine. Give one above 1023 with --port N.", e);
            }
            catch (SocketException)
            {
                // a machine without this family of addresses
            }
        }
    }

    /// <summary>The first signal stops in good order, one that follows later stops at once; the database stops cleanly either way.</summary>
    private static PosixSignalRegistration OnSignal(PosixSignal signal, CancellationTokenSource stop)
    {
        long? first = null;
        return PosixSignalRegistration.Create(signal, context =>
        {
            context.Cancel = true;
            // A closing terminal sends the same signal twice in a row: that is nobody's impatience.
            if (first is { } before && Environment.TickCount64 - before > 1000)
                Environment.Exit(130);
            first ??= Environment.TickCount64;
            stop.Cancel();
        });
    }
}

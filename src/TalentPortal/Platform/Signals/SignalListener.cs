using Npgsql;
using TalentPortal.Data;
using TalentPortal.Platform.Logging;

namespace TalentPortal.Platform.Signals;

/// <summary>
/// Listens on one connection of its own, for the whole process and every channel. What is said while it is not connected is
/// lost, so each hearer is told of each loss, and again once it listens.
/// </summary>
internal sealed class SignalListener(ServingConnection database, IEnumerable<ISignalHearer> hearers, TimeProvider clock, ILogger<SignalListener> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    private readonly Dictionary<string, ISignalHearer> _hearers = hearers.ToDictionary(hearer => hearer.Channel, StringComparer.Ordinal);
    private NpgsqlConnection? _connection;

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        // Before the first visitor, so that nothing is kept that nobody listened for.
        await Connect(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    public override void Dispose()
    {
        base.Dispose();
        _connection?.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (_connection is null && !await Connect(stoppingToken))
                {
                    await Task.Delay(Pause, clock, stoppingToken);
                    Tell(hearer => hearer.Deaf());
                    continue;
                }

                await _connection!.WaitAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                break;
            }
            catch (Exception error)
            {
                log.LogWarning("Changes of other processes are not heard, pages not kept and not brought up to date until the database is back: {Error}", SafeError.Describe(error));
                await Leave();
                Tell(hearer => hearer.Deaf());
            }
        }

        await Leave();
    }

    private async Task<bool> Connect(CancellationToken ct)
    {
        // Without the pool: a connection that listens for good would be missing there. Signs of life find a dead line.
        var settings = new NpgsqlConnectionStringBuilder(database.Text) { Pooling = false, KeepAlive = 15, Timeout = 5 };
        var connection = new NpgsqlConnection(settings.ConnectionString);
        connection.Notification += (_, said) => _hearers.GetValueOrDefault(said.Channel)?.Hear(said.Payload);
        try
        {
            await connection.OpenAsync(ct);
            await using var listen = new NpgsqlCommand(string.Join(";", _hearers.Keys.Select(channel => "listen " + channel)), connection);
            await listen.ExecuteNonQueryAsync(ct);
        }
        catch (Exception error) when (error is NpgsqlException or TimeoutException or System.Net.Sockets.SocketException)
        {
            await connection.DisposeAsync();
            return false;
        }

        _connection = connection;
        Tell(hearer => hearer.Listening());
        return true;
    }

    private void Tell(Action<ISignalHearer> what)
    {
        foreach (var hearer in _hearers.Values) what(hearer);
    }

    private async Task Leave()
    {
        if (_connection is { } lost) await lost.DisposeAsync();
        _connection = null;
    }
}

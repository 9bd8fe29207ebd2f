using Npgsql;
using TalentPortal.Data;
using TalentPortal.Platform.Logging;

namespace TalentPortal.Platform.PageCache;

/// <summary>
/// Hears on a connection of its own what other processes change for the public. What is said while it is not connected
/// is lost, so after each loss no page of before is used any more.
/// </summary>
internal sealed class PublicChangesListener(ServingConnection database, SiteVersions versions, TimeProvider clock, ILogger<PublicChangesListener> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

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
                    versions.RaiseAll();
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
                log.LogWarning("Changes of other processes are not heard and pages not kept until the database is back: {Error}", SafeError.Describe(error));
                await Leave();
                versions.RaiseAll();
            }
        }

        await Leave();
    }

    private async Task<bool> Connect(CancellationToken ct)
    {
        // Without the pool: a connection that listens for good would be missing there. Signs of life find a dead line.
        var settings = new NpgsqlConnectionStringBuilder(database.Text) { Pooling = false, KeepAlive = 15, Timeout = 5 };
        var connection = new NpgsqlConnection(settings.ConnectionString);
        connection.Notification += (_, said) => Hear(said.Payload);
        try
        {
            await connection.OpenAsync(ct);
            await using var listen = new NpgsqlCommand("listen " + PublicChanges.Channel, connection);
            await listen.ExecuteNonQueryAsync(ct);
        }
        catch (Exception error) when (error is NpgsqlException or TimeoutException or System.Net.Sockets.SocketException)
        {
            await connection.DisposeAsync();
            return false;
        }

        _connection = connection;
        versions.RaiseAll();
        return true;
    }

    private void Hear(string payload)
    {
        if (payload.Split(' ') is not [var process, var tenant] || !Guid.TryParse(tenant, out var id)) versions.RaiseAll();
        else if (process != versions.Process.ToString()) versions.Raise(id);
    }

    private async Task Leave()
    {
        if (_connection is { } lost) await lost.DisposeAsync();
        _connection = null;
    }
}

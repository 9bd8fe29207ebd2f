using System.Diagnostics;
using Npgsql;

namespace TalentPortal.Benchmarks;

/// <summary>
/// Records what goes to PostgreSQL, as the driver sends it: nothing escapes it, whether it comes from the context, from a
/// batch of the search or from what is read between requests. Each element of a recording is one round trip.
/// </summary>
internal sealed class StatementTape : IDisposable
{
    private readonly ActivityListener _listener;
    private volatile List<NpgsqlBatchCommand[]>? _recording;

    public StatementTape()
    {
        _listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "Npgsql",
            Sample = (ref _) => _recording is null ? ActivitySamplingResult.None : ActivitySamplingResult.AllData,
        };
        ActivitySource.AddActivityListener(_listener);
    }

    /// <summary>The portal's own way to the database, with the tape in it.</summary>
    public NpgsqlDataSource Database(string connectionString)
    {
        var builder = new NpgsqlDataSourceBuilder(connectionString);
        return builder.ConfigureTracing(tracing => tracing
            .ConfigureCommandEnrichmentCallback((_, command) => _recording?.Add([Copy(command.CommandText, command.Parameters)]))
            .ConfigureBatchEnrichmentCallback((_, batch) => _recording?.Add([.. batch.BatchCommands.Cast<NpgsqlBatchCommand>().Select(command => Copy(command.CommandText, command.Parameters))]))).Build();
    }

    public void Start() => _recording = [];

    /// <summary>What was sent since <see cref="Start"/>.</summary>
    public IReadOnlyList<NpgsqlBatchCommand[]> Stop() => Interlocked.Exchange(ref _recording, null) ?? [];

    /// <summary>Does all of it again on one connection, with the same round trips, and reads every value. Nothing is prepared, as nothing is in the portal.</summary>
    public static async Task Replay(NpgsqlDataSource database, IReadOnlyList<NpgsqlBatchCommand[]> trips)
    {
        await using var connection = await database.OpenConnectionAsync();
        foreach (var trip in trips)
        {
            await using var batch = new NpgsqlBatch(connection);
            foreach (var command in trip) batch.BatchCommands.Add(Copy(command.CommandText, command.Parameters));
            await using var reader = await batch.ExecuteReaderAsync();
            do
            {
                while (await reader.ReadAsync())
                {
                    for (var column = 0; column < reader.FieldCount; column++) reader.GetValue(column);
                }
            }
            while (await reader.NextResultAsync());
        }
    }

    public void Dispose() => _listener.Dispose();

    private static NpgsqlBatchCommand Copy(string text, NpgsqlParameterCollection parameters)
    {
        var copy = new NpgsqlBatchCommand(text);
        foreach (var parameter in parameters.Cast<NpgsqlParameter>()) copy.Parameters.Add(parameter.Clone());
        return copy;
    }
}

using System.Collections.Concurrent;
using System.Globalization;
using Npgsql;
using TalentPortal.Platform.Outbox;
using TalentPortal.Tests.Platform.LocalPostgres;

namespace TalentPortal.Tests.Platform.Outbox;

/// <summary>The dispatcher dies at every point of a delivery; each effect still happens exactly once (sec-R08).</summary>
public class OutboxCrashTests(OutboxFixture portal) : IClassFixture<OutboxFixture>, IAsyncLifetime
{
    private const int PerPoint = 100;
    private const int Keys = 60;

    public async Task InitializeAsync()
    {
        await portal.Scalar<int>("truncate outbox_messages, inbox_receipts, test_effects");
        portal.Outside.Received.Clear();
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Six_hundred_messages_whose_dispatcher_dies_at_each_point_have_one_effect_each_in_the_order_of_their_key()
    {
        var points = Enum.GetValues<OutboxPoint>();
        var total = points.Length * PerPoint;
        foreach (var chunk in Enumerable.Range(0, total).Chunk(20))
            await portal.Add("fujian", outbox => { foreach (var value in chunk) outbox.Add(new Traced(value), $"key-{value % Keys}"); });

        var fates = new ConcurrentDictionary<Guid, OutboxPoint>();
        var deaths = new ConcurrentDictionary<OutboxPoint, int>();
        var values = await Values();
        async Task Work()
        {
            var dispatcher = portal.Another();
            dispatcher.ClaimFor = TimeSpan.FromMilliseconds(150);
            dispatcher.Probe = (at, message) =>
            {
                // Each message has its own point, at which the process dies the first time it gets there.
                if (points[values[message] % points.Length] != at || !fates.TryAdd(message, at)) return Task.CompletedTask;
                deaths.AddOrUpdate(at, 1, (_, times) => times + 1);
                throw new InvalidOperationException("The process is gone.");
            };
            while (await Left() > 0)
            {
                try
                {
                    if (await dispatcher.DispatchOnce(CancellationToken.None) == 0) await Task.Delay(20);
                }
                catch (InvalidOperationException)
                {
                    // died while claiming; the next process carries on
                }
            }
        }

        await Task.WhenAll(Work(), Work(), Work());

        Assert.All(points, point => Assert.Equal(PerPoint, deaths[point]));
        Assert.Equal((long)total, await portal.Scalar<long>("select count(distinct message_id) from test_effects"));
        Assert.Equal((long)total, await portal.Scalar<long>("select count(*) from test_effects"));
        Assert.Equal((long)total, await portal.Scalar<long>("select count(*) from inbox_receipts"));
        // Outside, an effect is repeated only where the process died between it and the commit, and always under its key.
        Assert.Equal(total, portal.Outside.Received.Count);
        Assert.All(portal.Outside.Received, pair => Assert.InRange(pair.Value, 1, fates[pair.Key] is OutboxPoint.Handled or OutboxPoint.Marked ? 2 : 1));
        Assert.Equal(0L, await portal.Scalar<long>(
            "select count(*) from test_effects a join test_effects b on a.value % $1 = b.value % $1 and a.value < b.value and a.at > b.at", Keys));
        Assert.Equal(0L, await portal.Scalar<long>("select count(*) from outbox_messages where done_at is null or parked_at is not null"));
    }

    [Theory]
    [InlineData(nameof(OutboxPoint.Claiming))]
    [InlineData(nameof(OutboxPoint.Claimed))]
    [InlineData(nameof(OutboxPoint.Received))]
    [InlineData(nameof(OutboxPoint.Handled))]
    [InlineData(nameof(OutboxPoint.Marked))]
    [InlineData(nameof(OutboxPoint.Committed))]
    public async Task A_process_that_is_killed_leaves_its_messages_to_the_next(string point)
    {
        var before = await portal.Scalar<long>("select count(*) from test_effects");
        await portal.Add("fujian", outbox => { for (var i = 0; i < 8; i++) outbox.Add(new Traced(1_000 + i), point); });
        using (var child = new ChildProcess(["outbox", portal.Connections.Portal, Path.Combine(portal.Folder, "master-keys"), point]))
        {
            var (exit, output) = await child.ReadToEndAsync();
            Assert.True(exit == 137, $"The child was to be killed, it ended with {exit.ToString(CultureInfo.InvariantCulture)}: {output}");
        }

        while (await Left() > 0)
        {
            if (await portal.Outbox.DispatchOnce(CancellationToken.None) == 0) await Task.Delay(50);
        }

        Assert.Equal(before + 8, await portal.Scalar<long>("select count(*) from test_effects"));
        Assert.Equal(before + 8, await portal.Scalar<long>("select count(distinct message_id) from test_effects"));
    }

    private Task<long> Left() => portal.Scalar<long>("select count(*) from outbox_messages where done_at is null");

    private async Task<Dictionary<Guid, int>> Values()
    {
        await using var connection = await portal.OpenAsSuperuser();
        await using var command = new NpgsqlCommand("select id, (payload::json ->> 'Value')::int from outbox_messages where done_at is null", connection);
        await using var row = await command.ExecuteReaderAsync();
        var values = new Dictionary<Guid, int>();
        while (await row.ReadAsync()) values[row.GetGuid(0)] = row.GetInt32(1);
        return values;
    }
}

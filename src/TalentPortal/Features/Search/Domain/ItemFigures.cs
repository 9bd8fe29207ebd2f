using Npgsql;
using TalentPortal.Platform.Content;
using TalentPortal.Platform.Search;

namespace TalentPortal.Features.Search.Domain;

/// <summary>How many public things there are, as of a moment ago.</summary>
/// <param name="Oldest">Lowest number of a row.</param>
/// <param name="Newest">Highest one.</param>
/// <param name="Counts">Of each tenant and kind.</param>
public sealed record ItemTotals(int Oldest, int Newest, IReadOnlyDictionary<(Guid Tenant, ItemKind Kind), int> Counts)
{
    /// <summary>How many numbers there are.</summary>
    public int All => Math.Max(Newest - Oldest + 1, 1);

    /// <summary>What part of all is of this kind at a site.</summary>
    public double ShareOf(ItemKind kind, Guid? tenant)
    {
        var count = tenant is { } own ? Counts.GetValueOrDefault((own, kind)) + Counts.GetValueOrDefault((ContentDesk.Id, kind)) : Counts.Where(one => one.Key.Kind == kind).Sum(one => one.Value);
        // What nobody has counted may have come since.
        return Math.Clamp((double)Math.Max(count, 1) / All, 0, 1);
    }
}

/// <summary>Figures over all public things, kept in memory and read again behind the caller's back. How far a search looks follows from them, never what it finds.</summary>
internal sealed class ItemFigures(NpgsqlDataSource database, TimeProvider clock)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(10);

    private readonly SemaphoreSlim _reading = new(1, 1);
    private volatile Known? _known;

    /// <summary>The figures that were read last; the first caller reads them with its own connection.</summary>
    /// <param name="own">The connection of the message that asks.</param>
    public async ValueTask<ItemTotals> Latest(NpgsqlConnection own, CancellationToken ct)
    {
        if (_known is not { } known)
        {
            await using var first = new NpgsqlCommand(Sql, own);
            return await Read(first, ct);
        }

        if (clock.GetElapsedTime(known.At) >= known.Lifetime && _reading.CurrentCount > 0) _ = Refresh();
        return known.Totals;
    }

    private const string Sql = "select tenant_id, kind, count(*)::int, min(ord), max(ord) from item_search group by tenant_id, kind";

    private async Task Refresh()
    {
        await Task.Yield();
        if (!await _reading.WaitAsync(TimeSpan.Zero)) return;
        try
        {
            await using var command = database.CreateCommand(Sql);
            await Read(command, CancellationToken.None);
        }
        catch (Exception failed) when (failed is NpgsqlException or ObjectDisposedException or TimeoutException)
        {
            // The next search tries again.
        }
        finally
        {
            _reading.Release();
        }
    }

    private async Task<ItemTotals> Read(NpgsqlCommand command, CancellationToken ct)
    {
        var started = clock.GetTimestamp();
        var counts = new Dictionary<(Guid, ItemKind), int>();
        var (oldest, newest) = (int.MaxValue, 0);
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            counts[(reader.GetGuid(0), (ItemKind)reader.GetInt16(1))] = reader.GetInt32(2);
            (oldest, newest) = (Math.Min(oldest, reader.GetInt32(3)), Math.Max(newest, reader.GetInt32(4)));
        }

        var totals = new ItemTotals(Math.Min(oldest, newest), newest, counts);
        // Where reading them takes long, they are read less often.
        _known = new(totals, clock.GetTimestamp(), Lifetime + (clock.GetElapsedTime(started) * 100));
        return totals;
    }

    private sealed record Known(ItemTotals Totals, long At, TimeSpan Lifetime);
}

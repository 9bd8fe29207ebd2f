using Npgsql;
using NpgsqlTypes;
using TalentPortal.Features.Jobs.Domain;
using TalentPortal.Platform.Search;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Search.Domain;

/// <summary>A public thing as a list shows it.</summary>
public sealed record ItemRow(int Ord, Guid TenantId, ItemKind Kind, string Path, Bilingual Title, Bilingual Summary, string? PlaceCode, DateOnly? Day, ItemDay DayMeans);

/// <summary>Finds public things that are no positions, of several kinds in one go.</summary>
internal static class ItemSearch
{
    /// <summary>More pages of one kind are not offered.</summary>
    public const int Pages = 50;

    /// <summary>
    /// What each of the looks has found. Where little is to be expected, all kinds are asked in one statement; else all that
    /// is left to be asked of each is asked at once, as long as something is.
    /// </summary>
    /// <param name="connection">Open, used by nobody else meanwhile, and reset when it is closed: planner settings are left on it.</param>
    /// <param name="looks">One for each kind, of one query.</param>
    public static async Task<IReadOnlyList<ItemHits>> Find(NpgsqlConnection connection, IReadOnlyList<ItemLook> looks, CancellationToken ct)
    {
        if (looks.Count > 1 && ItemLook.AreFew(looks)) return await Whole(connection, looks, ct);
        for (var round = 0; ; round++)
        {
            var asked = looks.Select(look => (Look: look, Command: look.Next())).Where(one => one.Command is not null).ToList();
            if (asked.Count == 0) return [.. looks.Select(look => look.Hits)];
            await using var batch = new NpgsqlBatch(connection);
            if (round == 0) batch.BatchCommands.Add(new NpgsqlBatchCommand(JobSearch.OnlyByIndex));
            foreach (var one in asked) batch.BatchCommands.Add(one.Command!);
            await using var reader = await batch.ExecuteReaderAsync(ct);
            for (var at = 0; at < asked.Count; at++)
            {
                if (round == 0 || at > 0) await reader.NextResultAsync(ct);
                await asked[at].Look.Read(reader, ct);
            }
        }
    }

    private static async Task<IReadOnlyList<ItemHits>> Whole(NpgsqlConnection connection, IReadOnlyList<ItemLook> looks, CancellationToken ct)
    {
        await using var batch = new NpgsqlBatch(connection) { BatchCommands = { new NpgsqlBatchCommand(JobSearch.OnlyByIndex), ItemSearchSql.Whole(looks[0].Query) } };
        await using var reader = await batch.ExecuteReaderAsync(ct);
        await reader.NextResultAsync(ct);
        await reader.ReadAsync(ct);
        if (!await reader.IsDBNullAsync(0, ct))
        {
            var (ords, ranks, heads, kinds) = (reader.GetFieldValue<int[]>(0), reader.GetFieldValue<double[]>(1), reader.GetFieldValue<int[]>(2), reader.GetFieldValue<short[]>(3));
            var byKind = looks.ToDictionary(look => (short)look.Query.Kind);
            for (var at = 0; at < ords.Length; at++)
            {
                if (byKind.TryGetValue(kinds[at], out var look)) look.Add(ords[at], ranks[at], heads[at]);
            }
        }

        foreach (var look in looks) look.HasSeenAll();
        return [.. looks.Select(look => look.Hits)];
    }

    /// <summary>The things with these numbers, by their number. What came to an end in between is left out.</summary>
    public static async Task<IReadOnlyDictionary<int, ItemRow>> Read(NpgsqlConnection connection, IReadOnlyCollection<int> ords, CancellationToken ct)
    {
        var found = new Dictionary<int, ItemRow>(ords.Count);
        if (ords.Count == 0) return found;
        await using var command = new NpgsqlCommand(
            """
            select s.ord, s.tenant_id, s.kind, l.path, l.title_zh, l.title_en, l.summary_zh, l.summary_en, l.place_code, l.day, l.day_means
              from item_search s join item_listings l on l.tenant_id = s.tenant_id and l.name = s.name where s.ord = any($1)
            """, connection)
        {
            Parameters = { new() { Value = ords.ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Integer } },
        };
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            found.Add(reader.GetInt32(0), new(
                reader.GetInt32(0), reader.GetGuid(1), (ItemKind)reader.GetInt16(2), reader.GetString(3), new(Text(4), Text(5)), new(Text(6), Text(7)), Text(8), reader.IsDBNull(9) ? null : reader.GetFieldValue<DateOnly>(9),
                (ItemDay)reader.GetInt16(10)));
        }

        return found;

        string? Text(int column) => reader.IsDBNull(column) ? null : reader.GetString(column);
    }
}

using Npgsql;
using NpgsqlTypes;

namespace TalentPortal.Features.Jobs.Domain;

/// <summary>A public posting in the order of publications.</summary>
public sealed record JobPlaceInOrder(int Ord, Guid TenantId, Guid JobId);

/// <summary>
/// Reads all public postings in turn, from the newest to the oldest, however many there are: by their publication
/// number, so that nothing is skipped or read twice while new ones arrive. Like the search it looks at a window of
/// publications, wider each time, so that the cost follows what is found and not how many postings there are.
/// </summary>
public static class JobCursor
{
    /// <summary>So many of the shortest stretches.</summary>
    private const int FirstWindow = 5;

    /// <summary>The next postings of a query; its page and order are not looked at.</summary>
    /// <param name="connection">Open, used by nobody else meanwhile, and reset when it is closed.</param>
    /// <param name="before">Publication number at which the page before ended; null begins with the newest.</param>
    /// <param name="oldest">Lowest publication number there is; <paramref name="newest"/> the highest one known.</param>
    public static async Task<IReadOnlyList<JobPlaceInOrder>> Read(NpgsqlConnection connection, JobQuery query, int? before, int count, int oldest, int newest, CancellationToken ct)
    {
        await using (var settings = new NpgsqlCommand(JobSearch.OnlyByIndex, connection)) await settings.ExecuteNonQueryAsync(ct);
        List<JobPlaceInOrder> found = [];
        // Whoever knows the newest may know it from a moment ago.
        var (last, first) = (((before ?? newest + OrdBlocks.Shortest) - 1) / OrdBlocks.Shortest, oldest / OrdBlocks.Shortest);
        for (var width = FirstWindow; found.Count < count && last >= first; width *= 4)
        {
            var from = Math.Max(last - width + 1, first);
            await using var command = Command(query, from, last, before, count - found.Count);
            command.Connection = connection;
            await using var reader = await command.ExecuteReaderAsync(ct);
            while (await reader.ReadAsync(ct)) found.Add(new(reader.GetInt32(0), reader.GetGuid(1), reader.GetGuid(2)));
            last = from - 1;
        }

        return found;
    }

    private static NpgsqlCommand Command(JobQuery query, int first, int last, int? before, int count)
    {
        var command = new NpgsqlCommand();
        var where = new JobConditions(command.Parameters);
        where.Add("blocks &&", OrdBlocks.Between(first, last), NpgsqlDbType.Array | NpgsqlDbType.Integer);
        where.Add("ord <", before, NpgsqlDbType.Integer);
        where.Narrow(query);
        where.Add("words @@", query.Words, NpgsqlDbType.Text, "::tsquery");
        command.CommandText = $"select ord, tenant_id, job_id from job_search {where} order by ord desc limit {where.Parameter(count, NpgsqlDbType.Integer)}";
        return command;
    }
}

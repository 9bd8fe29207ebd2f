using System.Globalization;
using Npgsql;
using NpgsqlTypes;
using TalentPortal.Features.Reference.Domain;

namespace TalentPortal.Features.Jobs.Domain;

/// <summary>Postings of one branch in one city: how many, and the newest.</summary>
/// <param name="City">GB/T 2260 code as a number.</param>
/// <param name="Newest">Publication numbers, for <see cref="JobRows"/>.</param>
public sealed record CityJobs(int City, int Count, IReadOnlyList<int> Newest);

/// <summary>Counts published postings of a branch by city, in one pass over the index of the search.</summary>
public static class JobsByCity
{
    private const int Newest = 3;

    /// <param name="connection">Open, used by nobody else meanwhile, and reset when it is closed: planner settings are left on it.</param>
    /// <param name="tenantId">The tenant whose postings count; null counts all.</param>
    /// <param name="industryCode">The branch; those below it count too.</param>
    /// <param name="without">Employers whose postings do not count.</param>
    public static async Task<IReadOnlyDictionary<int, CityJobs>> Count(NpgsqlConnection connection, Guid? tenantId, string industryCode, IReadOnlyCollection<Guid> without, CancellationToken ct)
    {
        var branches = ReferenceData.Industries.WithDescendants(industryCode).Select(branch => SearchNumbers.Of(branch.Code)).ToList();
        await using var batch = new NpgsqlBatch(connection);
        batch.BatchCommands.Add(new NpgsqlBatchCommand(JobSearch.OnlyByIndex));
        var command = Command(tenantId, branches, without);
        batch.BatchCommands.Add(command);
        await using var reader = await batch.ExecuteReaderAsync(ct);
        await reader.NextResultAsync(ct);
        var found = new Dictionary<int, CityJobs>();
        while (await reader.ReadAsync(ct)) found.Add(reader.GetInt32(0), new(reader.GetInt32(0), reader.GetInt32(1), reader.GetFieldValue<int[]>(2)));
        return found;
    }

    internal static NpgsqlBatchCommand Command(Guid? tenantId, IReadOnlyList<int> branches, IReadOnlyCollection<Guid> without)
    {
        var command = new NpgsqlBatchCommand();
        // The index knows no "any of"; a chain of "or" becomes one scan of it for each.
        var any = string.Join(" or ", branches.Select(branch => "industry = " + Parameter(branch, NpgsqlDbType.Integer)));
        var here = tenantId is { } tenant ? " and tenant_id = " + Parameter(tenant, NpgsqlDbType.Uuid) : "";
        command.CommandText = $"""
            with c as materialized (select ord, city from job_search where ({any}){here} and city <> 0 and not employer_id = any({Parameter(without.ToArray(), NpgsqlDbType.Array | NpgsqlDbType.Uuid)}))
            select city, count(*)::int, (array_agg(ord order by ord desc))[1:{Newest}] from c group by city
            """;
        return command;

        string Parameter(object value, NpgsqlDbType type)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value, NpgsqlDbType = type });
            return string.Create(CultureInfo.InvariantCulture, $"${command.Parameters.Count}");
        }
    }
}

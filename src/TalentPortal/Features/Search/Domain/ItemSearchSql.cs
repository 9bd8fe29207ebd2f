using Npgsql;
using NpgsqlTypes;
using TalentPortal.Features.Jobs.Domain;
using TalentPortal.Platform.Content;

namespace TalentPortal.Features.Search.Domain;

/// <summary>The statements of the search across everything. Like those for positions they are planned for their own values each time.</summary>
internal static class ItemSearchSql
{
    /// <summary>All that matches, in one row: numbers, ranks, and whether title or names have the words.</summary>
    /// <param name="blocks">Keys of <see cref="OrdBlocks"/>; null looks at everything.</param>
    public static NpgsqlBatchCommand Look(ItemQuery query, int[]? blocks)
    {
        var statement = new Statement(query, blocks);
        statement.Command.CommandText = $"select array_agg(ord), array_agg(rank), array_agg(in_head) from ({statement.Rows("words")}) as found";
        return statement.Command;
    }

    /// <summary>All that matches of all kinds, in one row: the same, and of which kind each is.</summary>
    public static NpgsqlBatchCommand Whole(ItemQuery query)
    {
        var statement = new Statement(query, blocks: null, isOfAllKinds: true);
        statement.Command.CommandText = $"select array_agg(ord), array_agg(rank), array_agg(in_head), array_agg(kind) from ({statement.Rows("words")}) as found";
        return statement.Command;
    }

    /// <summary>Of what has the words in title or names, what could stand on a page up to the one that is asked for.</summary>
    /// <param name="blocks">As above.</param>
    public static NpgsqlBatchCommand Further(ItemQuery query, int[]? blocks)
    {
        var statement = new Statement(query, blocks);
        statement.Command.CommandText = $"select ord, rank from ({statement.Rows("head")}) as found order by rank desc, ord desc limit {query.Page * query.Size}";
        return statement.Command;
    }

    private sealed class Statement(ItemQuery query, int[]? blocks, bool isOfAllKinds = false)
    {
        private string? _words, _typed, _blocks, _kind;

        public NpgsqlBatchCommand Command { get; } = new();

        /// <param name="column">Where the words have to stand.</param>
        public string Rows(string column)
        {
            _words = Parameter(query.Words, NpgsqlDbType.Text) + "::tsquery";
            _typed = query.Typed is { } typed ? Parameter(typed, NpgsqlDbType.Text) + "::tsquery" : null;
            _blocks = blocks is null ? null : Parameter(blocks, NpgsqlDbType.Array | NpgsqlDbType.Integer);
            _kind = isOfAllKinds ? null : Parameter((short)query.Kind, NpgsqlDbType.Smallint);
            if (query.TenantId is not { } tenant) return Of(column, null);
            var (own, desk) = (Parameter(tenant, NpgsqlDbType.Uuid), Parameter(ContentDesk.Id, NpgsqlDbType.Uuid));
            // Two walks through the index: for "this tenant or that one" it would gather all of both before anything else is asked.
            return $"{Of(column, own)} union all {Of(column, desk)} and not exists (select from item_search own where own.tenant_id = {own} and own.name = item_search.name)";
        }

        private string Of(string column, string? tenant)
        {
            var rank = $"ts_rank(head, {_words})" + (_typed is null ? "" : $" + (head @@ {_typed})::int");
            return $"select ord, ({rank})::float8 as rank, (head @@ {_words})::int as in_head, kind from item_search where {column} @@ {_words} and until_day >= {query.Today}"
                + (_kind is null ? "" : $" and kind = {_kind}") + (tenant is null ? "" : $" and tenant_id = {tenant}") + (_blocks is null ? "" : $" and blocks && {_blocks}");
        }

        private string Parameter(object value, NpgsqlDbType type)
        {
            Command.Parameters.Add(new NpgsqlParameter { Value = value, NpgsqlDbType = type });
            return "$" + Command.Parameters.Count;
        }
    }
}

using System.Diagnostics;
using Npgsql;
using NpgsqlTypes;
using TalentPortal.Features.Search.Domain;
using TalentPortal.Platform.LocalPostgres;
using TalentPortal.Platform.Search;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Benchmarks;

/// <summary>A database with many public things of all kinds beside positions, made of the same words. Loaded with COPY, as those are.</summary>
internal static class ItemDatabase
{
    /// <summary>What part of all things is of each kind, in a hundredth: far more is let and offered than is ruled.</summary>
    private static readonly (ItemKind Kind, int Share)[] shares =
    [
        (ItemKind.Guide, 4), (ItemKind.Programme, 2), (ItemKind.Pathway, 1), (ItemKind.City, 1), (ItemKind.Flat, 50), (ItemKind.Service, 22), (ItemKind.School, 10), (ItemKind.Event, 10),
    ];

    private static readonly ItemKind[] kinds = [.. shares.SelectMany(one => Enumerable.Repeat(one.Kind, one.Share))];

    public static async Task<(LocalCluster Cluster, PortalConnectionStrings Connections)> Open(int items, int postings, string? folder)
    {
        var (cluster, connections) = await SearchDatabase.Open(postings, folder);
        var superuser = new NpgsqlConnectionStringBuilder(cluster.SuperuserConnectionString) { Database = "bench_" + postings }.ConnectionString;
        await using var connection = new NpgsqlConnection(superuser);
        await connection.OpenAsync();
        if (await SearchDatabase.Number(connection, $"select count(*) from item_search where form = {ItemSearchRow.CurrentForm}") != items) await Load(connection, superuser, items);
        Console.WriteLine($"{items:N0} other things; heap {await SearchDatabase.Size(connection, "pg_relation_size('item_search')")}, with its words {await SearchDatabase.Size(connection, "pg_table_size('item_search')")}, "
            + $"index {await SearchDatabase.Size(connection, "pg_relation_size('ix_item_search_gin')")}, listings {await SearchDatabase.Size(connection, "pg_total_relation_size('item_listings')")}");
        return (cluster, connections);
    }

    private static async Task Load(NpgsqlConnection connection, string superuser, int items)
    {
        var clock = Stopwatch.StartNew();
        await SearchDatabase.Execute(connection, "drop index if exists ix_item_search_gin; truncate item_search, item_listings");
        var source = new Postings(seed: 13);
        var made = Enumerable.Range(0, items).AsParallel().AsOrdered().Select(index =>
        {
            var (posting, kind) = (source.At(index), kinds[index * 37 % kinds.Length]);
            var item = new SearchItem($"item-{index}", $"item/{index}", posting.Title, new(Cut(posting.Body.Zh), Cut(posting.Body.En))) { Names = posting.Employer, Body = posting.Body, PlaceCode = posting.DivisionCode };
            var tenant = SearchDatabase.TenantId(posting.Tenant);
            return (Index: index, Row: ItemSearchRow.Of(tenant, kind, item), Listing: ItemListing.Of(tenant, kind, item));
        });
        await using var listings = new NpgsqlConnection(superuser);
        await listings.OpenAsync();
        await using (var rows = await connection.BeginBinaryImportAsync("copy item_search (ord, tenant_id, kind, name, until_day, form, head, words) from stdin (format binary)"))
        await using (var cards = await listings.BeginBinaryImportAsync("copy item_listings (tenant_id, name, path, title_zh, title_en, summary_zh, summary_en, place_code, day_means) from stdin (format binary)"))
        {
            foreach (var (index, row, listing) in made)
            {
                await rows.StartRowAsync();
                foreach (var value in (object[])[index + 1, row.TenantId, (short)row.Kind, row.Name, row.UntilDay, row.Form, row.Head, row.Words]) await rows.WriteAsync(value);
                await cards.StartRowAsync();
                foreach (var value in (object?[])[listing.TenantId, listing.Name, listing.Path, listing.Title.Zh, listing.Title.En, listing.Summary.Zh, listing.Summary.En, listing.PlaceCode, (short)listing.DayMeans])
                {
                    if (value is null) await cards.WriteNullAsync();
                    else await cards.WriteAsync(value);
                }
            }

            await rows.CompleteAsync();
            await cards.CompleteAsync();
        }

        Console.WriteLine($"loaded in {clock.Elapsed.TotalSeconds:0} s");
        clock.Restart();
        await SearchDatabase.Execute(connection, "create index ix_item_search_gin on item_search using gin (tenant_id, words, head, kind, blocks) with (fastupdate = on)");
        await SearchDatabase.Execute(connection, "select setval(pg_get_serial_sequence('item_search', 'ord'), (select max(ord) from item_search)); vacuum analyze item_search; vacuum analyze item_listings");
        Console.WriteLine($"indexed in {clock.Elapsed.TotalSeconds:0} s");
    }

    private static string? Cut(string? text) => text is { Length: > SearchItem.SummaryMax } ? text[..SearchItem.SummaryMax] : text;
}

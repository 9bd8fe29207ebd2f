using Npgsql;

namespace TalentPortal.Tests.Fixture;

/// <summary>Whether a text that should be gone, or be readable for nobody, lies anywhere in the database.</summary>
public static class Canaries
{
    /// <summary>Looks for texts in every column of every table, as bytes where they are bytes.</summary>
    public static async Task<IReadOnlyList<string>> CanariesIn(this PortalFixture portal, params string[] canaries)
    {
        await using var admin = await portal.OpenAsSuperuser();
        List<string> found = [];
        List<string> tables = [];
        await using (var command = new NpgsqlCommand("select format('%I.%I', table_schema, table_name) from information_schema.tables where table_schema in ('public', 'accounts') and table_type = 'BASE TABLE'", admin))
        await using (var reader = await command.ExecuteReaderAsync())
            while (await reader.ReadAsync()) tables.Add(reader.GetString(0));
        Assert.True(tables.Count > 20);
        foreach (var table in tables)
            foreach (var canary in canaries)
            {
                await using var command = new NpgsqlCommand($"select count(*) from {table} t where t::text ilike '%' || $1 || '%' or t::text ilike '%' || encode(convert_to($1, 'UTF8'), 'hex') || '%'", admin) { Parameters = { new() { Value = canary } } };
                if ((long)(await command.ExecuteScalarAsync())! > 0) found.Add($"{table}: {canary}");
            }

        return found;
    }
}

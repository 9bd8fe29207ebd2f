using System.Globalization;
using System.Text;
using Npgsql;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Tests.Isolation;

/// <summary>Two tenants, two talents, two employers; side A is asked for, side B is the stranger.</summary>
internal static class Sides
{
    public static readonly Guid TenantA = new("aaaaaaaa-0000-4000-8000-000000000001");
    public static readonly Guid TenantB = new("bbbbbbbb-0000-4000-8000-000000000001");
    public static readonly Guid UserA = new("aaaaaaaa-0000-4000-8000-000000000002");
    public static readonly Guid UserB = new("bbbbbbbb-0000-4000-8000-000000000002");
    public static readonly Guid EmployerA = new("aaaaaaaa-0000-4000-8000-000000000003");
    public static readonly Guid EmployerB = new("bbbbbbbb-0000-4000-8000-000000000003");
}

/// <summary>One row of any table, filled from the catalog: every column that may not be null gets a value of its type.</summary>
internal sealed record SampleRow(string Table, IReadOnlyDictionary<string, string> Values)
{
    public string Insert => $"insert into {Table} ({string.Join(", ", Values.Keys)}) values ({string.Join(", ", Values.Values)})";

    public SampleRow With(params (string Column, string Value)[] changes)
    {
        var values = new Dictionary<string, string>(Values, StringComparer.Ordinal);
        foreach (var (column, value) in changes) values[column] = value;
        return this with { Values = values };
    }

    public static string Literal(Guid id) => $"'{id}'::uuid";
}

/// <summary>Makes sample rows.</summary>
internal sealed class SampleRows(IReadOnlyDictionary<string, IReadOnlyList<SampleRows.Column>> columns)
{
    private int _next;

    public static async Task<SampleRows> Read(NpgsqlConnection connection)
    {
        await using var command = new NpgsqlCommand(
            """
            select table_schema || '.' || table_name, column_name, udt_name, is_nullable = 'NO', column_default is not null or is_generated = 'ALWAYS' or is_identity = 'YES', character_maximum_length
              from information_schema.columns where table_schema in ('public', 'accounts')
            """, connection);
        await using var reader = await command.ExecuteReaderAsync();
        var found = new List<(string Table, Column Column)>();
        while (await reader.ReadAsync())
            found.Add((reader.GetString(0), new(reader.GetString(1), reader.GetString(2), reader.GetBoolean(3), reader.GetBoolean(4), reader.IsDBNull(5) ? null : reader.GetInt32(5))));
        return new SampleRows(found.GroupBy(item => item.Table).ToDictionary(group => group.Key, group => (IReadOnlyList<Column>)[.. group.Select(item => item.Column)]));
    }

    /// <summary>A row of side A or B; ids differ from row to row.</summary>
    /// <param name="other">As the second employer of the row, where its table knows one; the first is the stranger then.</param>
    public SampleRow Make(Table table, bool sideA, bool isPublic = false, bool other = false)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var column in columns[table.FullName])
        {
            if (Known(column.Name, sideA, isPublic) is { } known) values[column.Name] = known;
            else if (column.Required && !column.HasDefault) values[column.Name] = Any(column);
        }

        if (table.Tenancy.AlsoReadableBy is { } reader) values[table.Column(reader)] = SampleRow.Literal(sideA != (table.Tenancy.Shape == TenancyShape.Person) ? Sides.UserA : Sides.UserB);
        if (table.Tenancy.EmployerProperty is { } employer) values[table.Column(employer)] = SampleRow.Literal(sideA ? Sides.EmployerA : Sides.EmployerB);
        if (other && table.Tenancy is { EmployerProperty: { } first, OtherEmployerProperty: { } second })
            (values[table.Column(first)], values[table.Column(second)]) = (SampleRow.Literal(sideA ? Sides.EmployerB : Sides.EmployerA), SampleRow.Literal(sideA ? Sides.EmployerA : Sides.EmployerB));
        return new SampleRow(table.FullName, values);
    }

    public bool HasColumn(Table table, string column) => columns[table.FullName].Any(c => c.Name == column);

    private static string? Known(string column, bool sideA, bool isPublic) => column switch
    {
        "tenant_id" => SampleRow.Literal(sideA ? Sides.TenantA : Sides.TenantB),
        "user_id" or "talent_user_id" => SampleRow.Literal(sideA ? Sides.UserA : Sides.UserB),
        "employer_id" => SampleRow.Literal(sideA ? Sides.EmployerA : Sides.EmployerB),
        "is_public" => isPublic ? "true" : "false",
        "withdrawn_at" or "ended_at" => "null",
        "expires_at" => "now() + interval '1 day'",
        _ => null,
    };

    private string Any(Column column)
    {
        var number = Interlocked.Increment(ref _next);
        return column.Type switch
        {
            "uuid" => $"'{Guid.CreateVersion7()}'::uuid",
            "text" or "varchar" or "bpchar" => $"'{Short(number, column.MaxLength)}'",
            "int2" => (number % 30000).ToString(CultureInfo.InvariantCulture),
            "int4" or "int8" or "numeric" or "float4" or "float8" => number.ToString(CultureInfo.InvariantCulture),
            "bool" => "false",
            "timestamptz" => "now()",
            "date" => "current_date",
            "bytea" => $"'\\x{Convert.ToHexString(Encoding.ASCII.GetBytes(number.ToString(CultureInfo.InvariantCulture)))}'::bytea",
            "jsonb" or "json" => "'{}'",
            "tsvector" => "''::tsvector",
            "interval" => "interval '1 day'",
            "time" => "time '12:00'",
            "inet" => "'127.0.0.1'::inet",
            _ when column.Type.StartsWith('_') => "'{}'",
            _ => throw new NotSupportedException($"No sample value for a column of type {column.Type}: add one."),
        };
    }

    private static string Short(int number, int? max)
    {
        var text = "s" + number.ToString(CultureInfo.InvariantCulture);
        return max is { } length && text.Length > length ? text[^length..] : text;
    }

    internal sealed record Column(string Name, string Type, bool Required, bool HasDefault, int? MaxLength);
}

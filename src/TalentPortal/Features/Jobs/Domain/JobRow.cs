using Npgsql;
using NpgsqlTypes;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Jobs.Domain;

/// <summary>A published posting as a list shows it.</summary>
public sealed record JobRow(
    Guid Id, Guid TenantId, Bilingual Title, Bilingual Employer, bool EmployerVerified, string? DivisionCode, string? CountryCode, string? PlaceText, Workplace Workplace,
    string KindCode, string? DegreeCode, decimal? PayMin, decimal? PayMax, string? PayCurrency, string? PayPeriod, Bilingual Summary, DateTimeOffset PublishedAt, DateTimeOffset ChangedAt, DateTimeOffset ConfirmedAt)
{
    /// <summary>The park that posts it for its member; empty where the employer posts its own.</summary>
    public Bilingual PostedBy { get; init; } = Bilingual.Empty;

    public string? DistrictCode { get; init; }

    /// <summary>Number of the publication.</summary>
    public int Ord { get; init; }
}

/// <summary>Reads what a list shows. Columns are read by place: this is the hottest path of the portal.</summary>
public static class JobRows
{
    private const string Columns =
        """
        l.job_id, l.tenant_id, l.title_zh, l.title_en, l.employer_zh, l.employer_en, l.employer_verified, l.division_code, l.country_code, l.place_text, l.workplace,
        l.kind_code, l.degree_code, l.pay_min, l.pay_max, l.pay_currency, l.pay_period, l.summary_zh, l.summary_en, l.published_at, l.changed_at, l.confirmed_at,
        l.posted_by_zh, l.posted_by_en, l.district_code
        """;

    /// <summary>The postings with these publication numbers, in their order. One that closed in between is left out.</summary>
    public static async Task<IReadOnlyList<JobRow>> Read(NpgsqlConnection connection, IReadOnlyList<int> ords, CancellationToken ct)
    {
        if (ords.Count == 0) return [];
        await using var command = new NpgsqlCommand(
            $"select s.ord, {Columns} from job_search s join job_listings l on l.tenant_id = s.tenant_id and l.job_id = s.job_id where s.ord = any($1)", connection)
        {
            Parameters = { new() { Value = ords.ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Integer } },
        };
        var found = new Dictionary<int, JobRow>(ords.Count);
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct)) found.Add(reader.GetInt32(0), Row(reader) with { Ord = reader.GetInt32(0) });
        return [.. ords.Select(ord => found.GetValueOrDefault(ord)).OfType<JobRow>()];
    }

    private static JobRow Row(NpgsqlDataReader reader) => new(
        reader.GetGuid(1), reader.GetGuid(2), new(Text(reader, 3), Text(reader, 4)), new(Text(reader, 5), Text(reader, 6)), reader.GetBoolean(7),
        Text(reader, 8), Text(reader, 9), Text(reader, 10), Enum.Parse<Workplace>(reader.GetString(11)), reader.GetString(12), Text(reader, 13),
        Amount(reader, 14), Amount(reader, 15), Text(reader, 16), Text(reader, 17), new(Text(reader, 18), Text(reader, 19)),
        reader.GetFieldValue<DateTimeOffset>(20), reader.GetFieldValue<DateTimeOffset>(21), reader.GetFieldValue<DateTimeOffset>(22)) { PostedBy = new(Text(reader, 23), Text(reader, 24)), DistrictCode = Text(reader, 25) };

    private static string? Text(NpgsqlDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetString(column);

    private static decimal? Amount(NpgsqlDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetDecimal(column);
}

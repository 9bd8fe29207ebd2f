using Npgsql;
using TalentPortal.Features.Glossary.Domain;
using TalentPortal.Features.Jobs.Domain;
using TalentPortal.Platform.Text;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.Jobs;

/// <summary>sec-T07 for the search: as the serving role, under its policies, every condition is answered by the one index.</summary>
public sealed class SearchPlanTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    /// <summary>Without a tenant: in a table as small as a test's, the key that begins with the tenant is as good.</summary>
    public static TheoryData<string, string?, bool, short, int> Searches { get; } = new()
    {
        { "one word", "工程师", false, 0, 0 },
        { "words by relevance", "machine learning", true, 0, 0 },
        { "words and filters", "数据 python", true, 1, 350100 },
    };

    [Theory]
    [MemberData(nameof(Searches))]
    public async Task Every_condition_is_one_of_the_index(string what, string? words, bool byRelevance, short kind, int city)
    {
        foreach (var from in new[] { 0, 3000 })
        {
            var search = JobSearchSql.Command(new JobQuery(null, SearchTokens.Query(words), byRelevance ? JobOrder.Relevance : JobOrder.Date, 1) { Kind = kind, City = city }, from > 0 ? OrdBlocks.Since(from, newest: 9000) : null, countsHead: true);
            var plan = await Plan(search);
            Assert.Contains("Bitmap Index Scan on ix_job_search_gin", plan, StringComparison.Ordinal);
            Assert.DoesNotMatch(@"\n\s*Filter:", plan);
            Assert.DoesNotContain("Seq Scan", plan, StringComparison.Ordinal);
            var condition = plan.Split('\n').Single(line => line.Contains("Index Cond:", StringComparison.Ordinal));
            foreach (var (column, isAsked) in new[] { ("blocks &&", from > 0), ("words @@", words is not null), ("kind =", kind > 0), ("city =", city > 0) })
                Assert.True(!isAsked || condition.Contains(column, StringComparison.Ordinal), $"{what}: {column} is not in {condition}");
        }
    }

    [Fact]
    public async Task Translations_branches_and_steps_of_pay_are_conditions_of_the_index_too()
    {
        var reading = SearchReading.Of("chip design", CommonTerms.Glossary);
        var query = new JobQuery(null, reading.Words, JobOrder.Relevance, 1) { Typed = reading.Typed, Industries = [5, 6], Broader = [7], Workplace = 2, EmployerKind = 1, Verified = true, Pay = 320_000 };
        var plan = await Plan(JobSearchSql.Command(query, OrdBlocks.Since(3000, newest: 9000), countsHead: true));
        Assert.DoesNotContain("Seq Scan", plan, StringComparison.Ordinal);
        var conditions = plan.Split('\n').Where(line => line.Contains("Index Cond:", StringComparison.Ordinal)).ToList();
        foreach (var column in (string[])["blocks &&", "words @@", "pay_steps @>", "workplace =", "employer_kind =", "verified ="])
            Assert.True(conditions.Exists(line => line.Contains(column, StringComparison.Ordinal)), column + " is not in " + plan);
        // The amount itself is compared in the rows that are read anyway, and in a table as small as this the branches are.
        Assert.All(plan.Split('\n').Where(line => line.TrimStart().StartsWith("Filter:", StringComparison.Ordinal)), line => Assert.Contains("pay_to", line, StringComparison.Ordinal));
    }

    private async Task<string> Plan(NpgsqlBatchCommand search)
    {
        await using var connection = await portal.OpenAsApp();
        await using (var settings = new NpgsqlCommand(JobSearch.OnlyByIndex, connection)) await settings.ExecuteNonQueryAsync();
        await using var command = new NpgsqlCommand("explain (costs off) " + search.CommandText, connection);
        foreach (NpgsqlParameter parameter in (System.Collections.IEnumerable)search.Parameters) command.Parameters.Add(parameter.Clone());
        await using var reader = await command.ExecuteReaderAsync();
        var lines = new List<string>();
        while (await reader.ReadAsync()) lines.Add(reader.GetString(0));
        return string.Join('\n', lines);
    }
}

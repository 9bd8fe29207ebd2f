using TalentPortal.Features.Glossary.Domain;
using TalentPortal.Features.Jobs.Domain;
using TalentPortal.Platform.Text;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.Glossary;

/// <summary>A query by keys of whole terms finds what the same query finds by all their ways, in the database's own reckoning.</summary>
public sealed class TermKeysTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    /// <summary>Raise the form when the list changes: rows that are there have to be written anew, or they are not found by what changed.</summary>
    [Fact]
    public void The_list_is_that_of_todays_form_of_rows() => Assert.Equal((2, "049029fc232db397"), (JobSearchRow.CurrentForm, CommonTerms.Keys.Digest));

    [Fact]
    public void A_term_with_several_ways_is_one_key_however_it_is_typed()
    {
        var (zh, en) = (Keyed("芯片设计"), Keyed("Chip Designs"));
        Assert.Matches("^'~[0-9a-f]{12}'$", zh.Words!);
        Assert.Matches("^'~[0-9a-f]{12}'$", en.Words!);
        Assert.Equal((Expanded("芯片设计").Typed, Expanded("芯片设计").Latin.Count), (zh.Typed, zh.Latin.Count));
        Assert.Equal(Expanded("芯片设计").Also, zh.Also);
        // What nothing else stands for is asked for as typed.
        Assert.Equal(Expanded("quagga").Words, Keyed("quagga").Words);
    }

    [Fact]
    public async Task Texts_have_the_key_of_a_term_where_a_query_by_all_its_ways_finds_them_and_nowhere_else()
    {
        var terms = CommonTerms.Rows.SelectMany(row => row.List("zh", ';').Concat(row.List("en", ';'))).ToList();
        var random = new Random(5);
        // Whole terms, halves of terms, and words of several: a text that nearly says a thing must not be taken to say it.
        var texts = Enumerable.Range(0, 400).Select(_ => string.Join(' ', Enumerable.Range(0, random.Next(1, 12)).Select(_ => Part(terms[random.Next(terms.Count)], random)))).ToList();
        var queries = Enumerable.Range(0, 400).Select(_ => random.Next(2) == 0 ? terms[random.Next(terms.Count)] : $"{terms[random.Next(terms.Count)]} {terms[random.Next(terms.Count)]}").ToList();
        await using var connection = await portal.OpenAsApp();
        await using var command = new Npgsql.NpgsqlCommand(
            """
            select count(*), count(*) filter (where d.v::tsvector @@ q.ways::tsquery), count(*) filter (where (d.v::tsvector @@ q.ways::tsquery) <> (d.v::tsvector @@ q.keys::tsquery))
              from unnest($1) d(v) cross join unnest($2, $3) q(ways, keys)
            """, connection)
        {
            Parameters =
            {
                new() { Value = texts.Select(text => SearchTokens.VectorWith(CommonTerms.Keys.In, new SearchPart(text))).ToArray() },
                new() { Value = queries.Select(query => Expanded(query).Words!).ToArray() },
                new() { Value = queries.Select(query => Keyed(query).Words!).ToArray() },
            },
        };
        await using var reader = await command.ExecuteReaderAsync();
        await reader.ReadAsync();
        Assert.True(reader.GetInt64(1) > 500, $"only {reader.GetInt64(1)} of {reader.GetInt64(0)} pairs match at all");
        Assert.Equal(0, reader.GetInt64(2));
    }

    [Fact]
    public void A_tenants_own_ways_are_asked_for_one_by_one()
    {
        var own = new SearchGlossary(CommonTerms.Glossary, [("芯片设计", ["版图"])], []);
        Assert.Contains("'版图'", SearchReading.Of("芯片设计", own, keys: CommonTerms.Keys).Words, StringComparison.Ordinal);
        var without = new SearchGlossary(CommonTerms.Glossary, [], [("芯片设计", "chip design")]);
        Assert.DoesNotContain("~", SearchReading.Of("芯片设计", without, keys: CommonTerms.Keys).Words, StringComparison.Ordinal);
    }

    private static string Part(string term, Random random) => random.Next(3) == 0 ? term[..Math.Max(1, term.Length / 2)] : term;

    private static SearchReading Expanded(string typed) => SearchReading.Of(typed, CommonTerms.Glossary);

    private static SearchReading Keyed(string typed) => SearchReading.Of(typed, CommonTerms.Glossary, keys: CommonTerms.Keys);
}

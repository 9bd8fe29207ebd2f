using Npgsql;
using TalentPortal.Features.Jobs.Domain;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.Jobs;

/// <summary>Ranges of publications as keys: nothing of a range is left out, little is added, and the database makes the same keys.</summary>
public sealed class OrdBlocksTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(1, 5_000)]
    [InlineData(4_900, 5_000)]
    [InlineData(1_023, 1_024)]
    [InlineData(868_928, 1_000_000)]
    [InlineData(500_001, 1_048_575)]
    [InlineData(3, 9_000_000)]
    [InlineData(int.MaxValue - 9_000_000, int.MaxValue - 2_000)]
    public async Task All_since_a_publication_have_one_of_few_keys_and_little_before_it_has(int ord, int newest)
    {
        var cover = OrdBlocks.Since(ord, newest);
        Assert.InRange(cover.Length, 1, 16);
        Assert.Equal(cover.Distinct(), cover);
        var early = ord - Math.Max(OrdBlocks.Shortest, (newest - ord) / 8);
        foreach (var (at, isIn) in await Covered([ord, newest, newest + OrdBlocks.Shortest, .. Some(ord, newest), .. early > 0 ? new[] { early } : []], cover)) Assert.Equal((at, at >= ord), (at, isIn));
        // What comes before can be had by itself, with nothing left out in between and nothing twice.
        var beginning = OrdBlocks.Beginning(ord, newest);
        foreach (var (at, isIn) in await Covered([beginning, beginning - 1], cover)) Assert.Equal((at, at >= beginning), (at, isIn));
        if (beginning == 0) return;
        var earlier = OrdBlocks.Beginning(Math.Max(beginning - (3 * (newest - beginning)), 0), newest);
        var before = OrdBlocks.Before(earlier, beginning);
        Assert.InRange(before.Length, 1, 16);
        foreach (var (at, isIn) in await Covered([beginning, beginning - 1, earlier, earlier - 1, .. Some(earlier, beginning)], before)) Assert.Equal((at, at >= earlier && at < beginning), (at, isIn));
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(3, 8)]
    [InlineData(16, 31)]
    [InlineData(15, 977)]
    public async Task A_range_is_covered_to_its_ends_and_not_beyond(int first, int last)
    {
        var (from, to) = (first * OrdBlocks.Shortest, ((last + 1) * OrdBlocks.Shortest) - 1);
        foreach (var (at, isIn) in await Covered([from, to, to + 1, .. Some(from, to), .. first > 0 ? new[] { from - 1 } : []], OrdBlocks.Between(first, last))) Assert.Equal((at, at >= from && at <= to), (at, isIn));
    }

    private static IEnumerable<int> Some(int from, int to)
    {
        var random = new Random(from);
        return Enumerable.Range(0, 40).Select(_ => (int)random.NextInt64(from, (long)to + 1));
    }

    /// <summary>Which publications have one of the keys that the database makes for them.</summary>
    private async Task<IReadOnlyList<(int Ord, bool IsIn)>> Covered(int[] ords, int[] keys)
    {
        await using var connection = await portal.OpenAsApp();
        await using var command = new NpgsqlCommand($"select ord, {OrdBlocks.Sql} && $2 from unnest($1) ord", connection) { Parameters = { new() { Value = ords }, new() { Value = keys } } };
        await using var reader = await command.ExecuteReaderAsync();
        var found = new List<(int, bool)>();
        while (await reader.ReadAsync()) found.Add((reader.GetInt32(0), reader.GetBoolean(1)));
        return found;
    }
}

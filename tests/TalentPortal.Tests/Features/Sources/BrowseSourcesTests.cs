using TalentPortal.Features.Sources;
using TalentPortal.Platform.Content;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.Sources;

/// <summary>What the content rests on, for everybody to read.</summary>
public sealed class BrowseSourcesTests(ContentFixture portal) : IClassFixture<ContentFixture>
{
    [Fact]
    public async Task Every_source_that_a_statement_names_is_listed_with_how_many_do()
    {
        var ledger = ReleasedLedger.Current;

        var found = await portal.As(null).Get(new BrowseSources());

        Assert.Equal(ledger.Claims.SelectMany(claim => claim.Sources).Distinct().Order(StringComparer.Ordinal), found.Items.Select(item => item.Source.Code).Order(StringComparer.Ordinal));
        Assert.Equal(ledger.Claims.Sum(claim => claim.Sources.Distinct().Count()), found.Items.Sum(item => item.Claims));
        Assert.Equal(ledger.Claims.Count, found.Claims.Sum(one => one.Claims));
    }

    [Fact]
    public async Task A_source_is_linked_only_where_the_address_is_the_publishers()
    {
        var page = await (await portal.Http()).Page("/en/sources");

        var linked = page.QuerySelectorAll("main .result a[rel~=external]").Select(link => link.GetAttribute("href")).ToList();
        Assert.Equal((await portal.As(null).Get(new BrowseSources())).Items.Count(item => item.Source.Url is not null), linked.Count);
        Assert.All(linked, address => Assert.StartsWith("https://", address, StringComparison.Ordinal));
    }
}

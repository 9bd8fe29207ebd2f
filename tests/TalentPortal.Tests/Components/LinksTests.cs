using Microsoft.AspNetCore.Components;
using TalentPortal.Components;

namespace TalentPortal.Tests.Components;

public sealed class LinksTests
{
    [Theory]
    [InlineData("jobs?q=%E8%8A%AF%E7%89%87&city=3501&page=2", "page", "3", "jobs?q=%E8%8A%AF%E7%89%87&city=3501&page=3")]
    [InlineData("jobs?page=2&q=a%26b", "page", null, "jobs?q=a%26b")]
    [InlineData("jobs", "page", "2", "jobs?page=2")]
    [InlineData("jobs?page=2", "page", null, "jobs")]
    [InlineData("./", "q", "a b", "./?q=a%20b")]
    public void One_value_changes_and_the_rest_stays(string address, string name, string? value, string expected) =>
        Assert.Equal(expected, Links.With(address, name, value));

    [Fact]
    public void A_new_order_begins_on_the_first_page() =>
        Assert.Equal("jobs?q=a&sort=new", Links.With("jobs?q=a&page=7", "sort", "new", "page"));

    [Fact]
    public void One_of_several_chosen_filters_is_taken_away() =>
        Assert.Equal("jobs?city=3501&kind=flexible", Links.Without("jobs?city=3501&city=3502&kind=flexible&page=4", "city", "3502"));

    [Fact]
    public void Taking_the_last_filter_away_leaves_the_bare_address() => Assert.Equal("jobs", Links.Without("jobs?city=3501", "city", "3501"));

    [Theory]
    [InlineData("https://portal.example/fujian/en/jobs?q=a#main", "jobs?q=a#f-title")]
    [InlineData("https://portal.example/fujian/en/", "./#f-title")]
    [InlineData("https://portal.example/fujian/en/?q=a", "./?q=a#f-title")]
    public void An_element_of_this_page_is_addressed_with_the_page(string uri, string expected) =>
        Assert.Equal(expected, new At(uri).Here("f-title"));

    private sealed class At : NavigationManager
    {
        public At(string uri) => Initialize("https://portal.example/fujian/en/", uri);
    }
}

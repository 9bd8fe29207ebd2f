using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using TalentPortal.Features.Guides;
using TalentPortal.Features.Guides.Domain;
using TalentPortal.Platform.Content;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.Guides;

/// <summary>The guides of the release, as their pages show them.</summary>
public sealed partial class ReleaseGuidesTests(ContentFixture portal) : IClassFixture<ContentFixture>
{
    [Theory]
    [InlineData("zh", "")]
    [InlineData("en", "fujian/")]
    public async Task Each_can_be_read_with_every_mark_resolved_every_link_leading_somewhere_and_no_more_weight_than_a_page_may_have(string language, string site)
    {
        using var client = await portal.Http();
        Dictionary<string, HttpStatusCode> known = [];
        foreach (var name in ContentFiles.Names("guides", ".md"))
        {
            var key = Path.GetFileNameWithoutExtension(name);
            var html = await client.GetStringAsync($"/{site}{language}/guides/{key}");
            Assert.True(Encoding.UTF8.GetByteCount(html) <= 100_000, $"{name} weighs {Encoding.UTF8.GetByteCount(html)} bytes in {language}");
            var page = new HtmlParser().ParseDocument(html);
            var main = page.QuerySelector("main")!;
            Assert.DoesNotMatch(@"\{(v|n|c|term):", main.TextContent);
            Assert.All(main.QuerySelectorAll("[id]"), element => Assert.Single(page.All, one => one.Id == element.Id));
            Assert.All(main.QuerySelectorAll("sup a, .toc a"), link => Assert.True(page.GetElementById(link.GetAttribute("href")!.Split('#')[1]) is not null, $"{name}: {link.OuterHtml}"));
            Assert.DoesNotContain(main.QuerySelectorAll(".fig"), figure => figure.TextContent.Length == 0 || figure.TextContent == "–");
            foreach (var link in main.QuerySelectorAll(".prose a[href]").Select(link => link.GetAttribute("href")!).Where(href => !href.Contains("://", StringComparison.Ordinal) && !href.Contains('#', StringComparison.Ordinal) && !href.StartsWith("mailto:", StringComparison.Ordinal)))
            {
                if (!known.TryGetValue(link, out var status)) known[link] = status = (await client.GetAsync(new Uri($"/{site}{language}/{link}", UriKind.Relative))).StatusCode;
                Assert.True(status is HttpStatusCode.OK or HttpStatusCode.Redirect or HttpStatusCode.Found, $"{name} leads to {link}: {status}");
            }
        }
    }

    [Theory]
    [InlineData("zh")]
    [InlineData("en")]
    public async Task No_figure_stands_in_a_sentence_that_names_no_claim(string language)
    {
        using var client = await portal.Http();
        List<string> bare = [];
        foreach (var name in ContentFiles.Names("guides", ".md"))
        {
            var page = new HtmlParser().ParseDocument(await client.GetStringAsync($"/{language}/guides/{Path.GetFileNameWithoutExtension(name)}"));
            foreach (var place in page.QuerySelectorAll(".prose p, .prose li, .prose tr"))
            {
                // A claim named anywhere in the block of the paragraph covers it: lists and tables name theirs in the sentence above.
                if (place.QuerySelector("[data-claim]") is not null || place.QuerySelector("p, li") is not null || place.Closest("[data-block]")!.QuerySelector("[data-claim]") is not null) continue;
                if (Figure().Match(Words(place)) is { Success: true } figure) bare.Add($"{name} {place.Closest("[data-block]")!.GetAttribute("data-block")}: {figure.Value} in '{place.TextContent}'");
            }
        }

        Assert.True(bare.Count == 0, string.Join('\n', bare));
    }

    [Fact]
    public async Task A_rule_in_a_guide_is_the_table_that_computes()
    {
        var draft = EditScene.Draft("with-rule");
        draft.Parts.Add(new() { IsRule = true, Id = "cn.work-permit.points", Shape = "table" });
        await portal.Publish(await portal.As(EditScene.Curator()).Get(new SaveGuideDraft(null, null, draft, null)));
        using var client = await portal.Http();
        var table = new HtmlParser().ParseDocument(await client.GetStringAsync("/fujian/en/guides/with-rule")).QuerySelector("[data-rule='cn.work-permit.points'] table")!;
        var row = table.QuerySelectorAll("tr").Single(row => row.QuerySelector("[data-claim='wp.salary.ge_45']") is not null);
        Assert.Contains("20 points", row.TextContent, StringComparison.Ordinal);
        Assert.Contains("Category A", table.TextContent, StringComparison.Ordinal);
    }

    /// <summary>Without links, hotlines and what carries a claim of its own.</summary>
    private static string Words(IElement place)
    {
        var copy = (IElement)place.Clone();
        foreach (var gone in copy.QuerySelectorAll("a, sup, [data-claim]").ToList()) gone.Remove();
        return Hotline().Replace(copy.TextContent, "");
    }

    [GeneratedRegex(@"\d[\d,.]*")]
    private static partial Regex Figure();

    // Numbers of offices that people call are no figures.
    [GeneratedRegex(@"\b(12333|12345|12367|12366|12360|110|119|120)\b")]
    private static partial Regex Hotline();
}

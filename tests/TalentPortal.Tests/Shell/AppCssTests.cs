using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using TalentPortal.Platform.Colours;
using TalentPortal.Shell;

namespace TalentPortal.Tests.Shell;

/// <summary>The tokens of app.css: both dark blocks alike, every pair of text and ground readable, the file small.</summary>
public sealed partial class AppCssTests
{
    private static readonly string file = Path.Combine(Repository.Root, "src", "TalentPortal", "wwwroot", "app.css");
    private static readonly string css = File.ReadAllText(file);
    private static readonly Dictionary<string, string> light = Tokens(":root {"), dark = Tokens(":root[data-theme=\"dark\"] {"), darkBySystem = Tokens(":root:not([data-theme=\"light\"]) {");

    /// <summary>What stands on what, and the contrast it needs: 4.5 for text, 3 for the edges of controls and for focus.</summary>
    public static TheoryData<string, string, double> Pairs()
    {
        var pairs = new TheoryData<string, string, double>();
        foreach (var ground in new[] { "paper", "panel", "accent-soft" })
            foreach (var text in new[] { "ink", "muted", "accent-text" }) pairs.Add(text, ground, 4.5);
        foreach (var state in new[] { "waiting", "due", "overdue", "done" })
        {
            pairs.Add(state, state + "-soft", 4.5);
            pairs.Add("ink", state + "-soft", 4.5);
            pairs.Add(state, "paper", 4.5);
            pairs.Add(state, "panel", 4.5);
        }
        pairs.Add("accent-ink", "accent", 4.5);
        pairs.Add("danger-ink", "danger", 4.5);
        pairs.Add("mark-ink", "mark", 4.5);
        pairs.Add("paper", "ink", 4.5);
        pairs.Add("accent", "paper", 3);
        pairs.Add("danger", "paper", 3);
        foreach (var ground in new[] { "paper", "panel", "accent-soft" }) { pairs.Add("edge", ground, 3); pairs.Add("focus", ground, 3); }
        return pairs;
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void Every_pair_of_tokens_is_readable_in_both_appearances(string text, string ground, double needed)
    {
        foreach (var tokens in new[] { light, dark })
            Assert.True(Rgb.Parse(tokens[text]).ContrastWith(Rgb.Parse(tokens[ground])) >= needed,
                $"{text} on {ground}: {Rgb.Parse(tokens[text]).ContrastWith(Rgb.Parse(tokens[ground])).ToString("0.00", CultureInfo.InvariantCulture)}");
    }

    [Fact]
    public void Dark_by_choice_and_dark_by_system_are_the_same()
    {
        Assert.True(dark.Count >= 20);
        Assert.Equal(dark, darkBySystem);
    }

    [Theory]
    [InlineData("1d4e89")]
    [InlineData("0b6b68")]
    [InlineData("9a3b5f")]
    [InlineData("767676")]
    [InlineData("000000")]
    [InlineData("c00000")]
    public void A_tenants_colour_is_readable_on_every_ground_of_the_pages(string colour)
    {
        var accent = Accent.From(Rgb.Parse(colour));
        foreach (var (shades, tokens) in new[] { (accent.Light, light), (accent.Dark, dark) })
        {
            foreach (var ground in new[] { Rgb.Parse(tokens["paper"]), Rgb.Parse(tokens["panel"]), shades.Soft })
                Assert.True(shades.Text.ContrastWith(ground) >= 4.5);
            Assert.True(Rgb.Parse(tokens["ink"]).ContrastWith(shades.Soft) >= 4.5);
            Assert.True(Rgb.Parse(tokens["muted"]).ContrastWith(shades.Soft) >= 4.5);
            Assert.True(Rgb.Parse(tokens["edge"]).ContrastWith(shades.Soft) >= 3);
        }
    }

    [Fact]
    public void A_tenants_style_sheet_sets_the_same_tokens_as_the_default()
    {
        var sheet = AccentCss.Css(Rgb.Parse("0b6b68"));
        var names = Token().Matches(sheet).Select(match => match.Groups[1].Value).Distinct().Order();
        Assert.Equal(light.Keys.Where(name => name.StartsWith("accent", StringComparison.Ordinal)).Order(), names);
        Assert.All(names, name => Assert.Contains(name, dark.Keys));
        Assert.Contains(":root[data-theme=\"dark\"]", sheet);
    }

    [Fact]
    public void The_address_of_a_colour_changes_with_the_colour_only()
    {
        Assert.StartsWith("/accent-0b6b68.css?v=", AccentCss.Href("#0b6b68"));
        Assert.Equal(AccentCss.Href("#0b6b68"), AccentCss.Href("0B6B68"));
        Assert.NotEqual(AccentCss.Href("#0b6b68"), AccentCss.Href("#0b6b69"));
    }

    [Fact]
    public void The_style_sheet_stays_small_on_a_slow_line()
    {
        using var packed = new MemoryStream();
        using (var brotli = new BrotliStream(packed, CompressionLevel.Optimal, leaveOpen: true)) brotli.Write(Encoding.UTF8.GetBytes(css));
        Assert.InRange(packed.Length, 1000, 9500);
        Assert.InRange(css.Length, 10_000, 38_000);
    }

    [Fact]
    public void The_sheet_of_guides_and_calculators_stays_small_and_loads_nothing()
    {
        var content = File.ReadAllText(Path.Combine(Path.GetDirectoryName(file)!, "content.css"));
        using var packed = new MemoryStream();
        using (var brotli = new BrotliStream(packed, CompressionLevel.Optimal, leaveOpen: true)) brotli.Write(Encoding.UTF8.GetBytes(content));
        Assert.InRange(packed.Length, 200, 4000);
        Assert.InRange(content.Length, 500, 14_000);
        Assert.DoesNotMatch(@"url\(|@import|@font-face", content);
    }

    [Fact]
    public void Nothing_is_loaded_from_the_style_sheet() => Assert.DoesNotMatch(@"url\(|@import|@font-face", css);

    private static Dictionary<string, string> Tokens(string selector)
    {
        var from = css.IndexOf(selector, StringComparison.Ordinal);
        Assert.True(from >= 0, selector);
        from += selector.Length;
        return Token().Matches(css[from..css.IndexOf('}', from)]).ToDictionary(match => match.Groups[1].Value, match => match.Groups[2].Value);
    }

    [GeneratedRegex("--([a-z-]+): ?(#[0-9a-f]{6})")]
    private static partial Regex Token();
}

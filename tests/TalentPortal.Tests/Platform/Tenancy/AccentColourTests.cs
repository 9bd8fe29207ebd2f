using FsCheck;
using FsCheck.Fluent;
using TalentPortal.Platform.Colours;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Tests.Platform.Tenancy;

public sealed class AccentColourTests
{
    private static readonly Config thorough = Config.QuickThrowOnFailure.WithMaxTest(2000);

    private static readonly Arbitrary<Rgb> colours = Arb.From(
        from red in Gen.Choose(0, 255) from green in Gen.Choose(0, 255) from blue in Gen.Choose(0, 255)
        select new Rgb((byte)red, (byte)green, (byte)blue));

    [Theory]
    [InlineData("#000000", "#ffffff", 21)]
    [InlineData("#ffffff", "#ffffff", 1)]
    [InlineData("#777777", "#ffffff", 4.48)] // the known greys on either side of the limit
    [InlineData("#767676", "#ffffff", 4.54)]
    [InlineData("#0000ff", "#ffffff", 8.59)]
    [InlineData("#ff0000", "#ffffff", 4.00)]
    public void The_contrast_is_that_of_the_guidelines(string one, string two, double ratio) =>
        Assert.Equal(ratio, Rgb.Parse(one).ContrastWith(Rgb.Parse(two)), 0.005);

    [Theory]
    [InlineData("#1d4e89", "#1d4e89")]
    [InlineData("1D4E89", "#1d4e89")]
    [InlineData("#767676", "#767676")]
    public void A_readable_colour_is_accepted_in_one_spelling(string text, string accepted) =>
        Assert.Equal(new AccentCheck(accepted, null), AccentColour.Check(text));

    [Theory]
    [InlineData("#777777")]
    [InlineData("#ffcc00")]
    [InlineData("#ffffff")]
    [InlineData("#ff0000")]
    [InlineData("#00ff00")]
    public void An_unreadable_colour_is_refused_with_one_that_is_accepted(string text)
    {
        var check = AccentColour.Check(text);
        Assert.False(check.IsOk);
        Assert.True(check.IsColour);
        Assert.True(AccentColour.Check(check.Suggestion).IsOk);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("red")]
    [InlineData("#fff")]
    [InlineData("##123456")]
    [InlineData("#12345g")]
    [InlineData("#123456\n")]
    [InlineData("#１２３４５６")]
    [InlineData("#123456;}body{display:none")]
    public void What_is_no_colour_is_refused_without_a_suggestion(string? text) => Assert.False(AccentColour.Check(text).IsColour);

    [Fact]
    public void Every_suggestion_passes() => Prop.ForAll(colours, colour =>
    {
        var check = AccentColour.Check(colour.ToString());
        Assert.Equal(colour.ContrastWith(Rgb.White) >= 4.5, check.IsOk);
        if (!check.IsOk)
            Assert.True(AccentColour.Check(check.Suggestion).IsOk);
    }).Check(thorough);

    [Fact]
    public void A_suggestion_is_as_near_as_possible_and_keeps_the_hue() => Prop.ForAll(colours, colour =>
    {
        if (AccentColour.Check(colour.ToString()).Suggestion is not { } text)
            return;
        var suggestion = Rgb.Parse(text);
        // One step of lightness lets the contrast pass the limit by little: nothing much lighter would do.
        Assert.InRange(suggestion.ContrastWith(Rgb.White), 4.5, 4.8);
        if (Saturation(colour) > 0.35 && Saturation(suggestion) > 0.35)
            Assert.InRange(HueDistance(Hue(colour), Hue(suggestion)), 0, 40);
    }).Check(thorough);

    [Fact]
    public void Whatever_the_colour_the_pages_are_readable_in_both_appearances() => Prop.ForAll(colours, colour =>
    {
        var accent = Accent.From(colour);
        foreach (var (shades, paper) in new[] { (accent.Light, Rgb.White), (accent.Dark, Rgb.Parse("15181b")) })
        {
            Assert.True(shades.Ink.ContrastWith(shades.Fill) >= 4.5, $"ink on fill of {colour}");
            Assert.True(shades.Text.ContrastWith(shades.Soft) >= 4.5, $"text on soft of {colour}");
            Assert.True(shades.Text.ContrastWith(paper) >= 4.5, $"text on paper of {colour}");
            // The edge of a control needs 3 : 1 (1.4.11).
            Assert.True(shades.Fill.ContrastWith(paper) >= 3, $"fill on paper of {colour}");
        }
        Assert.Equal(accent, Accent.From(colour));
    }).Check(thorough);

    private static double Saturation(Rgb c)
    {
        var (max, min) = (Math.Max(c.Red, Math.Max(c.Green, c.Blue)), Math.Min(c.Red, Math.Min(c.Green, c.Blue)));
        return max == 0 ? 0 : (max - min) / (double)max;
    }

    private static double Hue(Rgb c)
    {
        double r = c.Red, g = c.Green, b = c.Blue, max = Math.Max(r, Math.Max(g, b)), span = max - Math.Min(r, Math.Min(g, b));
        if (span == 0)
            return 0;
        var sector = max == r ? (g - b) / span : max == g ? 2 + (b - r) / span : 4 + (r - g) / span;
        return (sector * 60 + 360) % 360;
    }

    private static double HueDistance(double one, double two) => Math.Min(Math.Abs(one - two), 360 - Math.Abs(one - two));
}

using System.Xml.Linq;
using TalentPortal.Platform.Colours;
using TalentPortal.Shell;

namespace TalentPortal.Tests.Shell;

public sealed class SealSvgTests
{
    [Theory]
    [InlineData("闽")]
    [InlineData("T")]
    [InlineData("湾区")]
    [InlineData("<&")]
    [InlineData("𠮷")]
    public void The_picture_is_well_formed_and_shows_the_mark(string mark) =>
        Assert.Equal(mark, XDocument.Parse(SealSvg.Picture(Rgb.Parse("0b6b68"), mark)!).Root!.Value);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("abc")]
    [InlineData("a\u0301\u0302\u0303\u0304\u0305\u0306\u0307\u0308")]
    public void Nothing_is_drawn_but_a_mark(string? mark) => Assert.Null(SealSvg.Picture(Rgb.Parse("0b6b68"), mark));

    [Fact]
    public void The_mark_is_readable_whatever_the_colour() =>
        Assert.DoesNotContain("#ffff00", SealSvg.Picture(Rgb.Parse("ffff00"), "T"));

    [Fact]
    public void The_address_carries_colour_and_mark() =>
        Assert.Equal("/seal-0b6b68.svg?m=%E9%97%BD", SealSvg.Href(new SiteLook("a", "b", "闽", "fujian", "#0b6b68")));
}

namespace TalentPortal.Platform.Colours;

/// <summary>
/// The one colour a tenant chooses, and everything the pages make of it for both appearances. Whatever the colour, the
/// pairs of text and ground reach a contrast of 4.5 : 1 (WCAG 2.2 AA).
/// </summary>
public sealed record Accent
{
    /// <summary>Contrast that text needs.</summary>
    public const double TextContrast = 4.5;

    // The grounds of app.css: paper and panel of the light and of the dark appearance. A test compares them.
    private static readonly Rgb lightPanel = Rgb.Parse("f6f5f2"), darkPaper = Rgb.Parse("15181b"), darkPanel = Rgb.Parse("1d2125"), darkInk = Rgb.Parse("10151a");

    private Accent(Rgb chosen)
    {
        var soft = chosen.Over(Rgb.White, 0.09);
        Light = new(chosen, Rgb.White, soft, chosen.Until(TextContrast, darker: true, Rgb.White, lightPanel, soft), chosen.Over(Rgb.White, 0.34));

        var fill = chosen.Until(6.5, darker: false, darkPaper);
        var darkSoft = fill.Over(darkPaper, 0.14);
        Dark = new(fill, darkInk, darkSoft, fill.Until(7, darker: false, darkPaper, darkPanel, darkSoft), fill.Over(darkPaper, 0.4));
    }

    /// <summary>What the light pages use.</summary>
    public Shades Light { get; }

    /// <summary>What the dark pages use.</summary>
    public Shades Dark { get; }

    /// <summary>Whether a colour can be a tenant's: readable as text on white, and white readable on it.</summary>
    public static bool IsReadable(Rgb colour) => colour.ContrastWith(Rgb.White) >= TextContrast;

    /// <summary>The nearest colour of the same hue that can be a tenant's; the colour itself if it already can.</summary>
    public static Rgb NearestReadable(Rgb colour) => colour.Until(TextContrast, darker: true, Rgb.White);

    /// <summary>The shades for a colour. One that is not readable is replaced by the nearest that is.</summary>
    public static Accent From(Rgb colour) => new(NearestReadable(colour));

    /// <summary>The shades of one appearance.</summary>
    /// <param name="Fill">Ground of buttons and of the tenant's mark.</param>
    /// <param name="Ink">Text on it.</param>
    /// <param name="Soft">Tinted ground of bands and chosen things.</param>
    /// <param name="Text">Links and words in the colour, on paper, panel and soft ground.</param>
    /// <param name="Line">Borders on soft ground; decoration only.</param>
    public sealed record Shades(Rgb Fill, Rgb Ink, Rgb Soft, Rgb Text, Rgb Line);
}

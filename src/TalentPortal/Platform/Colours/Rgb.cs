using System.Globalization;

namespace TalentPortal.Platform.Colours;

/// <summary>An opaque sRGB colour, with the arithmetic of WCAG 2.2 (contrast) and of OKLab (lightness as people see it).</summary>
public readonly record struct Rgb(byte Red, byte Green, byte Blue)
{
    /// <summary>White.</summary>
    public static readonly Rgb White = new(255, 255, 255);

    /// <summary>Reads "#1d4e89" or "1d4e89".</summary>
    public static bool TryParse(string? text, out Rgb colour)
    {
        colour = default;
        var digits = text.AsSpan().TrimStart('#');
        if (digits.Length != 6 || !int.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value)) return false;
        colour = new((byte)(value >> 16), (byte)(value >> 8), (byte)value);
        return true;
    }

    /// <summary>Reads a colour that is known to be one.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public static Rgb Parse(string text) => TryParse(text, out var colour) ? colour : throw new FormatException($"Not a colour: {text}");

    /// <summary>Six hexadecimal digits in lower case, without the sign in front.</summary>
    public string Hex => $"{Red:x2}{Green:x2}{Blue:x2}";

    /// <summary>As CSS writes it: "#1d4e89".</summary>
    public override string ToString() => "#" + Hex;

    /// <summary>Contrast ratio of two colours, 1 to 21 (WCAG 2.2, 1.4.3).</summary>
    public double ContrastWith(Rgb other)
    {
        var (one, two) = (Luminance, other.Luminance);
        return (Math.Max(one, two) + 0.05) / (Math.Min(one, two) + 0.05);
    }

    /// <summary>This colour laid over another with the given share (0 to 1) of this one.</summary>
    public Rgb Over(Rgb other, double share) => new(
        Blend(Red, other.Red, share), Blend(Green, other.Green, share), Blend(Blue, other.Blue, share));

    /// <summary>
    /// The same hue with the lightness changed step by step, darker or lighter, until it stands out from every one of the
    /// grounds by the wanted contrast ratio. Black or white when nothing nearer does.
    /// </summary>
    public Rgb Until(double contrast, bool darker, params ReadOnlySpan<Rgb> grounds)
    {
        if (this.StandsOut(contrast, grounds)) return this;
        var (lightness, a, b) = ToOklab();
        for (var step = 0.004; ; step += 0.004)
        {
            var moved = darker ? lightness - step : lightness + step;
            if (moved is <= 0 or >= 1) return darker ? default : White;
            var candidate = FromOklab(moved, a, b);
            if (candidate.StandsOut(contrast, grounds)) return candidate;
        }
    }

    private bool StandsOut(double contrast, ReadOnlySpan<Rgb> grounds)
    {
        foreach (var ground in grounds)
            if (ContrastWith(ground) < contrast) return false;
        return true;
    }

    private double Luminance => 0.2126 * Linear(Red) + 0.7152 * Linear(Green) + 0.0722 * Linear(Blue);

    private static double Linear(byte channel)
    {
        var c = channel / 255.0;
        return c <= 0.04045 ? c / 12.92 : Math.Pow((c + 0.055) / 1.055, 2.4);
    }

    private static byte Channel(double linear)
    {
        var c = linear <= 0.0031308 ? linear * 12.92 : 1.055 * Math.Pow(linear, 1 / 2.4) - 0.055;
        return (byte)Math.Round(Math.Clamp(c, 0, 1) * 255);
    }

    private static byte Blend(byte one, byte two, double share) => (byte)Math.Round(one * share + two * (1 - share));

    /// <summary>OKLab of Björn Ottosson (2020): lightness 0 to 1, two axes of colour.</summary>
    private (double L, double A, double B) ToOklab()
    {
        var (r, g, b) = (Linear(Red), Linear(Green), Linear(Blue));
        var l = Math.Cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
        var m = Math.Cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
        var s = Math.Cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
        return (0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s,
            1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s,
            0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s);
    }

    /// <summary>The nearest colour a screen can show at this lightness: what lies outside loses colour, not lightness.</summary>
    private static Rgb FromOklab(double lightness, double a, double b)
    {
        for (var keep = 1.0; ; keep -= 0.02)
        {
            var l = Cube(lightness + 0.3963377774 * a * keep + 0.2158037573 * b * keep);
            var m = Cube(lightness - 0.1055613458 * a * keep - 0.0638541728 * b * keep);
            var s = Cube(lightness - 0.0894841775 * a * keep - 1.2914855480 * b * keep);
            var red = 4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s;
            var green = -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s;
            var blue = -0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s;
            if (keep <= 0 || (Shown(red) && Shown(green) && Shown(blue))) return new(Channel(red), Channel(green), Channel(blue));
        }
    }

    private static double Cube(double value) => value * value * value;

    private static bool Shown(double linear) => linear is >= -0.0005 and <= 1.0005;
}

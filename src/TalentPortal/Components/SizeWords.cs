using System.Globalization;

namespace TalentPortal.Components;

/// <summary>Sizes of files as people read them, in units of a thousand (SI).</summary>
public static class SizeWords
{
    /// <summary>"860 B", "214 kB", "3.4 MB".</summary>
    /// <param name="bytes">Length of the file.</param>
    public static string Of(long bytes) => bytes switch
    {
        < 1000 => string.Create(CultureInfo.CurrentCulture, $"{bytes} B"),
        < 1_000_000 => string.Create(CultureInfo.CurrentCulture, $"{bytes / 1000.0:0} kB"),
        _ => string.Create(CultureInfo.CurrentCulture, $"{bytes / 1_000_000.0:0.0} MB"),
    };
}

using System.Globalization;
using TalentPortal.Components;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Certificates;

/// <summary>What certificates say, as pages show it.</summary>
internal static class CertificateWords
{
    private const decimal HourMinutes = 60;

    /// <summary>Hours with at most one decimal, rounded down: a certificate never says more than was given.</summary>
    public static string Hours(int minutes) => (Math.Floor(minutes / HourMinutes * 10) / 10).ToString("#,0.#", CultureInfo.InvariantCulture);

    /// <summary>A day in a language that need not be the page's.</summary>
    public static string Day(DateOnly day, Language language) => DateWords.Day(day, language.Culture());
}

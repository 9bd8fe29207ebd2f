using TalentPortal.Features.Jobs.Domain;
using TalentPortal.Features.Reference.Domain;

namespace TalentPortal.Features.Jobs;

/// <summary>Where a posting from outside is: the division if it lies in China, the country, and the words where those say more.</summary>
internal sealed record JobPlaces(string? DivisionCode, string? CountryCode, string? Text)
{
    public static JobPlaces Of(JobJson posting)
    {
        var texts = posting.Child("jobLocation").All().Select(Words).OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        var places = PlaceMatcher.MatchAll(texts);
        // Of several places the one in China: that is where this portal's visitors want to go.
        var place = places.FirstOrDefault(one => one.DivisionCode is not null) ?? places.FirstOrDefault();
        var words = string.Join(" \u00b7 ", texts);
        var isSaid = place?.DivisionCode is not null && places.Count == 1;
        return new(place?.DivisionCode, place?.CountryCode, isSaid || words.Length == 0 ? null : words.Length <= JobContent.PlaceTextMax ? words : words[..(JobContent.PlaceTextMax - 1)] + "\u2026");
    }

    private static string? Words(JobJson place)
    {
        if (place.Text() is { } text) return text;
        var address = place.Child("address");
        var parts = new[] { address.Text("addressLocality"), address.Text("addressRegion"), address.Text("addressCountry") ?? address.Child("addressCountry").Text("name") }.OfType<string>().Distinct().ToList();
        return parts.Count > 0 ? string.Join(", ", parts) : address.Text() ?? place.Text("name");
    }
}

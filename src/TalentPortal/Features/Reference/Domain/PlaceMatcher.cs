using System.Text.RegularExpressions;

namespace TalentPortal.Features.Reference.Domain;

/// <summary>
/// Recognises a place in what employers write as a location: "Shanghai", "shang hai", "Fuzhou, Fujian", "London (82)",
/// "US-NY-New York", "Hanoi OR Ho Chi Minh City", and the same in Chinese. It would rather say nothing than guess: the
/// caller keeps the text, and null means that only the text is known.
/// </summary>
public static partial class PlaceMatcher
{
    // Longer texts are addresses gone wrong; the place stands at their beginning.
    private const int MaxLength = 500;

    /// <summary>The first place that the text names, or null.</summary>
    public static Place? Match(string? text) => MatchAll(text).FirstOrDefault();

    /// <summary>
    /// All places of several texts that belong together, as a posting lists them: a province or country is left out when
    /// something more precise within it is named too ("Bengaluru", "Karnataka", "India" is one place).
    /// </summary>
    public static IReadOnlyList<Place> MatchAll(IEnumerable<string?> texts)
    {
        var places = texts.SelectMany(MatchAll).Distinct().ToList();
        return [.. places.Where(place => !places.Any(other => other != place && Covers(place, other)))];
    }

    /// <summary>All places of a text that offers several ("Beijing OR Shanghai"), each once, in their order.</summary>
    public static IReadOnlyList<Place> MatchAll(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return [];
        text = text.Length > MaxLength ? text[..MaxLength] : text;
        // Some countries have an "and" in their name.
        if (PlaceNames.Latin.TryGetValue(PlaceNames.Key(text), out var whole) && Choose([whole]) is { } place)
            return [place];
        return [.. Alternatives().Split(text).Select(MatchOne).OfType<Place>().Distinct()];
    }

    private static bool Covers(Place wide, Place narrow) =>
        wide.City is null && (wide.DivisionCode is { } division
            ? narrow.DivisionCode is { } inner && ReferenceData.Divisions.IsWithin(inner, division)
            : wide.CountryCode == narrow.CountryCode || wide.CountryCode == "CN" && narrow.DivisionCode is not null);

    private static Place? MatchOne(string text)
    {
        if (PlaceNames.IsHan(text))
            return MatchHan(text);
        var segments = Coded().Match(text) is { Success: true } coded
            ? [coded.Groups["country"].Value, coded.Groups["rest"].Value]
            : Separators().Split(text).Select(s => s.Trim()).Where(s => s.Length > 0).ToArray();
        var names = new List<PlaceName>();
        for (var i = 0; i < segments.Length; i++)
        {
            if (ByCode(segments[i], i, segments.Length) is { } code)
                names.Add(new([], code, null));
            else if (PlaceNames.Latin.TryGetValue(PlaceNames.Key(segments[i]), out var name))
                names.Add(name);
        }
        // A segment that is a place as a whole says more than words within one ("Madison Avenue, New York").
        if (!names.Any(n => n.Divisions.Count > 0 || n.City is not null))
            names.AddRange(segments.SelectMany(Within));
        return Choose(names);
    }

    /// <summary>
    /// The first city that does not contradict the provinces and countries named beside it; else the province, else the
    /// country.
    /// </summary>
    private static Place? Choose(IReadOnlyList<PlaceName> names)
    {
        var provinces = names.SelectMany(n => n.Divisions).Where(d => d.Level == DivisionLevel.Province).ToList();
        var countries = names.Where(n => n.City is null && n.CountryCode is not null).Select(n => n.CountryCode!).ToList();
        foreach (var name in names)
        {
            if (name.City is { } abroad && provinces.Count == 0 && (countries.Count == 0 || countries.Contains(abroad.CountryCode)))
                return new Place(null, abroad.CountryCode, abroad);
            if (OneOf(name.Divisions, provinces) is { IsCity: true } city && AgreesWith(city, countries))
                return Place.In(city);
        }
        if (provinces.FirstOrDefault(p => AgreesWith(p, countries)) is { } province)
            return Place.In(province);
        return countries.Count > 0 ? new Place(null, countries[0], null) : null;
    }

    /// <summary>Which of several divisions of one name is meant: the one in a named province, or the one known by the bare name.</summary>
    private static Division? OneOf(IReadOnlyList<Division> divisions, List<Division> provinces)
    {
        var possible = provinces.Count == 0 ? divisions : [.. divisions.Where(d => provinces.Any(p => ReferenceData.Divisions.IsWithin(d.Code, p.Code)))];
        return possible.Count == 1 ? possible[0] : possible.FirstOrDefault(d => !d.Slug.Contains('-', StringComparison.Ordinal));
    }

    private static bool AgreesWith(Division division, List<string> countries) =>
        countries.Count == 0 || countries.Contains(division.CountryCode) || countries.Contains("CN");

    /// <summary>Country codes, and abbreviated states where they stand behind something.</summary>
    private static string? ByCode(string segment, int index, int count)
    {
        if (segment is "UK")
            return "GB";
        if (!CapitalLetters().IsMatch(segment))
            return null;
        if (index > 0 && UsStates().IsMatch(segment))
            return "US";
        if (index > 0 && segment is "ON" or "QC" or "BC" or "AB")
            return "CA";
        // "IL" alone is as likely Illinois as Israel, "CA" California as Canada; before a name they are countries.
        if (segment.Length == 2 && (index > 0 || count == 1) && (UsStates().IsMatch(segment) || !ReferenceData.Countries.Has(segment)))
            return null;
        var country = segment.Length == 2 ? ReferenceData.Countries.Find(segment) : ReferenceData.Countries.FirstOrDefault(c => c.Alpha3 == segment);
        return country?.Code is "HK" or "MO" or "TW" ? null : country?.Code;
    }

    /// <summary>Names that consecutive words of a segment form, the longest first, from left to right.</summary>
    private static IEnumerable<PlaceName> Within(string segment)
    {
        var words = Words().Matches(segment).Select(m => m.Value).ToArray();
        for (var start = 0; start < words.Length;)
        {
            var taken = 0;
            for (var length = Math.Min(5, words.Length - start); length >= 1 && taken == 0; length--)
            {
                var key = PlaceNames.Key(string.Concat(words[start..(start + length)]));
                if (!PlaceNames.Latin.TryGetValue(key, out var name) || !IsTellingInside(key, name))
                    continue;
                yield return name;
                taken = length;
            }
            start += Math.Max(1, taken);
        }
    }

    // "Nice", "Cork", "Ili" are also words or parts of names.
    private static bool IsTellingInside(string key, PlaceName name) =>
        name.Divisions.Count > 0 ? key.Length >= 4 && name.Divisions[0].Kind != DivisionKind.ProvinceGovernedCounty : key.Length >= 5;

    /// <summary>From left to right, the longest name at each place: country, then province, then city.</summary>
    private static Place? MatchHan(string text)
    {
        Division? province = null;
        string? country = null;
        for (var at = 0; at < text.Length;)
        {
            var length = Math.Min(PlaceNames.LongestHan, text.Length - at);
            PlaceName? name = null;
            while (length >= 2 && !PlaceNames.Han.TryGetValue(text.Substring(at, length), out name))
                length--;
            if (name is null)
            {
                at++;
                continue;
            }
            at += length;
            if (name.City is { } abroad && province is null && (country is null || country == abroad.CountryCode))
                return new Place(null, abroad.CountryCode, abroad);
            if (name.Divisions.Count == 1 && name.Divisions[0] is var division && (country is null or "CN")
                && (province is null || ReferenceData.Divisions.IsWithin(division.Code, province.Code)))
            {
                if (division.IsCity)
                    return Place.In(division);
                province = division;
            }
            else if (name.City is null && name.Divisions.Count == 0)
            {
                country ??= name.CountryCode;
            }
        }
        return province is not null ? Place.In(province) : country is not null ? new Place(null, country, null) : null;
    }

    [GeneratedRegex(@"\s+(?:or|and)\s+|[/|;&\r\n]|\u3001|\u6216|\u4e0e", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Alternatives();

    [GeneratedRegex(@"[,\uff0c()\uff08\uff09\[\]:\uff1a\u00b7\u2022]|\s[-\u2013\u2014]\s")]
    private static partial Regex Separators();

    [GeneratedRegex(@"\A(?<country>[A-Z]{2})-(?:[A-Z]{2}-)?(?<rest>[^,]{3,})\z")]
    private static partial Regex Coded();

    [GeneratedRegex(@"\A[A-Z]{2,3}\z")]
    private static partial Regex CapitalLetters();

    [GeneratedRegex(@"\A(?:A[KLRZ]|C[AOT]|D[CE]|FL|GA|HI|I[ADLN]|K[SY]|LA|M[ADEINOST]|N[CDEHJMVY]|O[HKR]|PA|RI|S[CD]|T[NX]|UT|V[AT]|W[AIVY])\z")]
    private static partial Regex UsStates();

    [GeneratedRegex(@"[\p{L}\p{M}\p{Nd}'\u2019.]+")]
    private static partial Regex Words();
}

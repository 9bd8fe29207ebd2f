using TalentPortal.Features.Buddies.Domain;

namespace TalentPortal.Features.Buddies;

/// <summary>The fields of both sides as they are typed: text throughout, so that nothing is lost that cannot be read.</summary>
public class BuddyTyped
{
    public string? Language1 { get; set; }

    public string? Language2 { get; set; }

    public string? Language3 { get; set; }

    public string? Level1 { get; set; }

    public string? Level2 { get; set; }

    public string? Level3 { get; set; }

    public string? Places { get; set; }

    public string? Field { get; set; }

    public string? Country1 { get; set; }

    public string? Country2 { get; set; }

    public string? Country3 { get; set; }

    public List<string>? Family { get; set; }

    public List<string>? Interests { get; set; }

    public string? Gender { get; set; }

    internal IReadOnlyList<string> Languages => [.. new[] { (Language1, Level1), (Language2, Level2), (Language3, Level3) }.Where(one => !string.IsNullOrEmpty(one.Item1)).Select(one => $"{one.Item1}:{one.Item2}")];

    internal IReadOnlyList<string> Countries => [.. new[] { Country1, Country2, Country3 }.Where(code => !string.IsNullOrEmpty(code)).Select(code => code!)];

    internal IReadOnlyList<BuddyHelp> Helps => [.. (Family ?? []).Select(name => Read<BuddyHelp>(name) ?? (BuddyHelp)(-1))];

    internal IReadOnlyList<BuddyInterest> Liked => [.. (Interests ?? []).Select(name => Read<BuddyInterest>(name) ?? (BuddyInterest)(-1))];

    internal BuddyGender? Preferred => string.IsNullOrEmpty(Gender) ? null : Read<BuddyGender>(Gender) ?? (BuddyGender)(-1);

    internal void Show(BuddyFacts facts)
    {
        var (languages, countries) = (facts.Languages.ToList(), facts.Countries);
        (Language1, Level1) = At(languages, 0);
        (Language2, Level2) = At(languages, 1);
        (Language3, Level3) = At(languages, 2);
        (Country1, Country2, Country3) = (countries.ElementAtOrDefault(0), countries.ElementAtOrDefault(1), countries.ElementAtOrDefault(2));
        (Places, Field, Gender) = (BuddyAnswers.Names(facts.Places), facts.Field, facts.Gender?.ToString());
        (Family, Interests) = ([.. facts.Family.Select(one => one.ToString())], [.. facts.Interests.Select(one => one.ToString())]);
    }

    internal static T? Read<T>(string? name)
        where T : struct, Enum => Enum.GetNames<T>().Contains(name) ? Enum.Parse<T>(name!) : null;

    private static (string?, string?) At(List<KeyValuePair<string, BuddyLevel>> languages, int at) => at < languages.Count ? (languages[at].Key, languages[at].Value.ToString()) : (null, null);
}

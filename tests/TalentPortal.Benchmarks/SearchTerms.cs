using TalentPortal.Features.Glossary.Domain;

namespace TalentPortal.Benchmarks;

/// <summary>
/// What is asked for in a measurement of the search, by class. The words of each class are parted by their place in the
/// vocabulary: one half is for tuning, the other is asked only when it is measured.
/// </summary>
internal static class SearchTerms
{
    private const int CommonBody = 12;

    public static IReadOnlyList<(string Name, IReadOnlyList<string> Terms)> Classes(bool tuning)
    {
        var half = tuning ? 0 : 1;
        var (zh, en) = (Zh(Words.Topics).Concat(Zh(Words.Body.Skip(CommonBody))), En(Words.Body.Skip(CommonBody)).Concat(En(Words.Topics)));
        return
        [
            ("two characters", Half(zh.Where(word => word.Length == 2 && word.All(c => c > 0x3000)))),
            ("four characters", Half(Zh(Words.Topics).Concat(Words.Topics.SelectMany(topic => Words.Roles.Take(4).Select(role => topic.Zh + role.Zh))).Where(word => word.Length == 4 && word.All(c => c > 0x3000)))),
            ("English word", Half(en.Where(word => word.All(char.IsAsciiLetter)))),
            ("mixed phrase", Half(Words.Topics.SelectMany((topic, at) => new[] { $"{topic.En} {Words.Body[at * 7 % Words.Body.Length].Zh}", $"{topic.Zh} {Words.Body[at * 5 % Words.Body.Length].En}" }))),
            ("very common", Half(Words.Body.Take(CommonBody).SelectMany(word => new[] { word.Zh, word.En }))),
            // What the glossary says in other words as well; the others may have some too, as visitors' words do.
            ("translated term", Half(Words.Topics.SelectMany(topic => new[] { topic.Zh, topic.En }).Where(term => SearchReading.Of(term, CommonTerms.Glossary).Also.Count >= 2))),
        ];

        IReadOnlyList<string> Half(IEnumerable<string> words) => [.. words.Distinct().Where((_, at) => at % 2 == half)];
    }

    private static IEnumerable<string> Zh(IEnumerable<(string Zh, string En)> pairs) => pairs.Select(pair => pair.Zh);

    private static IEnumerable<string> En(IEnumerable<(string Zh, string En)> pairs) => pairs.Select(pair => pair.En);
}

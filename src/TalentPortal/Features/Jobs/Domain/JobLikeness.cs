using System.Numerics;
using System.Text;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Platform.Text;

namespace TalentPortal.Features.Jobs.Domain;

/// <summary>
/// Whether two postings are the same position written twice. A fingerprint of each language finds candidates among many
/// without reading their texts; the texts themselves decide. The same text for another place is another position.
/// </summary>
public static class JobLikeness
{
    /// <summary>From here on two postings count as alike: so many of the words of both stand in both.</summary>
    public const double Alike = 0.75;

    /// <summary>With fewer equal words in the titles they are other positions, however much the texts have in common.</summary>
    private const double TitlesAlike = 0.5;

    /// <summary>In how many of 64 bits the fingerprints of alike texts may differ; wide, as the texts decide.</summary>
    private const int BitsApart = 16;

    /// <summary>The fingerprint of title and description in one language; null where it has no text.</summary>
    public static long? Fingerprint(JobContent content, Language language)
    {
        Span<int> votes = stackalloc int[64];
        votes.Clear();
        var words = Words(content.Title, language).Concat(Words(content.Description, language)).ToHashSet(StringComparer.Ordinal);
        if (words.Count == 0) return null;
        foreach (var word in words)
        {
            var hash = Hash(word);
            for (var bit = 0; bit < 64; bit++) votes[bit] += (hash >> bit & 1) == 1 ? 1 : -1;
        }

        var print = 0UL;
        for (var bit = 0; bit < 64; bit++)
        {
            if (votes[bit] > 0) print |= 1UL << bit;
        }

        return unchecked((long)print);
    }

    /// <summary>Whether texts with these fingerprints may be alike.</summary>
    public static bool MayBeAlike(long? one, long? other) => one is { } a && other is { } b && BitOperations.PopCount((ulong)(a ^ b)) <= BitsApart;

    /// <summary>How much of the words of both stands in both, in the language in which that is most; 0 for another place or title.</summary>
    public static double Of(JobContent one, JobContent other) =>
        (one.DivisionCode, one.CountryCode) != (other.DivisionCode, other.CountryCode) ? 0
        : Language.Chinese.Both().Max(language => Shared(Words(one.Title, language), Words(other.Title, language)) < TitlesAlike ? 0
            : Shared(Words(one.Title, language).Concat(Words(one.Description, language)), Words(other.Title, language).Concat(Words(other.Description, language))));

    private static Language[] Both(this Language language) => [language, language.Other()];

    private static double Shared(IEnumerable<string> one, IEnumerable<string> other)
    {
        var (a, b) = (one.ToHashSet(StringComparer.Ordinal), other.ToHashSet(StringComparer.Ordinal));
        if (a.Count == 0 || b.Count == 0) return 0;
        var shared = a.Count(b.Contains);
        return (double)shared / (a.Count + b.Count - shared);
    }

    /// <summary>Pairs of Chinese characters, and Latin words; a single character says nothing.</summary>
    private static IEnumerable<string> Words(Bilingual text, Language language) =>
        SearchTokens.OfDocument(language == Language.Chinese ? text.Zh : text.En).Where(word => word.Length > 1);

    /// <summary>The same on every machine and for ever, as it lies in the database (FNV-1a, then mixed).</summary>
    private static ulong Hash(string word)
    {
        unchecked
        {
            var hash = 14695981039346656037UL;
            foreach (var b in Encoding.UTF8.GetBytes(word)) hash = (hash ^ b) * 1099511628211UL;
            hash = (hash ^ (hash >> 33)) * 0xff51afd7ed558ccdUL;
            hash = (hash ^ (hash >> 33)) * 0xc4ceb9fe1a85ec53UL;
            return hash ^ (hash >> 33);
        }
    }
}

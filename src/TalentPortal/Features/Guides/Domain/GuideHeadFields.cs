using System.Globalization;
using TalentPortal.Features.Reference.Domain;
using TalentPortal.Platform.Text;

namespace TalentPortal.Features.Guides.Domain;

/// <summary>The lines of a guide's head, in the order in which they stand, and how each is written and read.</summary>
internal static class GuideHeadFields
{
    private const string Day = "yyyy-MM-dd";

    public static IReadOnlyList<Field> All { get; } =
    [
        new("key", h => h.Key, (h, text) => IsKey(text) ? h with { Key = text } : null),
        new("kind", h => GuideWordLists.Word(h.Kind), (h, text) => GuideWordLists.Find<GuideKind>(text) is { } kind ? h with { Kind = kind } : null),
        new("issuer_zh", h => h.Issuer.Zh, (h, text) => Line(text, GuideText.NameMax, out var name) ? h with { Issuer = h.Issuer with { Zh = name } } : null),
        new("issuer_en", h => h.Issuer.En, (h, text) => Line(text, GuideText.NameMax, out var name) ? h with { Issuer = h.Issuer with { En = name } } : null),
        new("number", h => h.Number, (h, text) => Line(text, GuideText.NumberMax, out var number) ? h with { Number = number } : null),
        new("level", h => GuideWordLists.Word(h.Level), (h, text) => GuideWordLists.Find<GuideLevel>(text) is { } level ? h with { Level = level } : null),
        new("place", h => h.Place ?? GuideHead.Country, (h, text) => text == GuideHead.Country ? h with { Place = null } : IsPlace(text) ? h with { Place = text } : null),
        new("audience", h => Listed(h.Audience), (h, text) => List(text, GuideWordLists.Audiences.Contains) is { } list ? h with { Audience = list } : null),
        new("topics", h => Listed(h.Topics), (h, text) => List(text, GuideWordLists.Topics.Contains) is { } list ? h with { Topics = list } : null),
        new("status", h => GuideWordLists.Word(h.Status), (h, text) => GuideWordLists.Find<LegalStatus>(text) is { } status ? h with { Status = status } : null),
        new("announced_on", h => Written(h.AnnouncedOn), (h, text) => IsDay(text, out var day) ? h with { AnnouncedOn = day } : null),
        new("effective_on", h => Written(h.EffectiveOn), (h, text) => IsDay(text, out var day) ? h with { EffectiveOn = day } : null),
        new("expires_on", h => Written(h.ExpiresOn), (h, text) => IsDay(text, out var day) && !(day < h.EffectiveOn) ? h with { ExpiresOn = day } : null),
        new("source", h => h.Source, (h, text) => Line(text, GuideText.WordMax, out var code) ? h with { Source = code } : null),
        new("source_url", h => h.SourceUrl, (h, text) => IsAddress(text) ? h with { SourceUrl = Typed.Tidy(text) } : null),
        new("source_date", h => h.SourceDate, (h, text) => IsPartOfDay(text) ? h with { SourceDate = Typed.Tidy(text) } : null),
        new("verified_on", h => Written(h.VerifiedOn), (h, text) => IsDay(text, out var day) ? h with { VerifiedOn = day } : null),
        new("verified_by", h => h.VerifiedBy, (h, text) => Line(text, GuideText.NameMax, out var name) ? h with { VerifiedBy = name } : null),
        new("review_on", h => Written(h.ReviewOn), (h, text) => IsDay(text, out var day) ? h with { ReviewOn = day } : null),
        new("supersedes", h => Listed(h.Supersedes), (h, text) => List(text, IsKey) is { } list ? h with { Supersedes = list } : null),
        new("amends", h => Listed(h.Amends), (h, text) => List(text, IsKey) is { } list ? h with { Amends = list } : null),
        new("implements", h => Listed(h.Implements), (h, text) => List(text, IsKey) is { } list ? h with { Implements = list } : null),
        new("related", h => Listed(h.Related), (h, text) => List(text, IsKey) is { } list ? h with { Related = list } : null),
        new("rules", h => Listed(h.Rules), (h, text) => List(text, code => IsPlainCode(code)) is { } list ? h with { Rules = list } : null),
        new("title_zh", h => h.Title.Zh, (h, text) => Line(text, GuideText.TitleMax, out var title) && title is not null ? h with { Title = h.Title with { Zh = title } } : null),
        new("title_en", h => h.Title.En, (h, text) => Line(text, GuideText.TitleMax, out var title) && title is not null ? h with { Title = h.Title with { En = title } } : null),
        new("summary_zh", h => h.Summary.Zh, (h, text) => Line(text, GuideText.SummaryMax, out var words) && words is not null ? h with { Summary = h.Summary with { Zh = words } } : null),
        new("summary_en", h => h.Summary.En, (h, text) => Line(text, GuideText.SummaryMax, out var words) && words is not null ? h with { Summary = h.Summary with { En = words } } : null),
    ];

    /// <summary>Lower-case words with hyphens between them: it is part of an address.</summary>
    public static bool IsKey(string text) =>
        text.Length is > 1 and <= GuideText.KeyMax && char.IsAsciiLetterLower(text[0]) && text[^1] != '-' && !text.Contains("--", StringComparison.Ordinal) && text.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');

    public static bool IsPlainCode(string text) =>
        text.Length is > 0 and <= 80 && char.IsAsciiLetterLower(text[0]) && text.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '.' or '-' or '_');

    /// <summary>Whether the line holds a list of words.</summary>
    public static bool IsList(string name) => name is "audience" or "topics" or "supersedes" or "amends" or "implements" or "related" or "rules";

    public static bool IsPlace(string text) => ReferenceData.Divisions.Has(text) || ReferenceData.Districts.Has(text);

    public static DateOnly? DayOf(string? text) => DateOnly.TryParseExact(text, Day, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    public static string? Written(DateOnly? day) => day?.ToString(Day, CultureInfo.InvariantCulture);

    public static string Listed(IReadOnlyList<string> list) => $"[{string.Join(", ", list)}]";

    private static IReadOnlyList<string>? List(string text, Func<string, bool> known)
    {
        if (text.Length < 2 || text[0] != '[' || text[^1] != ']') return null;
        var codes = text[1..^1].Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return codes.All(known) && codes.Distinct(StringComparer.Ordinal).Count() == codes.Length ? codes : null;
    }

    private static bool Line(string text, int max, out string? value)
    {
        value = Typed.Tidy(text);
        return text.Length <= max && PlainText.IsStorable(text) && !text.Any(char.IsControl);
    }

    private static bool IsDay(string text, out DateOnly? day)
    {
        day = DayOf(text);
        return text.Length == 0 || day is not null;
    }

    /// <summary>A source may be known by its year or month alone.</summary>
    private static bool IsPartOfDay(string text) =>
        text.Length == 0 || DayOf(text) is not null || DateOnly.TryParseExact(text, ["yyyy-MM", "yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    private static bool IsAddress(string text) =>
        text.Length == 0 || (text.Length <= GuideText.UrlMax && Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "https" or "http" && !text.Any(c => c <= ' '));

    /// <param name="Read">The head with the value taken in; null where it cannot be read.</param>
    internal sealed record Field(string Name, Func<GuideHead, string?> Write, Func<GuideHead, string, GuideHead?> Read);
}

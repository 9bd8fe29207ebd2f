using System.Text.Json;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Platform.Text;

namespace TalentPortal.Features.Pathways.Domain;

/// <summary>Who does a step.</summary>
public enum PathwayParty
{
    You,
    Employer,
    Office,
    Family,
    School,
}

/// <summary>How long a step takes once what comes first is done, as its claims say.</summary>
/// <param name="Working">Working days; else days of the calendar.</param>
public sealed record PathwayDays(int Least, int Most, bool Working, IReadOnlyList<string> Claims);

/// <summary>A paper that a step needs.</summary>
/// <param name="Kind">Kind of document, where people keep such in the portal.</param>
/// <param name="MonthsOld">Months that may lie between its day and the step; null where none are known.</param>
public sealed record PathwayPaper(string? Kind, Bilingual Name, PaperProof Legalise, int? MonthsOld, IReadOnlyList<string> Claims);

/// <param name="Claim">Says how much.</param>
public sealed record PathwayFee(string Claim);

/// <summary>A time that the rules set.</summary>
/// <param name="Parameter">Code of the dated figure.</param>
/// <param name="From">From what it is counted: <c>entry</c>, <c>moving</c>, <c>change</c>, <c>expiry</c>; null where the figure says it.</param>
public sealed record PathwayDeadline(string Parameter, string? From)
{
    public static IReadOnlyList<string> Starts { get; } = ["entry", "moving", "change", "expiry"];
}

/// <summary>One step of a way.</summary>
/// <param name="Authority">Where it is done; null where no office is asked.</param>
/// <param name="Days">Null where no source says how long it takes.</param>
/// <param name="After">Codes of the steps that come first.</param>
/// <param name="Line">Code of the same task among those of cases; null where they have none.</param>
/// <param name="When">Whom it concerns, as rules say such things; null: everybody.</param>
public sealed record PathwayStep(
    string Code, Bilingual Title, Bilingual Text, PathwayParty Party, Bilingual? Authority, PathwayDays? Days, IReadOnlyList<string> After, string? Line, IReadOnlyList<PathwayPaper> Papers, PathwayFee? Fee,
    PathwayDeadline? Deadline, JsonElement? When, IReadOnlyList<string> Claims)
{
    private const int TextMax = 2000;
    private const int NameMax = 120;
    private const int DaysMost = 1000;

    /// <summary>Codes of the claims that stand on it in a language, but for that of its deadline, which the figure names.</summary>
    public IEnumerable<string> ClaimsIn(Language language) =>
        TextTokens.CodesIn(Text.In(language)).Concat(Days?.Claims ?? []).Concat(Fee is null ? [] : [Fee.Claim]).Concat(Papers.SelectMany(paper => paper.Claims)).Concat(Claims);

    internal IEnumerable<string> Faults(IReadOnlySet<string> above)
    {
        if (!PathwayNames.Code().IsMatch(Code)) yield return "has no name";
        if (!Title.IsWhole(CaseTask.TitleMax) || !Text.IsWhole(TextMax) || Authority?.IsWhole(NameMax) == false || Papers.Any(paper => !paper.Name.IsWhole(NameMax))) yield return "lacks words in a language, or they are too long";
        if (After.FirstOrDefault(code => !above.Contains(code)) is { } unknown) yield return $"waits for {unknown}, which does not stand above it";
        // A figure without a claim does not stand at all.
        if (Days is { } days && (days.Least < 0 || days.Least > days.Most || days.Most > DaysMost || days.Claims.Count == 0)) yield return "has days that cannot be, or that no claim says";
        if (Papers.Any(paper => paper.MonthsOld is not null && (paper.MonthsOld <= 0 || paper.Claims.Count == 0))) yield return "has a paper with an age that cannot be, or that no claim says";
        if (Deadline?.From is { } from && !PathwayDeadline.Starts.Contains(from, StringComparer.Ordinal)) yield return $"counts its time from '{from}'";
    }
}

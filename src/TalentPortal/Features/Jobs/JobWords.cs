using Microsoft.Extensions.Localization;
using TalentPortal.Components;
using TalentPortal.Features.Jobs.Domain;
using TalentPortal.Features.Reference.Domain;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Jobs;

/// <summary>Codes and states of a posting in words of the page's language, and the choices of its form.</summary>
internal static class JobWords
{
    public static string? Industry(string? code) => ReferenceData.Industries.Find(code)?.Name(Languages.Current);

    public static string? Kind(string? code) => ReferenceData.EmploymentKinds.Find(code)?.Name(Languages.Current);

    public static string? Degree(string? code) => ReferenceData.Degrees.Find(code)?.Name(Languages.Current);

    /// <summary>Marks a text that is not there in the language of the page with the one it is in.</summary>
    public static string? LangOf(Bilingual text) => text.Has(Languages.Current) || !text.Has(Languages.Current.Other()) ? null : Languages.Current.Other().Tag();

    /// <summary>Key of the word for a state; a filled posting has one of its own.</summary>
    public static string State(JobStatus status, JobCloseReason? reason) => reason == JobCloseReason.Filled ? "State_Filled" : "State_" + status;

    /// <summary>Colour and icon of a state.</summary>
    public static StatusKind Badge(JobStatus status, bool? changeInReview = null) => status switch
    {
        JobStatus.Returned => StatusKind.Overdue,
        JobStatus.Lapsed or JobStatus.Paused => StatusKind.Due,
        JobStatus.Live => changeInReview == false ? StatusKind.Due : StatusKind.Done,
        JobStatus.Closed => StatusKind.Closed,
        JobStatus.Draft => StatusKind.New,
        _ => StatusKind.Waiting,
    };

    /// <summary>How long something has been waiting, in the largest unit that fits.</summary>
    public static string Waited(this IStringLocalizer<JobsText> texts, TimeSpan waited) => waited switch
    {
        { TotalDays: >= 1 } => texts.Counted("BrowseReviewQueue_Days", (int)waited.TotalDays),
        { TotalHours: >= 1 } => texts.Counted("BrowseReviewQueue_Hours", (int)waited.TotalHours),
        _ => texts["BrowseReviewQueue_Minutes"],
    };

    public static IReadOnlyList<Choice> Places(Language language) =>
    [
        .. ReferenceData.Divisions.Cities.Select(city => new Choice(city.Code, city.ShortName(language)) { Group = (city.ParentCode is { } parent ? ReferenceData.Divisions[parent] : city).ShortName(language) }),
    ];

    public static IReadOnlyList<Choice> Countries(Language language) =>
        [.. ReferenceData.Countries.Where(country => country.Code != "CN").Select(country => new Choice(country.Code, country.Name(language))).OrderBy(choice => choice.Text, StringComparer.CurrentCulture)];

    public static IReadOnlyList<Choice> Industries(Language language) =>
    [
        .. ReferenceData.Industries.Roots.SelectMany(root => ReferenceData.Industries.WithDescendants(root.Code).Select(industry => new Choice(industry.Code, industry.Name(language)) { Group = root.Name(language) })),
    ];

    public static IReadOnlyList<Choice> Of<T>(IEnumerable<T> entries, Language language)
        where T : ReferenceEntry => [.. entries.Select(entry => new Choice(entry.Code, entry.Name(language)))];
}

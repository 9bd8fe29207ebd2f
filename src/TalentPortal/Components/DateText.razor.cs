using System.Globalization;
using Microsoft.AspNetCore.Components;

namespace TalentPortal.Components;

/// <summary>A day or a moment in the language of the page. Give <see cref="Date"/> or <see cref="At"/>.</summary>
public sealed partial class DateText
{
    private static readonly TimeZoneInfo china = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");

    /// <summary>A day.</summary>
    [Parameter] public DateOnly? Date { get; set; }

    /// <summary>A moment.</summary>
    [Parameter] public DateTimeOffset? At { get; set; }

    /// <summary>Time zone to show <see cref="At"/> in; China's without one.</summary>
    [Parameter] public TimeZoneInfo? Zone { get; set; }

    /// <summary>Name of the place in the language of the page; without one the distance from UTC is shown.</summary>
    [Parameter] public string? Place { get; set; }

    /// <summary>Shows only the day of <see cref="At"/>, for lists in which the hour does not matter.</summary>
    [Parameter] public bool DayOnly { get; set; }

    /// <summary>Shows that <see cref="Date"/> counts to its end in <see cref="Zone"/>: for deadlines that people elsewhere read.</summary>
    [Parameter] public bool ToItsEnd { get; set; }

    /// <summary>Language of the words; the page's without one.</summary>
    [Parameter] public CultureInfo? Culture { get; set; }

    private CultureInfo Shown => Culture ?? CultureInfo.CurrentUICulture;

    private string Machine =>
        Date is { } date ? date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
        : At is { } at ? at.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)
        : "";

    private string Words =>
        Date is { } last && ToItsEnd ? DateWords.DayEnd(last, Zone ?? china, Shown)
        : Date is { } date ? DateWords.Day(date, Shown)
        : At is not { } at ? ""
        : DayOnly ? DateWords.Day(DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, Zone ?? china).DateTime), Shown)
        : DateWords.Moment(at, Zone ?? china, Place, Shown);
}

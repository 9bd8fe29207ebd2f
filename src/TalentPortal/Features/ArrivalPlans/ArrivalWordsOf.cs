using System.Globalization;
using Microsoft.Extensions.Localization;
using TalentPortal.Components;
using TalentPortal.Features.ArrivalPlans.Domain;
using TalentPortal.Features.Documents.Domain;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.ArrivalPlans;

/// <summary>Day plans as pages show them, to staff and to the talent.</summary>
internal static class ArrivalWordsOf
{
    /// <summary>Which day of the arrival it is: three days before, the arrival, day 4.</summary>
    public static string Day(this IStringLocalizer<ArrivalPlansText> texts, DateOnly on, DateOnly arriveOn) => (on.DayNumber - arriveOn.DayNumber) switch
    {
        < 0 and var before => texts.Counted("ArrivalDay_Before", -before),
        0 => texts["ArrivalDay_Arrival"],
        var after => texts["ArrivalDay_After", after],
    };

    /// <summary>The hour that was agreed, or the part of the day; null for any time.</summary>
    public static string? Time(this IStringLocalizer<ArrivalPlansText> texts, OpenArrivalItem item) => item switch
    {
        { AtMinute: { } minute } => Clock(minute),
        { Time: ArrivalTime.AnyTime } => null,
        _ => texts["ArrivalTime_" + item.Time],
    };

    public static string Clock(int minute) => new TimeOnly(minute / 60, minute % 60).ToString("HH:mm", CultureInfo.InvariantCulture);

    /// <summary>Kinds of documents to bring, by name.</summary>
    public static string Papers(this IStringLocalizer<ArrivalPlansText> texts, IEnumerable<string> papers) =>
        string.Join(texts["ArrivalPlan_And"], papers.Select(code => DocumentKinds.Find(code)?.Name.In(Languages.Current) ?? code));

    public static string Symbol(OpenArrivalItem item) => item switch
    {
        { IsDone: true } => "done",
        { IsLate: true } => "alert",
        _ => "clock",
    };
}

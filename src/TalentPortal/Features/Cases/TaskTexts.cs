using Microsoft.Extensions.Localization;
using TalentPortal.Components;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Cases;

/// <summary>Tasks as pages show them, to staff and to the talent.</summary>
internal static class TaskTexts
{
    /// <summary>Icon of how a task stands.</summary>
    public static string Symbol(OpenTask task) => task switch
    {
        { State: CaseTaskState.Done } => "done",
        { State: CaseTaskState.NotNeeded } => "minus",
        { IsOverdue: true } => "alert",
        { IsBlocked: true } => "lock",
        _ => "clock",
    };

    /// <summary>Who does it.</summary>
    /// <param name="owner">Name of whoever answers for the case, where it is shown.</param>
    public static string Party(this IStringLocalizer<CasesText> texts, OpenTask task, string? owner, bool forTalent) => task.Party switch
    {
        TaskParty.Talent => texts[forTalent ? "By_You" : "By_Talent"],
        TaskParty.Consultant => owner ?? texts["TaskParty_Consultant"],
        _ when task.PartyName is { } name => name,
        _ => texts["TaskParty_" + task.Party],
    };

    /// <summary>Where the facts of a line are from, of which day, and how sure they are.</summary>
    public static string Source(this IStringLocalizer<CasesText> texts, TaskLine line) => line.IsOwn
        ? texts["TaskLine_OwnSource", DateWords.Day(line.AsOf, Languages.Current.Culture())]
        : texts["TaskLine_Source", line.Source.In(Languages.Current), DateWords.Day(line.AsOf, Languages.Current.Culture()), texts["Certainty_" + line.Certainty].Value];
}

using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Components;
using TalentPortal.Features.Applications.Domain;

namespace TalentPortal.Features.Applications;

/// <summary>Says to the talent by when the employer owes an answer, and what was done when none came.</summary>
public sealed partial class AnswerOwed
{
    [Inject] private IStringLocalizer<ApplicationsText> T { get; set; } = null!;

    /// <summary>Null shows nothing.</summary>
    [Parameter] public OwedAnswer? Owed { get; set; }

    /// <summary>Who looks after it when the last reminder went unheard.</summary>
    [Parameter, EditorRequired] public required string Tenant { get; set; }

    private string Words(OwedAnswer owed)
    {
        var day = DateWords.Day(owed.DueOn, CultureInfo.CurrentUICulture);
        return !owed.IsLate ? T["Owed_By", day]
            : owed.Reminders == 0 ? T["Owed_Late", day]
            : owed.Reminders < ReplyClock.MostReminders ? T["Owed_Reminded", day]
            : T["Owed_Told", day, owed.Reminders, Tenant];
    }
}

using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Features.Clearance.Domain;

namespace TalentPortal.Features.Clearance;

/// <summary>Reminders of what people may owe an employer, a funder or an office.</summary>
public sealed partial class ReminderList
{
    [Inject] private IStringLocalizer<ClearanceText> T { get; set; } = null!;

    [Parameter, EditorRequired] public required IReadOnlyList<Reminder> Reminders { get; set; }
}

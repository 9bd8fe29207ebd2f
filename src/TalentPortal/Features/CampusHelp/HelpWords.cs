using TalentPortal.Components;
using TalentPortal.Features.CampusHelp.Domain;

namespace TalentPortal.Features.CampusHelp;

/// <summary>Calls for help as pages show them.</summary>
internal static class HelpWords
{
    /// <summary>Whom to call before anybody else: police, fire, ambulance, legal aid, consular protection.</summary>
    public static IReadOnlyList<string> Numbers { get; } = ["110", "119", "120", "12348", "12308"];

    public static StatusKind Kind(HelpState state) => state switch
    {
        HelpState.Asked => StatusKind.Overdue,
        HelpState.Taken => StatusKind.Waiting,
        _ => StatusKind.Done,
    };
}

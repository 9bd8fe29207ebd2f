using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Playbooks;

/// <summary>Differences of two editions, before and after.</summary>
public sealed partial class DifferenceList
{
    [Inject] private IStringLocalizer<PlaybooksText> T { get; set; } = null!;

    [Parameter, EditorRequired] public required string Title { get; set; }

    [Parameter, EditorRequired] public required IReadOnlyList<Difference> Differences { get; set; }

    private string Word(Difference one, Bilingual word) => one.Kind switch
    {
        DifferenceKind.TestRequired or DifferenceKind.PacketRequired => T[word.En == bool.TrueString ? "Playbook_Required" : "Playbook_Optional"],
        DifferenceKind.TypicalDays or DifferenceKind.TargetDays or DifferenceKind.LineDays => T["Playbook_Days", word.En ?? ""],
        DifferenceKind.LineTrack => T["Track_" + word.En],
        DifferenceKind.LineParty => T["Party_" + word.En],
        // A name that changed in one language only shows in both, so that the change is seen.
        DifferenceKind.StageName or DifferenceKind.LineTitle => string.Join(" / ", new[] { word.Zh, word.En }.Where(text => !string.IsNullOrEmpty(text))),
        _ => word.In(Languages.Current),
    };
}

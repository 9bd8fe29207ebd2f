using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Components;
using TalentPortal.Features.ReturnPlans.Domain;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.ReturnPlans;

/// <summary>Which category of work permit the rules come to at one place.</summary>
public sealed partial class PlanPermitCell
{
    [Inject] private IStringLocalizer<ReturnPlansText> T { get; set; } = null!;

    [Parameter, EditorRequired] public required PlanPermit? Permit { get; set; }

    /// <summary>The notes of the page.</summary>
    [Parameter, EditorRequired] public required FigureNotes Notes { get; set; }

    private IEnumerable<string> Marked => Permit!.Claims.Where(code => Notes.Find(code) is not null).DistinctBy(code => Notes.NumberOf(Notes.Find(code)!));

    private string Words(PlanPermit permit)
    {
        if (permit.Class is not { } sure) return permit.Could is { } could ? T["Permit_Could", could] : T["Permit_None"];
        var reached = permit.Route is { } route ? T["Permit_ByRoute", sure, route.In(Languages.Current)] : T["Permit_ByPoints", sure];
        return permit.Could is { } better && better != sure ? T["Permit_AndCould", reached.Value, better] : reached;
    }
}

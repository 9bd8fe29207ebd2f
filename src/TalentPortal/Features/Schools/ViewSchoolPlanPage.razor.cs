using Microsoft.AspNetCore.Components;
using TalentPortal.Platform.Messaging;
using TalentPortal.Shell;

namespace TalentPortal.Features.Schools;

/// <summary>For each child where it belongs and which schools take it, with what the family notes of them. Works without scripts.</summary>
public sealed partial class ViewSchoolPlanPage
{
    private ViewSchoolPlanResult? _plan;

    [SupplyParameterFromQuery(Name = "done")] private string? Done { get; set; }

    [SupplyParameterFromForm] private string? ChildId { get; set; }

    [SupplyParameterFromForm] private string? SchoolId { get; set; }

    [SupplyParameterFromForm] private string? ChoiceId { get; set; }

    [SupplyParameterFromForm] private string? Note { get; set; }

    private string? Said => Done switch
    {
        "child" => T["SchoolPlan_ChildSaved"].Value,
        "removed" => T["SchoolPlan_ChildRemoved"].Value,
        "chosen" => T["SchoolPlan_Chosen"].Value,
        "dropped" => T["SchoolPlan_Dropped"].Value,
        _ => null,
    };

    protected override async Task OnInitializedAsync() => _plan = (await Sender.Send(new ViewSchoolPlan(), Http.RequestAborted)).OrNotFound(Navigation);

    private bool IsPosted(Guid child, Guid school) => IdOf(ChildId) == child && IdOf(SchoolId) == school;

    private static Guid IdOf(string? text) => Guid.TryParse(text, out var id) ? id : Guid.Empty;

    private async Task Choose()
    {
        if (await Submit(new ChooseSchool(IdOf(ChildId), IdOf(SchoolId), Note)) is not null) Navigation.NavigateTo("me/family/schools?done=chosen");
    }

    private async Task Drop()
    {
        if (await Submit(new DropSchool(IdOf(ChoiceId))) is not null) Navigation.NavigateTo("me/family/schools?done=dropped");
    }
}

using Microsoft.AspNetCore.Components;

namespace TalentPortal.Features.ReturnPlans;

/// <summary>Keeps the plan that stands in the address under a name.</summary>
public sealed partial class SaveReturnPlanPage
{
    private ViewMyReturnPlanResult? _replaced;

    [SupplyParameterFromForm] private string? Name { get; set; }

    /// <summary><c>another</c>, else it takes the place of the plan that was changed.</summary>
    [SupplyParameterFromForm] private string? How { get; set; }

    private bool HasPlan => PlanFields.HavePlan(Fields);

    private IReadOnlyDictionary<string, IReadOnlyList<string>> Fields => PlanFields.Of(Http.Request.Query);

    protected override async Task OnInitializedAsync()
    {
        if (Guid.TryParse(Http.Request.Query[PlanFields.Replaces], out var id) && await Sender.Send(new ViewMyReturnPlan(id), Http.RequestAborted) is { IsOk: true, Value: var plan }) _replaced = plan;
    }

    private async Task Save()
    {
        if (await Submit(new SaveReturnPlan(Name, Fields, How == "another" ? null : _replaced?.Id)) is { } saved) Navigation.NavigateTo($"me/return-plans/{saved.Id}?done=saved");
    }
}

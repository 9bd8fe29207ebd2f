using Microsoft.AspNetCore.Components;

namespace TalentPortal.Features.ReturnPlans;

/// <summary>Keeps the plan that stands in the address under a name.</summary>
public sealed partial class SaveReturnPlanPage
{
    [SupplyParameterFromForm] private string? Name { get; set; }

    private bool HasPlan => Fields.ContainsKey(PlanFields.City) && Fields.ContainsKey(PlanFields.Salary);

    private IReadOnlyDictionary<string, IReadOnlyList<string>> Fields => PlanFields.Of(Http.Request.Query);

    private async Task Save()
    {
        if (await Submit(new SaveReturnPlan(Name, Fields)) is { } saved) Navigation.NavigateTo($"me/return-plans/{saved.Id}?done=saved");
    }
}

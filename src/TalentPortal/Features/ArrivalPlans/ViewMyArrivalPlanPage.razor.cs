using Microsoft.AspNetCore.Components;
using TalentPortal.Shell;

namespace TalentPortal.Features.ArrivalPlans;

/// <summary>The weeks around the arrival as the talent reads them: on a phone, on paper, without scripts.</summary>
public sealed partial class ViewMyArrivalPlanPage
{
    private ViewMyArrivalPlanResult? _found;
    private TimeZoneInfo? _zone;

    [CascadingParameter] private SiteContext? Site { get; set; }

    /// <summary>Of the case.</summary>
    [Parameter] public Guid Id { get; set; }

    [SupplyParameterFromForm] private string? Item { get; set; }

    [SupplyParameterFromForm] private string? IsDone { get; set; }

    [SupplyParameterFromQuery(Name = "done")] private string? Done { get; set; }

    /// <summary>Things are marked at the tenant whose case it is.</summary>
    private bool IsHere => _found?.Tenant.Slug == Site?.Look.Slug;

    protected override async Task OnInitializedAsync()
    {
        _found = (await Sender.Send(new ViewMyArrivalPlan(Id), Http.RequestAborted)).OrNotFound(Navigation);
        if (_found is { } found) _zone = TimeZoneInfo.FindSystemTimeZoneById(found.Tenant.TimeZone);
    }

    private async Task Mark()
    {
        var isDone = IsDone == "true";
        if (await Submit(new MarkMyArrivalItem(Guid.TryParse(Item, out var id) ? id : Guid.Empty, isDone)) is not null)
            Navigation.NavigateTo($"me/cases/{Id}/plan?done={(isDone ? "marked" : "open")}#item-{id}");
    }
}

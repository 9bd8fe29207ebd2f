using System.Globalization;
using Microsoft.AspNetCore.Components;
using TalentPortal.Components;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Shell;

namespace TalentPortal.Features.ReturnPlans;

/// <summary>One of the person's own plans, reckoned as of today; its link, its name. Plain forms; it prints.</summary>
public sealed partial class ViewMyReturnPlanPage
{
    private ViewMyReturnPlanResult? _mine;
    private ViewReturnPlanResult? _plan;
    private FigureNotes _notes = FigureNotes.None;
    private string? _version;

    [Inject] private SiteAddresses Addresses { get; set; } = null!;

    [Parameter] public Guid Id { get; set; }

    [SupplyParameterFromForm] private string? Name { get; set; }

    [SupplyParameterFromForm] private string? Version { get; set; }

    [SupplyParameterFromForm] private string? Days { get; set; }

    [SupplyParameterFromQuery(Name = "done")] private string? Done { get; set; }

    private IReadOnlyList<Choice> DayChoices => [.. ShareReturnPlan.Choices.Select(days => new Choice(days.ToString(CultureInfo.InvariantCulture), T["ShareReturnPlan_ForDays", days]))];

    protected override async Task OnInitializedAsync()
    {
        if ((await Sender.Send(new ViewMyReturnPlan(Id), Http.RequestAborted)).OrNotFound(Navigation) is not { } mine) return;
        (_mine, _version) = (mine, mine.Version.ToString(CultureInfo.InvariantCulture));
        // What was entered once may be refused by now; then the page says so and leads to the form.
        _plan = (await Sender.Send(mine.Plan, Http.RequestAborted)) is { IsOk: true, Value: var plan } ? plan : null;
        if (_plan is { } reckoned) _notes = new(reckoned.Claims, reckoned.Columns.SelectMany(column => column.Claims));
    }

    private string Address(string token) => Http.Features.Get<SiteFeature>() is { } site ? Addresses.Of(site.Tenant, site.Language, "return-plans/shared/" + token) : "";

    private async Task Rename()
    {
        if (await Submit(new RenameReturnPlan(Id, Name, uint.TryParse(Version, NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : 0)) is not null) Navigation.NavigateTo($"me/return-plans/{Id}?done=renamed");
    }

    private async Task Share()
    {
        if (await Submit(new ShareReturnPlan(Id, int.TryParse(Days, NumberStyles.None, CultureInfo.InvariantCulture, out var days) ? days : null)) is not null) Navigation.NavigateTo($"me/return-plans/{Id}?done=shared#share");
    }

    private async Task Close()
    {
        if (await Submit(new CloseSharedPlan(Id)) is not null) Navigation.NavigateTo($"me/return-plans/{Id}?done=closed#share");
    }

    private async Task Drop()
    {
        if (await Submit(new DropReturnPlan(Id)) is not null) Navigation.NavigateTo("me/return-plans?done=dropped");
    }
}

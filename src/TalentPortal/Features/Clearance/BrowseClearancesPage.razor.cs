using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Components;
using TalentPortal.Platform.Messaging;
using TalentPortal.Shell;

namespace TalentPortal.Features.Clearance;

/// <summary>What waits for the compliance reviewers, the longest waiting first. Tells nobody's name.</summary>
public sealed partial class BrowseClearancesPage
{
    private BrowseClearancesResult? _found;
    private IReadOnlyList<Tab> _tabs = [];
    private string? _shown;

    [Inject] private PortalSender Sender { get; set; } = null!;

    [Inject] private Prerendered Prerendered { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private IStringLocalizer<ClearanceText> T { get; set; } = null!;

    [SupplyParameterFromQuery(Name = "list")] private string? AskedList { get; set; }

    [SupplyParameterFromQuery(Name = "page")] private string? AskedPage { get; set; }

    private ClearanceList List => Enum.TryParse<ClearanceList>(AskedList, ignoreCase: true, out var list) && Enum.IsDefined(list) ? list : ClearanceList.ToReview;

    private int Page => int.TryParse(AskedPage, out var page) && page is > 0 and < 50_000 ? page : 1;

    protected override async Task OnParametersSetAsync()
    {
        var key = $"clearances/{List}/{Page}";
        if (_shown == key) return;
        _shown = key;
        _found = await Prerendered.Once(RendererInfo, key, Read);
        _tabs = [.. Enum.GetValues<ClearanceList>().Select(list => new Tab(
            T["BrowseClearances_List_" + list], list == ClearanceList.ToReview ? "admin/clearance" : "admin/clearance?list=" + list.ToString().ToLowerInvariant(), list == List, list == ClearanceList.ToReview ? _found?.ToReview : null))];
    }

    private async Task<BrowseClearancesResult?> Read() => (await Sender.Send(new BrowseClearances(List, (Page - 1) * BrowseClearances.PageSize))).OrNotFound(Navigation);
}

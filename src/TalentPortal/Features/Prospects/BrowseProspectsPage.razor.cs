using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Components;
using TalentPortal.Features.Prospects.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Shell;

namespace TalentPortal.Features.Prospects;

/// <summary>The people whom one entered, by how they stand: list, filters and page are in the address.</summary>
public sealed partial class BrowseProspectsPage
{
    private const string Address = "overseas/prospects";

    private BrowseProspectsResult? _found;
    private IReadOnlyList<Tab> _tabs = [];

    [Inject] private PortalSender Sender { get; set; } = null!;

    [Inject] private Prerendered Prerendered { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private IStringLocalizer<ProspectsText> T { get; set; } = null!;

    [SupplyParameterFromQuery(Name = "list")] private string? AskedList { get; set; }

    [SupplyParameterFromQuery(Name = "country")] private string? AskedCountry { get; set; }

    [SupplyParameterFromQuery(Name = "source")] private string? AskedSource { get; set; }

    [SupplyParameterFromQuery(Name = "page")] private int? AskedPage { get; set; }

    /// <summary>Somebody who refused was just entered, and so was not.</summary>
    [SupplyParameterFromQuery(Name = "remembered")] private bool Remembered { get; set; }

    private ProspectList List => Enum.TryParse<ProspectList>(AskedList, ignoreCase: true, out var list) && Enum.IsDefined(list) ? list : ProspectList.Entered;

    private bool IsOpen => List is ProspectList.Entered or ProspectList.Invited;

    private string? Country => string.IsNullOrEmpty(AskedCountry) ? null : AskedCountry;

    private ProspectSource? Source => Enum.TryParse<ProspectSource>(AskedSource, ignoreCase: true, out var source) && Enum.IsDefined(source) ? source : null;

    /// <summary>The address with what is chosen now.</summary>
    private string Here => Links.With(Links.With(Href(List), "country", Country), "source", Source?.ToString().ToLowerInvariant());

    protected override async Task OnParametersSetAsync()
    {
        _found = await Prerendered.Once(RendererInfo, $"prospects/{List}/{Country}/{Source}/{AskedPage}", Read);
        if (_found is not { } found) return;
        _tabs = [.. Enum.GetValues<ProspectList>().Select(list => new Tab(T["List_" + list], Href(list), list == List, found.Counts[list]))];
    }

    private async Task<BrowseProspectsResult?> Read() => (await Sender.Send(new BrowseProspects(List, Country, Source, AskedPage ?? 1))).OrNotFound(Navigation);

    private void Choose(string name, ChangeEventArgs change) => Navigation.NavigateTo(Links.With(Here, name, (string?)change.Value is { Length: > 0 } value ? value : null));

    private static string Href(ProspectList list) => Links.With(Address, "list", list == ProspectList.Entered ? null : list.ToString().ToLowerInvariant());
}

using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Components;
using TalentPortal.Features.Leads.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Shell;

namespace TalentPortal.Features.Leads;

/// <summary>The queue of leads and those that one has: list, filters and page are in the address.</summary>
public sealed partial class BrowseLeadsPage
{
    private const string Address = "overseas/leads";

    private BrowseLeadsResult? _found;
    private IReadOnlyList<Tab> _tabs = [];

    [Inject] private PortalSender Sender { get; set; } = null!;

    [Inject] private Prerendered Prerendered { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private TimeProvider Clock { get; set; } = null!;

    [Inject] private IStringLocalizer<LeadsText> T { get; set; } = null!;

    [SupplyParameterFromQuery(Name = "list")] private string? AskedList { get; set; }

    [SupplyParameterFromQuery(Name = "country")] private string? AskedCountry { get; set; }

    [SupplyParameterFromQuery(Name = "talk")] private string? AskedLanguage { get; set; }

    [SupplyParameterFromQuery(Name = "overdue")] private bool AskedOverdue { get; set; }

    [SupplyParameterFromQuery(Name = "page")] private int? AskedPage { get; set; }

    private LeadList List => Enum.TryParse<LeadList>(AskedList, ignoreCase: true, out var list) && Enum.IsDefined(list) ? list : LeadList.Waiting;

    private string? Country => string.IsNullOrEmpty(AskedCountry) ? null : AskedCountry;

    private Language? TalkIn => Languages.TryFromSegment(AskedLanguage, out var language) ? language : null;

    /// <summary>Where all wait for anybody, as without routing, there is nothing to say.</summary>
    private bool ShowsAsked => List == LeadList.Waiting && _found?.Items.Any(item => item.Queue != LeadQueue.Open) == true;

    private bool OnlyOverdue => AskedOverdue && List == LeadList.Waiting;

    /// <summary>The address with what is chosen now.</summary>
    private string Here => Links.With(Links.With(Links.With(Href(List), "country", Country), "talk", TalkIn?.Segment()), "overdue", OnlyOverdue ? "true" : null);

    protected override async Task OnParametersSetAsync()
    {
        _found = await Prerendered.Once(RendererInfo, $"leads/{List}/{Country}/{TalkIn}/{OnlyOverdue}/{AskedPage}", Read);
        if (_found is not { } found) return;
        // Of those that others have, a consultant sees none: the list would only repeat their own.
        _tabs = [.. Enum.GetValues<LeadList>().Where(list => list != LeadList.Taken || found.SeesAll || list == List).Select(list => new Tab(T["List_" + list], Href(list), list == List, found.Counts[list]))];
    }

    private async Task<BrowseLeadsResult?> Read() => (await Sender.Send(new BrowseLeads(List, Country, TalkIn, OnlyOverdue, AskedPage ?? 1))).OrNotFound(Navigation);

    private void Choose(string name, ChangeEventArgs change) => Navigation.NavigateTo(Links.With(Here, name, (string?)change.Value is { Length: > 0 } value ? value : null));

    private static string Href(LeadList list) => Links.With(Address, "list", list == LeadList.Waiting ? null : list.ToString().ToLowerInvariant());
}

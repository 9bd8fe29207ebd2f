using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Components;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Shell;

namespace TalentPortal.Features.Family;

/// <summary>What of the family is open to which consultant until when: one form for each open case.</summary>
public sealed partial class BrowseFamilySharingPage
{
    private BrowseFamilySharingResult? _mine;
    private FormErrors _errors = FormErrors.None;

    [Inject] private PortalSender Sender { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private IStringLocalizer<FamilyText> T { get; set; } = null!;

    [Inject] private IStringLocalizer<SharedText> Shared { get; set; } = null!;

    [SupplyParameterFromForm] private string? Case { get; set; }

    [SupplyParameterFromForm] private string[]? Parts { get; set; }

    [SupplyParameterFromForm] private string? Work { get; set; }

    [SupplyParameterFromForm] private string? Elders { get; set; }

    [SupplyParameterFromForm] private string? Needs { get; set; }

    [SupplyParameterFromForm] private string? Until { get; set; }

    /// <summary>The button that closes all, whatever is ticked.</summary>
    [SupplyParameterFromForm] private string? Nothing { get; set; }

    [SupplyParameterFromQuery(Name = "done")] private string? Done { get; set; }

    protected override async Task OnInitializedAsync() => _mine = (await Sender.Send(new BrowseFamilySharing())).OrNotFound(Navigation);

    private async Task Save()
    {
        var one = _mine?.Cases.FirstOrDefault(one => one.Id.ToString() == Case);
        // What is in no list becomes what the validator refuses.
        List<GrantScope> parts = Nothing is not null ? [] : [.. (Parts ?? []).Select(text => Enum.GetNames<GrantScope>().Contains(text) ? Enum.Parse<GrantScope>(text) : (GrantScope)(-1))];
        var organisation = one?.Tenant.Name.In(Languages.Current) ?? "";
        var until = DateOnly.TryParseExact(Until, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : (DateOnly?)null;
        var outcome = await Sender.Send(new ShareFamily(one?.Id ?? Guid.Empty, parts, Work, Elders, Needs, until, T["ShareFamily_Words", organisation], T["ShareFamily_NeedsWords", organisation]));
        _errors = outcome.ToErrors(T, Shared);
        if (outcome.IsOk) Navigation.NavigateTo($"me/family/sharing?done={(parts.Count > 0 ? "saved" : "closed")}");
    }

    /// <summary>What is ticked: as it was sent, else as it stands.</summary>
    private HashSet<string> TickedOf(BrowseFamilySharingResult.Case one) => Case == one.Id.ToString() ? [.. Parts ?? []] : [.. one.Open.Keys.Select(part => part.ToString())];

    private object UntilOf(BrowseFamilySharingResult.Case one) =>
        Case == one.Id.ToString() ? Until ?? "" : one.Open.Count > 0 ? one.Tenant.DayAt(one.Open.Values.Max().AddSeconds(-1)) : one.Today.AddDays(ShareFamily.DaysUsual);
}

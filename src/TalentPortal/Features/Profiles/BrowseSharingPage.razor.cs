using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Components;
using TalentPortal.Features.Profiles.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Shell;

namespace TalentPortal.Features.Profiles;

/// <summary>Who reads which parts of the career record until when: one form for each open case, and what they see.</summary>
public sealed partial class BrowseSharingPage
{
    private BrowseSharingResult? _mine;
    private FormErrors _errors = FormErrors.None;

    [Inject] private PortalSender Sender { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private IStringLocalizer<ProfilesText> T { get; set; } = null!;

    [Inject] private IStringLocalizer<SharedText> Shared { get; set; } = null!;

    [SupplyParameterFromForm] private string? Case { get; set; }

    [SupplyParameterFromForm] private string[]? Parts { get; set; }

    [SupplyParameterFromForm] private string? Until { get; set; }

    /// <summary>The button that closes all, whatever is ticked.</summary>
    [SupplyParameterFromForm] private string? Nothing { get; set; }

    [SupplyParameterFromQuery(Name = "done")] private string? Done { get; set; }

    protected override async Task OnInitializedAsync() => _mine = (await Sender.Send(new BrowseSharing())).OrNotFound(Navigation);

    private async Task Save()
    {
        var one = _mine?.Cases.FirstOrDefault(one => one.Id.ToString() == Case);
        var parts = Nothing is null ? (Parts ?? []).Select(part => Enum.TryParse<GrantScope>(part, out var scope) ? scope : (GrantScope)(-1)).ToList() : [];
        var words = T["ShareCareer_Words", one?.Tenant.Name.In(Languages.Current) ?? ""].Value;
        var until = DateOnly.TryParseExact(Until, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : (DateOnly?)null;
        var outcome = await Sender.Send(new ShareCareer(one?.Id ?? Guid.Empty, parts, until, words));
        _errors = outcome.ToErrors(T, Shared);
        if (outcome.IsOk) Navigation.NavigateTo($"me/profile/sharing?done={(parts.Count > 0 ? "saved" : "closed")}");
    }

    /// <summary>What is ticked: as it was sent, else as it stands.</summary>
    private HashSet<string> FormOf(BrowseSharingResult.Case one) => Case == one.Id.ToString() ? [.. Parts ?? []] : [.. one.Open.Keys.Select(part => part.ToString())];

    private object UntilOf(BrowseSharingResult.Case one) =>
        Case == one.Id.ToString() ? Until ?? "" : one.Open.Count > 0 ? one.Tenant.DayAt(one.Open.Values.Max().AddSeconds(-1)) : one.Today.AddDays(ShareCareer.DaysUsual);

    private string Names(IEnumerable<GrantScope> parts) => string.Join(T["Career_Comma"], parts.Select(part => FactWords.Of(part, T)));

    private string Count(GrantScope part) => SharedCareer.SectionOf(part) is { } section
        ? T.Counted("BrowseSharing_Entries", _mine!.Career.Entries.Count(entry => entry.Section == section))
        : T[_mine!.Career.Intentions is null or { IsEmpty: true } ? "BrowseSharing_NoWishes" : "BrowseSharing_Wishes"];
}

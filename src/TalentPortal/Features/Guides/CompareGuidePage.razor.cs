using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Components;
using TalentPortal.Platform.Messaging;
using TalentPortal.Shell;

namespace TalentPortal.Features.Guides;

/// <summary>What changed between two versions of a guide.</summary>
public sealed partial class CompareGuidePage
{
    private CompareGuideResult? _found;

    [Inject] private PortalSender Sender { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private IStringLocalizer<GuidesText> T { get; set; } = null!;

    /// <summary>The guide's name in the address.</summary>
    [Parameter] public string Key { get; set; } = "";

    [SupplyParameterFromQuery(Name = "from")] private string? From { get; set; }

    [SupplyParameterFromQuery(Name = "to")] private string? To { get; set; }

    protected override async Task OnInitializedAsync() => _found = (await Sender.Send(new CompareGuide(Key, From, To))).OrNotFound(Navigation);

    private IReadOnlyList<Choice> Numbers(CompareGuideResult guide) => [.. guide.Numbers.Select(number => new Choice(Text(number), T["BrowseGuideVersions_Number", number].Value))];

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}

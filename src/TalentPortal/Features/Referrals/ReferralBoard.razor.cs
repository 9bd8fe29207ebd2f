using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Shell;

namespace TalentPortal.Features.Referrals;

/// <summary>The open loops of one's own cases; to the team lead those of the tier.</summary>
public sealed partial class ReferralBoard
{
    private BrowseReferralsResult? _found;

    [Inject] private PortalSender Sender { get; set; } = null!;

    [Inject] private Prerendered Prerendered { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private IStringLocalizer<ReferralsText> T { get; set; } = null!;

    /// <summary>In whose workspace it is opened.</summary>
    [Parameter, EditorRequired] public CaseTier Tier { get; set; }

    /// <summary>The title of the page, which is given its words.</summary>
    [Parameter] public RenderFragment<string>? ChildContent { get; set; }

    protected override async Task OnInitializedAsync() =>
        _found = await Prerendered.Once(RendererInfo, $"referrals/{Tier}", async () => (await Sender.Send(new BrowseReferrals(Tier))).OrNotFound(Navigation));
}

using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Shell;

namespace TalentPortal.Features.Offers;

/// <summary>Some of the person's offers side by side, on screen and on paper. Which, stands in the address; what they say does not.</summary>
public sealed partial class CompareMyOffersPage
{
    private CompareMyOffersResult? _found;
    private bool _isCut;

    [Inject] private PortalSender Sender { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private IStringLocalizer<OffersText> T { get; set; } = null!;

    [SupplyParameterFromQuery(Name = "id")] private string[]? Ids { get; set; }

    /// <summary>On phones a line lists the offers one below the other, each by its position.</summary>
    private static string Label(CompareMyOffersResult.Item item) => item.JobTitle.In(Languages.Current);

    protected override async Task OnInitializedAsync()
    {
        var ids = (Ids ?? []).Select(text => Guid.TryParse(text, out var id) ? id : (Guid?)null).OfType<Guid>().Distinct().ToList();
        _isCut = ids.Count > CompareMyOffers.Most;
        _found = (await Sender.Send(new CompareMyOffers([.. ids.Take(CompareMyOffers.Most)]))).OrNotFound(Navigation);
    }
}

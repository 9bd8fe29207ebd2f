using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Platform.Messaging;
using TalentPortal.Shell;

namespace TalentPortal.Features.Leads;

/// <summary>One request for a consultant: done, now, next, and what was sent. Times are by the person's own clock.</summary>
public sealed partial class ViewMyLeadPage
{
    private ViewMyLeadResult? _found;
    private TimeZoneInfo? _zone;
    private string? _place;

    [Inject] private PortalSender Sender { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private IStringLocalizer<LeadsText> T { get; set; } = null!;

    [Parameter] public Guid Id { get; set; }

    [SupplyParameterFromQuery(Name = "sent")] private bool Sent { get; set; }

    [SupplyParameterFromQuery(Name = "withdrawn")] private bool Withdrawn { get; set; }

    protected override async Task OnInitializedAsync()
    {
        _found = (await Sender.Send(new ViewMyLead(Id))).OrNotFound(Navigation);
        if (_found is { } found) (_zone, _place) = (LeadWords.Zone(found.TimeZone), LeadWords.ZoneName(found.TimeZone));
    }
}

using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Components;
using TalentPortal.Platform.Messaging;
using TalentPortal.Shell;

namespace TalentPortal.Features.Leads;

/// <summary>Asks before a request for a consultant is taken back, with or without scripts.</summary>
public sealed partial class WithdrawLeadPage
{
    private ViewMyLeadResult? _found;
    private FormErrors _errors = FormErrors.None;

    [Inject] private PortalSender Sender { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private IStringLocalizer<LeadsText> T { get; set; } = null!;

    [Inject] private IStringLocalizer<SharedText> Shared { get; set; } = null!;

    [CascadingParameter] private HttpContext Http { get; set; } = null!;

    [Parameter] public Guid Id { get; set; }

    protected override async Task OnInitializedAsync()
    {
        if ((await Sender.Send(new ViewMyLead(Id))).OrNotFound(Navigation) is not { } found) return;
        // Over already: there is nothing to ask.
        if (!found.IsOpen && !HttpMethods.IsPost(Http.Request.Method)) Navigation.NavigateTo($"me/consultant/{Id}");
        else _found = found;
    }

    private async Task Withdraw()
    {
        var outcome = await Sender.Send(new WithdrawLead(Id));
        _errors = outcome.ToErrors(T, Shared);
        if (outcome.IsOk) Navigation.NavigateTo($"me/consultant/{Id}?withdrawn=true");
    }
}

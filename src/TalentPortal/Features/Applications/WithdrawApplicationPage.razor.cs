using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Components;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Shell;

namespace TalentPortal.Features.Applications;

/// <summary>Asks before an application is taken back, with or without scripts.</summary>
public sealed partial class WithdrawApplicationPage
{
    private ViewMyApplicationResult? _found;
    private FormErrors _errors = FormErrors.None;

    [Inject] private PortalSender Sender { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private IStringLocalizer<ApplicationsText> T { get; set; } = null!;

    [Inject] private IStringLocalizer<SharedText> Shared { get; set; } = null!;

    [CascadingParameter] private HttpContext Http { get; set; } = null!;

    [CascadingParameter] private SiteContext? Site { get; set; }

    [Parameter] public Guid Id { get; set; }

    protected override async Task OnInitializedAsync()
    {
        if ((await Sender.Send(new ViewMyApplication(Id))).OrNotFound(Navigation) is not { } found) return;
        // The step is written at the tenant of the application; over already, there is nothing to ask.
        if (found.Tenant.Slug != Site?.Look.Slug) Navigation.NavigateTo(SiteAddress.Of(found.Tenant, Languages.Current, $"me/applications/{Id}/withdraw"));
        else if (!found.IsOpen && !HttpMethods.IsPost(Http.Request.Method)) Navigation.NavigateTo($"me/applications/{Id}");
        else _found = found;
    }

    private async Task Withdraw()
    {
        var outcome = await Sender.Send(new WithdrawApplication(Id));
        _errors = outcome.ToErrors(T, Shared);
        if (outcome.IsOk) Navigation.NavigateTo($"me/applications/{Id}?withdrawn=true");
    }
}

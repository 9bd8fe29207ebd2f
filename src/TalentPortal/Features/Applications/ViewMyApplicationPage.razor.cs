using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Shell;

namespace TalentPortal.Features.Applications;

/// <summary>One application: done, now, next, and what was sent.</summary>
public sealed partial class ViewMyApplicationPage
{
    private ViewMyApplicationResult? _found;
    private TimeZoneInfo? _zone;

    [Inject] private PortalSender Sender { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private IStringLocalizer<ApplicationsText> T { get; set; } = null!;

    [CascadingParameter] private SiteContext? Site { get; set; }

    [Parameter] public Guid Id { get; set; }

    [SupplyParameterFromQuery(Name = "sent")] private bool Sent { get; set; }

    [SupplyParameterFromQuery(Name = "withdrawn")] private bool Withdrawn { get; set; }

    protected override async Task OnInitializedAsync()
    {
        _found = (await Sender.Send(new ViewMyApplication(Id))).OrNotFound(Navigation);
        if (_found is not null) _zone = TimeZoneInfo.FindSystemTimeZoneById(_found.Tenant.TimeZone);
    }

    private async Task Share()
    {
        if (_found is null || !(await Sender.Send(new ShareApplication(Id, !_found.IsShared))).IsOk) return;
        Navigation.NavigateTo($"me/applications/{Id}#share");
    }

    private string AtTenant(string path) => _found!.Tenant.Slug == Site?.Look.Slug ? path : SiteAddress.Of(_found.Tenant, Languages.Current, path);
}

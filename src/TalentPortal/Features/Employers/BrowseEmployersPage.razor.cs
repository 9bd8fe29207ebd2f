using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Platform.Messaging;
using TalentPortal.Shell;

namespace TalentPortal.Features.Employers;

public sealed partial class BrowseEmployersPage
{
    private BrowseEmployersResult? _found;

    [Inject] private PortalSender Sender { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private IStringLocalizer<EmployersText> T { get; set; } = null!;

    [SupplyParameterFromQuery(Name = "page")] private int? AskedPage { get; set; }

    private int Page => AskedPage ?? 1;

    protected override async Task OnInitializedAsync() => _found = (await Sender.Send(new BrowseEmployers(Page))).OrNotFound(Navigation);
}

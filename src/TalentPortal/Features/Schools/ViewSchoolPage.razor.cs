using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Platform.Messaging;
using TalentPortal.Shell;

namespace TalentPortal.Features.Schools;

/// <summary>A school, with whom it takes, what it costs, until when one can apply, and when all this was checked.</summary>
public sealed partial class ViewSchoolPage
{
    private ViewSchoolResult? _found;

    [Inject] private PortalSender Sender { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private IStringLocalizer<SchoolsText> T { get; set; } = null!;

    [Parameter] public Guid SchoolId { get; set; }

    protected override async Task OnInitializedAsync() => _found = (await Sender.Send(new ViewSchool(SchoolId))).OrNotFound(Navigation);
}

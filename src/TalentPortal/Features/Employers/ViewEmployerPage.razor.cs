using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Shell;

namespace TalentPortal.Features.Employers;

public sealed partial class ViewEmployerPage
{
    private ViewEmployerResult? _employer;

    [Inject] private PortalSender Sender { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private IStringLocalizer<EmployersText> T { get; set; } = null!;

    [CascadingParameter] private SiteContext? Site { get; set; }

    [Parameter] public Guid EmployerId { get; set; }

    private string Checked(EmployerAdmittedBy admission) => admission switch
    {
        { Verification: null } => T["ViewEmployer_Imported"],
        { VouchedBy: { } park } => T["ViewEmployer_VouchedBy", park.In(Languages.Current)],
        { Verification: { } how } => T["Verification_" + how],
    };

    protected override async Task OnInitializedAsync() => _employer = (await Sender.Send(new ViewEmployer(EmployerId))).OrNotFound(Navigation);
}

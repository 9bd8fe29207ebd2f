using System.Text.Json.Nodes;
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

    [Inject] private SiteAddresses Addresses { get; set; } = null!;

    [CascadingParameter] private SiteContext? Site { get; set; }

    [CascadingParameter] private HttpContext? Http { get; set; }

    [Parameter] public Guid EmployerId { get; set; }

    private string Checked(EmployerAdmittedBy admission) => admission switch
    {
        { Verification: null } => T["ViewEmployer_Imported"],
        { VouchedBy: { } park } => T["ViewEmployer_VouchedBy", park.In(Languages.Current)],
        { Verification: { } how } => T["Verification_" + how],
    };

    private JsonObject Schema(ViewEmployerResult employer)
    {
        var tenant = Http?.Features.Get<SiteFeature>()?.Tenant;
        return EmployerSchema.Of(employer, Addresses.Of(tenant, Languages.Current, $"employers/{employer.Id}"), employer.Photo is { } photo ? Addresses.Of(tenant, Languages.Current, EmployerPhotos.Address(employer.Id, photo.At)) : null, Languages.Current);
    }

    protected override async Task OnInitializedAsync() => _employer = (await Sender.Send(new ViewEmployer(EmployerId))).OrNotFound(Navigation);
}

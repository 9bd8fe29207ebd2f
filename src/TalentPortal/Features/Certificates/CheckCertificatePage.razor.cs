using Microsoft.AspNetCore.Components;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Shell;

namespace TalentPortal.Features.Certificates;

/// <summary>Where anybody checks a certificate by its code. Works without scripts; the code stands in no address.</summary>
public sealed partial class CheckCertificatePage
{
    private CheckCertificateResult? _found;

    [SupplyParameterFromForm(FormName = "check")] private Input Form { get; set; } = null!;

    private TenantRef? Site => Http.Features.Get<SiteFeature>()?.Tenant;

    protected override void OnInitialized() => Form ??= new();

    private async Task Check() => _found = await Submit(new CheckCertificate(Form.Code));

    /// <summary>What is asked, as it was typed.</summary>
    public sealed class Input
    {
        public string? Code { get; set; }
    }
}

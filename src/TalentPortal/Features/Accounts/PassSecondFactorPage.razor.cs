using Microsoft.AspNetCore.Components;
using TalentPortal.Features.Accounts.Domain;
using TalentPortal.Platform.Security.Accounts;

namespace TalentPortal.Features.Accounts;

/// <summary>The second step, after a right password.</summary>
public sealed partial class PassSecondFactorPage
{
    [Inject] private PortalCookies Cookies { get; set; } = null!;

    [SupplyParameterFromQuery] private string? ReturnUrl { get; set; }

    [SupplyParameterFromForm] private Input Form { get; set; } = null!;

    protected override void OnInitialized() => Form ??= new();

    private async Task Send()
    {
        if (await Submit(new PassSecondFactor(Form.Code ?? "", ReturnUrl)) is not { } result) return;
        await Cookies.SignIn(Http, result.Session!);
        Navigation.NavigateTo(result.Next);
    }

    private sealed class Input
    {
        public string? Code { get; set; }
    }
}

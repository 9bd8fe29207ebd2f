using Microsoft.AspNetCore.Components;
using TalentPortal.Platform.Security.Accounts;

namespace TalentPortal.Features.AccountSettings;

/// <summary>The old password for a new one.</summary>
public sealed partial class ChangePasswordPage
{
    [Inject] private PortalCookies Cookies { get; set; } = null!;

    [SupplyParameterFromQuery] private bool Done { get; set; }

    [SupplyParameterFromForm] private Input Form { get; set; } = null!;

    protected override void OnInitialized() => Form ??= new();

    private async Task Send()
    {
        if (await Submit(new ChangePassword(Form.Current ?? "", Form.Password ?? "")) is not { } result) return;
        if (result.Session is { } session) await Cookies.SignIn(Http, session);
        Navigation.NavigateTo("account/password?done=true");
    }

    private sealed class Input
    {
        public string? Current { get; set; }

        public string? Password { get; set; }
    }
}

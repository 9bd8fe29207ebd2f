using Microsoft.AspNetCore.Components;
using TalentPortal.Features.Accounts.Domain;
using TalentPortal.Platform.Security.Accounts;

namespace TalentPortal.Features.Accounts;

/// <summary>Address and password.</summary>
public sealed partial class SignInPage
{
    [Inject] private PortalCookies Cookies { get; set; } = null!;

    [SupplyParameterFromQuery] private string? ReturnUrl { get; set; }

    /// <summary>A new password was just chosen.</summary>
    [SupplyParameterFromQuery] private bool Changed { get; set; }

    /// <summary>The session was ended: signed out elsewhere, too long idle, or the password was changed.</summary>
    [SupplyParameterFromQuery] private bool Ended { get; set; }

    [SupplyParameterFromForm] private Input Form { get; set; } = null!;

    protected override void OnInitialized() => Form ??= new();

    private async Task Send()
    {
        if (await Submit(new SignIn(Form.Email ?? "", Form.Password ?? "", Form.Remember, ReturnUrl)) is not { } result) return;
        if (result.Session is { } session) await Cookies.SignIn(Http, session);
        else Cookies.Await(Http, result.Pending!);
        Navigation.NavigateTo(result.Next);
    }

    private sealed class Input
    {
        public string? Email { get; set; }

        public string? Password { get; set; }

        public bool Remember { get; set; }
    }
}

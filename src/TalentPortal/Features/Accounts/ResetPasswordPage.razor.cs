using Microsoft.AspNetCore.Components;
using TalentPortal.Platform.Security.Accounts;

namespace TalentPortal.Features.Accounts;

/// <summary>Where the link for a new password leads.</summary>
public sealed partial class ResetPasswordPage
{
    private bool _open;

    [SupplyParameterFromQuery] private string? Token { get; set; }

    [SupplyParameterFromForm] private Input Form { get; set; } = null!;

    protected override async Task OnInitializedAsync()
    {
        Form ??= new();
        _open = await Sender.Send(new ViewLink(LinkKind.PasswordReset, Token), Http.RequestAborted) is { IsOk: true, Value.IsOpen: true };
    }

    private async Task Send()
    {
        if (await Submit(new ResetPassword(Token, Form.Password ?? "")) is not null) Navigation.NavigateTo("account/sign-in?changed=true");
    }

    private sealed class Input
    {
        public string? Password { get; set; }
    }
}

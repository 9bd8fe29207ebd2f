using Microsoft.AspNetCore.Components;
using TalentPortal.Features.Accounts.Domain;

namespace TalentPortal.Features.Accounts;

/// <summary>A new account, and what happens next.</summary>
public sealed partial class RegisterPage
{
    [SupplyParameterFromQuery] private string? ReturnUrl { get; set; }

    [SupplyParameterFromQuery] private bool Sent { get; set; }

    [SupplyParameterFromForm] private Input Form { get; set; } = null!;

    protected override void OnInitialized() => Form ??= new();

    private async Task Send()
    {
        if (await Submit(new Register(Form.Email ?? "", Form.Password ?? "", ReturnUrl)) is not null) Navigation.NavigateTo("account/register?sent=true");
    }

    private sealed class Input
    {
        public string? Email { get; set; }

        public string? Password { get; set; }
    }
}

using Microsoft.AspNetCore.Components;

namespace TalentPortal.Features.AccountSettings;

/// <summary>Another address.</summary>
public sealed partial class ChangeEmailPage
{
    [SupplyParameterFromQuery] private bool Sent { get; set; }

    [SupplyParameterFromForm] private Input Form { get; set; } = null!;

    protected override void OnInitialized() => Form ??= new();

    private async Task Send()
    {
        if (await Submit(new ChangeEmail(Form.Email ?? "", Form.Password ?? "")) is not null) Navigation.NavigateTo("account/email?sent=true");
    }

    private sealed class Input
    {
        public string? Email { get; set; }

        public string? Password { get; set; }
    }
}

using Microsoft.AspNetCore.Components;

namespace TalentPortal.Features.Accounts;

/// <summary>For whoever no longer knows their password.</summary>
public sealed partial class ForgotPasswordPage
{
    [SupplyParameterFromQuery] private bool Sent { get; set; }

    [SupplyParameterFromForm] private Input Form { get; set; } = null!;

    protected override void OnInitialized() => Form ??= new();

    private async Task Send()
    {
        if (await Submit(new ForgotPassword(Form.Email ?? "")) is not null) Navigation.NavigateTo("account/forgot?sent=true");
    }

    private sealed class Input
    {
        public string? Email { get; set; }
    }
}

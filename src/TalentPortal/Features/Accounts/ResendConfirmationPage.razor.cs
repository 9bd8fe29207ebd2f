using Microsoft.AspNetCore.Components;

namespace TalentPortal.Features.Accounts;

/// <summary>For whom the mail of a registration did not reach.</summary>
public sealed partial class ResendConfirmationPage
{
    [SupplyParameterFromQuery] private bool Sent { get; set; }

    [SupplyParameterFromForm] private Input Form { get; set; } = null!;

    protected override void OnInitialized() => Form ??= new();

    private async Task Send()
    {
        if (await Submit(new ResendConfirmation(Form.Email ?? "")) is not null) Navigation.NavigateTo("account/confirm/resend?sent=true");
    }

    private sealed class Input
    {
        public string? Email { get; set; }
    }
}

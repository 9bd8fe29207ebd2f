using Microsoft.AspNetCore.Components;

namespace TalentPortal.Features.AccountSettings;

/// <summary>Where the link at the new address leads. Opening it changes nothing.</summary>
public sealed partial class ConfirmEmailChangePage
{
    [SupplyParameterFromQuery] private string? Token { get; set; }

    [SupplyParameterFromQuery] private bool Done { get; set; }

    private async Task Send()
    {
        if (await Submit(new ConfirmEmailChange(Token)) is not null) Navigation.NavigateTo("account/email/confirm?done=true");
    }
}

using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Components;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security.Accounts;
using TalentPortal.Shell;

namespace TalentPortal.Features.Talents;

/// <summary>Says what goes and what stays, asks for the password, erases, signs out and leads to the receipt.</summary>
public sealed partial class EraseMyDataPage
{
    private FormErrors _errors = FormErrors.None;

    [Inject] private PortalSender Sender { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private IStringLocalizer<TalentsText> T { get; set; } = null!;

    [Inject] private IStringLocalizer<SharedText> Shared { get; set; } = null!;

    [Inject] private EraseReceipts Receipts { get; set; } = null!;

    [Inject] private PortalCookies Cookies { get; set; } = null!;

    [CascadingParameter] private HttpContext Http { get; set; } = null!;

    [SupplyParameterFromForm(FormName = "erase")] private string? Password { get; set; }

    private async Task Erase()
    {
        var outcome = await Sender.Send(new EraseMyData(Password));
        _errors = outcome.ToErrors(T, Shared);
        if (!outcome.IsOk) return;
        await Cookies.SignOut(Http);
        Navigation.NavigateTo($"talents/erased?receipt={Receipts.Seal(outcome.Value)}");
    }
}

using Microsoft.AspNetCore.Components;
using TalentPortal.Platform.Security.Accounts;
using TalentPortal.Shell;

namespace TalentPortal.Features.AccountSettings;

/// <summary>Back to the password alone.</summary>
public sealed partial class RemoveSecondFactorPage
{
    private AccountInfo? _account;

    [Inject] private PortalCookies Cookies { get; set; } = null!;

    [SupplyParameterFromQuery] private bool Done { get; set; }

    [SupplyParameterFromForm] private Input Form { get; set; } = null!;

    protected override async Task OnInitializedAsync()
    {
        Form ??= new();
        _account = (await Sender.Send(new ViewAccount(), Http.RequestAborted)).OrNotFound(Navigation)?.Account;
    }

    private async Task Send()
    {
        if (await Submit(new RemoveSecondFactor(Form.Code ?? "")) is not { } result) return;
        if (result.Session is { } session) await Cookies.SignIn(Http, session);
        Navigation.NavigateTo("account/second-factor/remove?done=true");
    }

    private sealed class Input
    {
        public string? Code { get; set; }
    }
}

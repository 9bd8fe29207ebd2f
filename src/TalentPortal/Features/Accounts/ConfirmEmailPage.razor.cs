using Microsoft.AspNetCore.Components;
using TalentPortal.Platform.Security.Accounts;

namespace TalentPortal.Features.Accounts;

/// <summary>Where the link of a registration leads. Opening it changes nothing, because mail programs open links by themselves.</summary>
public sealed partial class ConfirmEmailPage
{
    private bool _open;

    [Inject] private PortalCookies Cookies { get; set; } = null!;

    [SupplyParameterFromQuery] private string? Token { get; set; }

    [SupplyParameterFromForm] private Input Form { get; set; } = null!;

    protected override async Task OnInitializedAsync()
    {
        Form ??= new();
        _open = await Sender.Send(new ViewLink(LinkKind.Registration, Token), Http.RequestAborted) is { IsOk: true, Value.IsOpen: true };
    }

    private async Task Send()
    {
        if (await Submit(new ConfirmEmail(Token, Form.Password ?? "")) is not { } result) return;
        await Cookies.SignIn(Http, result.Session!);
        Navigation.NavigateTo(result.Next);
    }

    private sealed class Input
    {
        public string? Password { get; set; }
    }
}

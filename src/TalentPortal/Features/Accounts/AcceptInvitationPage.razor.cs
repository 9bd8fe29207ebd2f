using Microsoft.AspNetCore.Components;
using TalentPortal.Platform.Security.Accounts;

namespace TalentPortal.Features.Accounts;

/// <summary>Where the link of an invitation leads. Opening it changes nothing, because mail programs open links by themselves.</summary>
public sealed partial class AcceptInvitationPage
{
    private ViewInvitationResult? _view;
    private bool _isPosted;

    [Inject] private PortalCookies Cookies { get; set; } = null!;

    [SupplyParameterFromQuery] private string? Token { get; set; }

    [SupplyParameterFromForm] private Input Form { get; set; } = null!;

    /// <summary>This page, to come back to after signing in or out.</summary>
    private string Here => $"{Http.Request.PathBase}/account/invitation?token={Uri.EscapeDataString(Token ?? "")}";

    protected override async Task OnInitializedAsync()
    {
        _isPosted = Form is not null;
        Form ??= new();
        var outcome = await Sender.Send(new ViewInvitation(Token), Http.RequestAborted);
        _view = outcome.IsOk ? outcome.Value : null;
        if (!_isPosted) Form.Name = _view?.Name;
    }

    private async Task Send()
    {
        if (await Submit(new AcceptInvitation(Token, Form.Name, Form.Password)) is not { } result) return;
        if (result.Session is { } session) await Cookies.SignIn(Http, session);
        Navigation.NavigateTo(result.NeedsSecondFactor ? "account/second-factor?returnUrl=" + Uri.EscapeDataString($"{Http.Request.PathBase}/{result.Next}") : result.Next);
    }

    private sealed class Input
    {
        public string? Name { get; set; }

        public string? Password { get; set; }
    }
}

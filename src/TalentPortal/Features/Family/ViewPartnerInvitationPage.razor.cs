using Microsoft.AspNetCore.Components;

namespace TalentPortal.Features.Family;

/// <summary>Where the link of a partner's invitation leads. Opening it changes nothing, because mail programs open links by themselves.</summary>
public sealed partial class ViewPartnerInvitationPage
{
    private ViewPartnerInvitationResult? _view;
    private bool _isPosted;

    [SupplyParameterFromQuery] private string? Token { get; set; }

    [SupplyParameterFromQuery(Name = "done")] private string? Done { get; set; }

    [SupplyParameterFromForm(FormName = "accept")] private Input Form { get; set; } = null!;

    /// <summary>This page, to come back to after signing in.</summary>
    private string Here => $"{Http.Request.PathBase}/family/invitation?token={Uri.EscapeDataString(Token ?? "")}";

    protected override async Task OnInitializedAsync()
    {
        _isPosted = Form is not null;
        Form ??= new();
        var outcome = await Sender.Send(new ViewPartnerInvitation(Token), Http.RequestAborted);
        _view = outcome.IsOk ? outcome.Value : null;
    }

    private async Task Accept()
    {
        if (await Submit(new AcceptPartner(Token, Form.Name, Form.Agreed is not null, T["Family_Agree"])) is not null) Navigation.NavigateTo("me/family?done=accepted");
    }

    private async Task Decline()
    {
        await Submit(new DeclinePartner(Token));
        Navigation.NavigateTo("family/invitation?done=declined");
    }

    private sealed class Input
    {
        public string? Name { get; set; }

        public string? Agreed { get; set; }
    }
}

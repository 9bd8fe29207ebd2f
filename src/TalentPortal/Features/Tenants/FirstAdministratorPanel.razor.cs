using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Components;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security.Invitations;
using TalentPortal.Shell;

namespace TalentPortal.Features.Tenants;

/// <summary>The invitation of a tenant's first administrator: its state, and a way to send it again or to somebody else.</summary>
public sealed partial class FirstAdministratorPanel
{
    private FormErrors _errors = FormErrors.None;
    private Guid _command;
    private string? _email;
    private string? _said;
    private bool _busy;

    [Inject] private PortalSender Sender { get; set; } = null!;

    [Inject] private TimeProvider Clock { get; set; } = null!;

    [Inject] private IStringLocalizer<TenantsText> T { get; set; } = null!;

    [Inject] private IStringLocalizer<SharedText> Shared { get; set; } = null!;

    /// <summary>The tenant.</summary>
    [Parameter, EditorRequired] public required string Slug { get; set; }

    /// <summary>What the platform last sent; null when there is nothing.</summary>
    [Parameter] public AdministratorInvitation? Administrator { get; set; }

    /// <summary>An invitation was sent.</summary>
    [Parameter] public EventCallback Changed { get; set; }

    private bool IsUnanswered => Administrator is { State: InvitationState.Open or InvitationState.Expired };

    protected override void OnInitialized() => _command = Guid.CreateVersion7(Clock.GetUtcNow());

    private static StatusKind BadgeOf(InvitationState state) => state switch
    {
        InvitationState.Accepted => StatusKind.Done,
        InvitationState.Open => StatusKind.Waiting,
        InvitationState.Expired => StatusKind.Overdue,
        _ => StatusKind.Closed,
    };

    private Task Resend() => Do(new ResendAdministratorInvitation(Slug));

    private Task Invite() => Do(new InviteAdministrator(Slug, _email));

    private async Task Do(ICommand<Done> command)
    {
        if (_busy) return;
        _busy = true;
        var outcome = await Sender.Send(command, commandId: _command);
        (_busy, _command) = (false, Guid.CreateVersion7(Clock.GetUtcNow()));
        (_errors, _said) = (outcome.ToErrors(T, Shared), outcome.IsOk ? T["Administrator_Sent"].Value : null);
        if (!outcome.IsOk) return;
        _email = null;
        await Changed.InvokeAsync();
    }
}

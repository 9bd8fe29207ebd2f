using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Components;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Shell;

namespace TalentPortal.Features.Members;

/// <summary>Who acts for the employer and who is asked to; one person or a new invitation beside the list.</summary>
public sealed partial class BrowseEmployerMembersPage
{
    private BrowseEmployerMembersResult? _found;
    private MemberRow? _chosen;
    private IReadOnlyList<Choice> _languages = [];
    private FormErrors _errors = FormErrors.None;
    private Language _language;
    private Panel _panel;
    private PortalRole? _role;
    private Guid _command;
    private string? _email;
    private string? _name;
    private string? _said;
    private bool _asked;
    private bool _busy;
    private bool _focus;
    private ElementReference _heading;

    /// <summary>What stands beside the list.</summary>
    private enum Panel
    {
        None,
        Member,
        Invitation,
    }

    /// <summary>Nothing can be pressed while an answer is awaited, nor before the page listens.</summary>
    private bool MustWait => _busy || !RendererInfo.IsInteractive;

    [Inject] private PortalSender Sender { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private TimeProvider Clock { get; set; } = null!;

    [Inject] private IStringLocalizer<MembersText> T { get; set; } = null!;

    [Inject] private IStringLocalizer<SharedText> Shared { get; set; } = null!;

    protected override async Task OnInitializedAsync()
    {
        _languages = [.. Languages.All.Select(language => new Choice(language.ToString(), T["InviteEmployerMember_Language_" + language]))];
        _language = Languages.Current;
        _command = Guid.CreateVersion7(Clock.GetUtcNow());
        await Load();
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!_focus) return;
        _focus = false;
        await _heading.FocusAsync();
    }

    private async Task Load() => _found = (await Sender.Send(new BrowseEmployerMembers())).OrNotFound(Navigation);

    private void Invite()
    {
        Show(Panel.Invitation, null, null);
        (_email, _name) = (null, null);
    }

    private void Choose(MemberRow row) => Show(Panel.Member, row, row.Role);

    private void Close() => Show(Panel.None, null, null);

    private void Show(Panel panel, MemberRow? row, PortalRole? role)
    {
        (_panel, _chosen, _errors, _said, _asked, _focus) = (panel, row, FormErrors.None, null, false, panel != Panel.None);
        _command = Guid.CreateVersion7(Clock.GetUtcNow());
        _role = role;
    }

    private Task SendInvitation() => Do(new InviteEmployerMember(_email ?? "", _name, _role ?? default, _language), T["InviteEmployerMember_Done", _email ?? ""]);

    private Task ChangeRole() => _chosen is { } row ? Do(new ChangeEmployerMemberRole(row.MemberId, _role ?? default), T["ChangeEmployerMemberRole_Done", row.Name]) : Task.CompletedTask;

    private Task End() => _chosen is { } row ? Do(new EndEmployerMembership(row.MemberId), T["EndEmployerMembership_Done", row.Name]) : Task.CompletedTask;

    private Task Resend(MemberInvitationRow row) => DoInList(new ResendMemberInvitation(row.InvitationId), T["ResendMemberInvitation_Done", row.Email ?? ""]);

    private Task Withdraw(MemberInvitationRow row) => DoInList(new WithdrawMemberInvitation(row.InvitationId), T["WithdrawMemberInvitation_Done", row.Email ?? ""]);

    private Task DoInList(ICommand<Done> command, string said)
    {
        Close();
        return Do(command, said);
    }

    private async Task Do(ICommand<Done> command, string said)
    {
        if (_busy) return;
        _busy = true;
        var outcome = await Sender.Send(command, commandId: _command);
        _busy = false;
        if (outcome.IsOk)
        {
            Close();
            _said = said;
        }
        else
        {
            _errors = outcome.ToErrors(T, Shared);
            _command = Guid.CreateVersion7(Clock.GetUtcNow());
            if (outcome.Kind is not (OutcomeKind.NotFound or OutcomeKind.Conflict)) return;
        }

        await Load();
    }
}

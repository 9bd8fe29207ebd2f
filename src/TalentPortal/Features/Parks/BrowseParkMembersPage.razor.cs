using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Components;
using TalentPortal.Features.Employers.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Shell;
using Row = TalentPortal.Features.Parks.BrowseParkMembersResult.Row;

namespace TalentPortal.Features.Parks;

/// <summary>A park's members, and the parks of which the employer is one; asked, answered and ended here.</summary>
public sealed partial class BrowseParkMembersPage
{
    private BrowseParkMembersResult? _found;
    private FormErrors _rowErrors = FormErrors.None;
    private FormErrors _inviteErrors = FormErrors.None;
    private FormErrors _listErrors = FormErrors.None;
    private string? _said;
    private Guid? _asked;
    private string? _firm;
    private bool _vouch;
    private string? _nameZh;
    private string? _nameEn;
    private string? _code;
    private bool _listVouch;
    private Guid _command;
    private bool _busy;
    private int _round;

    private bool MustWait => _busy || !RendererInfo.IsInteractive;

    [Inject] private PortalSender Sender { get; set; } = null!;

    [Inject] private Prerendered Prerendered { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private TimeProvider Clock { get; set; } = null!;

    [Inject] private IStringLocalizer<ParksText> T { get; set; } = null!;

    [Inject] private IStringLocalizer<SharedText> Shared { get; set; } = null!;

    protected override async Task OnInitializedAsync()
    {
        _command = NewId();
        _found = await Prerendered.Once(RendererInfo, "park-members", Read);
    }

    private static StatusKind Badge(ParkMembershipState state) => state switch
    {
        ParkMembershipState.Active => StatusKind.Done,
        ParkMembershipState.Asked or ParkMembershipState.Listed => StatusKind.Waiting,
        _ => StatusKind.Closed,
    };

    private static bool IsOpen(Row row) => row.State is ParkMembershipState.Asked or ParkMembershipState.Listed or ParkMembershipState.Active;

    private string State(Row row) => T[row is { State: ParkMembershipState.Ended, EndedBy: { } side } ? "State_EndedBy" + side : "State_" + row.State];

    private async Task<BrowseParkMembersResult?> Read() => (await Sender.Send(new BrowseParkMembers())).OrNotFound(Navigation);

    private void Ask(Row row) => (_asked, _said, _rowErrors) = (row.MembershipId, null, FormErrors.None);

    private Task Answer(Row row, bool agree) =>
        Do(new AnswerParkInvitation(row.MembershipId, agree), errors => _rowErrors = errors, T[agree ? "AnswerParkInvitation_Agreed" : "AnswerParkInvitation_Declined", Name(row)]);

    private Task End(Row row) => Do(new EndParkMembership(row.MembershipId), errors => _rowErrors = errors, T["EndParkMembership_Done", Name(row)]);

    private Task Vouch(Row row) => Do(new VouchForMember(row.MembershipId, !row.IsVouched), errors => _rowErrors = errors, T[row.IsVouched ? "VouchForMember_Stopped" : "VouchForMember_Done", Name(row)]);

    private async Task Invite()
    {
        if (await Do(new InviteParkMember(_firm, _vouch), errors => _inviteErrors = errors, T["InviteParkMember_Done"])) (_firm, _vouch) = (null, false);
    }

    private async Task ListFirm()
    {
        if (await Do(new ListParkMember(_nameZh, _nameEn, _code, _listVouch), errors => _listErrors = errors, T["ListParkMember_Done"])) (_nameZh, _nameEn, _code, _listVouch) = (null, null, null, false);
    }

    private async Task<bool> Do<T2>(MediatR.IRequest<Outcome<T2>> command, Action<FormErrors> say, string said)
    {
        if (_busy) return false;
        (_busy, _said) = (true, null);
        var outcome = await Sender.Send(command, commandId: _command);
        (_busy, _asked, _command) = (false, null, NewId());
        say(outcome.ToErrors(T, Shared));
        if (outcome.IsOk)
        {
            _said = said;
            _round++;
        }

        // What a click was refused for may have changed meanwhile: the list shows it.
        if (outcome.Kind != OutcomeKind.Invalid) _found = await Read();
        return outcome.IsOk;
    }

    private static string Name(Row row) => row.Name.In(Platform.Tenancy.Languages.Current);

    private Guid NewId() => Guid.CreateVersion7(Clock.GetUtcNow());
}

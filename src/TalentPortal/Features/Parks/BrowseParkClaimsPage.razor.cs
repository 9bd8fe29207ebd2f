using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Components;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Shell;

namespace TalentPortal.Features.Parks;

/// <summary>What parks say of firms without an account, for staff to look up and confirm.</summary>
public sealed partial class BrowseParkClaimsPage
{
    private BrowseParkClaimsResult? _found;
    private FormErrors _errors = FormErrors.None;
    private string? _said;
    private Guid _command;
    private bool _busy;

    private bool MustWait => _busy || !RendererInfo.IsInteractive;

    [Inject] private PortalSender Sender { get; set; } = null!;

    [Inject] private Prerendered Prerendered { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private TimeProvider Clock { get; set; } = null!;

    [Inject] private IStringLocalizer<ParksText> T { get; set; } = null!;

    [Inject] private IStringLocalizer<SharedText> Shared { get; set; } = null!;

    protected override async Task OnInitializedAsync()
    {
        _command = Guid.CreateVersion7(Clock.GetUtcNow());
        _found = await Prerendered.Once(RendererInfo, "park-claims", Read);
    }

    private async Task<BrowseParkClaimsResult?> Read() => (await Sender.Send(new BrowseParkClaims())).OrNotFound(Navigation);

    private async Task Decide(BrowseParkClaimsResult.Row row, bool confirm)
    {
        if (_busy) return;
        (_busy, _said) = (true, null);
        var outcome = await Sender.Send(new ConfirmParkMember(row.MembershipId, confirm, row.Version), commandId: _command);
        (_busy, _command) = (false, Guid.CreateVersion7(Clock.GetUtcNow()));
        _errors = outcome.ToErrors(T, Shared);
        if (outcome.IsOk) _said = T[confirm ? "ConfirmParkMember_Done" : "ConfirmParkMember_Rejected", row.Member.In(Languages.Current)];
        _found = await Read();
    }
}

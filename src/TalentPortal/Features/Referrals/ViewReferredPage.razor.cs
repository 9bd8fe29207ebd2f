using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Components;
using TalentPortal.Features.Referrals.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Shell;

namespace TalentPortal.Features.Referrals;

/// <summary>What an employer was sent, and its answer.</summary>
public sealed partial class ViewReferredPage
{
    private ViewReferredResult? _found;
    private FormErrors _errors = FormErrors.None;
    private string? _answer;
    private string? _note;
    private string? _said;
    private bool _isOver;
    private bool _busy;

    private bool MustWait => _busy || !RendererInfo.IsInteractive;

    [Inject] private PortalSender Sender { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private IStringLocalizer<ReferralsText> T { get; set; } = null!;

    [Inject] private IStringLocalizer<SharedText> Shared { get; set; } = null!;

    [Parameter] public Guid Id { get; set; }

    protected override async Task OnInitializedAsync() => _found = (await Sender.Send(new ViewReferred(Id))).OrNotFound(Navigation);

    private async Task Send()
    {
        if (_busy) return;
        _busy = true;
        var answer = ReferralWords.Answer(_answer);
        var outcome = await Sender.Send(new AnswerReferred(Id, answer, _note));
        (_errors, _said) = (outcome.ToErrors(T, Shared), outcome.IsOk ? T["AnswerReferral_Done"].Value : null);
        if (outcome.IsOk)
        {
            (_isOver, _answer, _note) = (answer != ReferralState.Accepted, null, null);
            if (!_isOver) _found = (await Sender.Send(new ViewReferred(Id))).OrNotFound(Navigation);
        }

        _busy = false;
    }
}

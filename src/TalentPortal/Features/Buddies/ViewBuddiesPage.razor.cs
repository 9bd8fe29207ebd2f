using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Components;
using TalentPortal.Features.Buddies.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Shell;

namespace TalentPortal.Features.Buddies;

/// <summary>Who fits the talent of a case, why, and what became of it.</summary>
public sealed partial class ViewBuddiesPage
{
    private ViewBuddiesResult? _found;
    private FormErrors _errors = FormErrors.None;
    private string? _said;
    private Guid _command;
    private bool _busy;

    /// <summary>Nothing can be pressed while an answer is awaited, nor before the page listens.</summary>
    private bool MustWait => _busy || !RendererInfo.IsInteractive;

    [Inject] private PortalSender Sender { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private TimeProvider Clock { get; set; } = null!;

    [Inject] private IStringLocalizer<BuddiesText> T { get; set; } = null!;

    [Inject] private IStringLocalizer<SharedText> Shared { get; set; } = null!;

    /// <summary>Of the case.</summary>
    [Parameter] public Guid Id { get; set; }

    protected override Task OnInitializedAsync() => Read();

    private async Task Read()
    {
        _found = (await Sender.Send(new ViewBuddies(Id))).OrNotFound(Navigation);
        _command = Guid.CreateVersion7(Clock.GetUtcNow());
    }

    private Task End(ViewBuddiesResult.Proposal proposal) => Do(new EndBuddy(proposal.Id), T["EndBuddy_Done"]);

    private Task Propose(BuddyCandidate one) => Do(new ProposeBuddy(Id, one.MembershipId), T["ProposeBuddy_Done", one.Name]);

    private async Task Do<TResult>(ICommand<TResult> command, string said)
    {
        if (_busy) return;
        _busy = true;
        var outcome = await Sender.Send(command, commandId: _command);
        (_errors, _said) = (outcome.ToErrors(T, Shared), outcome.IsOk ? said : null);
        await Read();
        _busy = false;
    }
}

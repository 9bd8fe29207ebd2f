using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Signals;
using TalentPortal.Shell;

namespace TalentPortal.Features.Cases;

/// <summary>One case: who, where it stands, whose turn it is, what happened, and what the reader can do now.</summary>
public sealed partial class CaseView : IDisposable
{
    private IDisposable? _following;
    private ViewCaseResult? _found;
    private CaseAction? _open;
    private string? _said;
    private bool _isGone;
    private bool _isStale;

    [Inject] private PortalSender Sender { get; set; } = null!;

    [Inject] private LivePages Pages { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private TimeProvider Clock { get; set; } = null!;

    [Inject] private IStringLocalizer<CasesText> T { get; set; } = null!;

    /// <summary>In whose workspace it is opened.</summary>
    [Parameter, EditorRequired] public CaseTier Tier { get; set; }

    /// <summary>The title of the page, which is given its words.</summary>
    [Parameter] public RenderFragment<string>? ChildContent { get; set; }

    [Parameter, EditorRequired] public Guid Id { get; set; }

    /// <summary>Membership of a colleague whom talent and colleague agreed on: the form for handing over opens with them.</summary>
    [SupplyParameterFromQuery(Name = "buddy")] private Guid? Buddy { get; set; }

    public void Dispose() => _following?.Dispose();

    protected override async Task OnInitializedAsync()
    {
        _following = Pages.Follow(Id, () => InvokeAsync(StillMine));
        _found = (await Sender.Send(new ViewCase(Id))).OrNotFound(Navigation);
        if (Buddy is not null && _found?.Moves?.HandOverTo?.Tier == CaseTier.Campus) _open = CaseAction.HandOver;
    }

    /// <summary>Something changed: a case that was given to somebody else meanwhile is not left on the screen.</summary>
    private async Task StillMine()
    {
        if (_found is null || (await Sender.Send(new SeesCase(Id))).Kind != OutcomeKind.NotFound) return;
        (_isGone, _found) = (true, null);
        StateHasChanged();
    }

    private static bool HasSide(ViewCaseResult one) => one.Moves is { CanWork: true } or { CanAssign: true } || one.HandOvers.Any(paper => paper.CanAnswer || paper.CanWithdraw);

    /// <summary>For whom the case has waited, and how long in all.</summary>
    private string Waited(ViewCaseResult one) => string.Join(T["ViewCase_WaitedAnd"], new[] { (CaseClock.WaitingTalent, one.Age.TalentDays), (CaseClock.WaitingEmployer, one.Age.EmployerDays), (CaseClock.WaitingAuthority, one.Age.AuthorityDays) }
        .Where(wait => wait.Item2 > 0).Select(wait => T["ViewCase_Waited_" + wait.Item1, T.WorkingDays(wait.Item2)].Value));

    private void Turn(CaseAction? open) => (_open, _said, _isStale) = (open, null, false);

    /// <summary>Something was done: what stands now is read anew, and may be no longer the reader's.</summary>
    private async Task After(string? said)
    {
        (_said, _isStale) = (said, said is null);
        var again = await Sender.Send(new ViewCase(Id));
        _isGone = !again.IsOk;
        _found = again.IsOk ? again.Value : null;
        if (_found?.Moves?.HandOverTo is null && _open == CaseAction.HandOver) _open = null;
    }

    /// <summary>A colleague was faster: what was typed stays, beside what stands now.</summary>
    private Task Stale() => After(null);
}

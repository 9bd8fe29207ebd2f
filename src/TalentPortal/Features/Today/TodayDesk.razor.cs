using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Components;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Features.Today.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Signals;
using TalentPortal.Shell;

namespace TalentPortal.Features.Today;

/// <summary>Where a consultant's day begins. It follows the cases, so that what somebody did elsewhere leaves the page.</summary>
public sealed partial class TodayDesk : IDisposable
{
    private readonly List<IDisposable> _following = [];
    private ViewTodayResult? _found;

    [Inject] private PortalSender Sender { get; set; } = null!;

    [Inject] private LivePages Pages { get; set; } = null!;

    [Inject] private Prerendered Prerendered { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private IStringLocalizer<TodayText> T { get; set; } = null!;

    /// <summary>In whose workspace it is opened.</summary>
    [Parameter, EditorRequired] public CaseTier Tier { get; set; }

    /// <summary>The title of the page, which is given its words.</summary>
    [Parameter] public RenderFragment<string>? ChildContent { get; set; }

    internal static string Address(CaseTier tier) => tier.Workspace().ToString().ToLowerInvariant() + "/today";

    public void Dispose() => _following.ForEach(following => following.Dispose());

    protected override async Task OnInitializedAsync()
    {
        var shown = await Prerendered.Once(RendererInfo, $"today/{Tier}", Read);
        _found = shown?.Day;
        if (!RendererInfo.IsInteractive || shown is null) return;
        foreach (var topic in shown.Day.Topics) _following.Add(Pages.Follow(topic, () => InvokeAsync(LookAgain)));
        // Something was said between the reading and now: perhaps it was for this page.
        if (Pages.Heard != shown.Heard) await LookAgain();
    }

    private async Task LookAgain()
    {
        if (await Read() is not { } again) return;
        _found = again.Day;
        StateHasChanged();
    }

    private async Task<Shown?> Read()
    {
        var heard = Pages.Heard;
        return (await Sender.Send(new ViewToday(Tier))).OrNotFound(Navigation) is { } day ? new(day, heard) : null;
    }

    /// <summary>What kind of work it is, who does it, and for whom the caller stands in.</summary>
    private string Under(DayItem item) => string.Join(" · ", new[]
    {
        item.Title is null ? null : T["Kind_" + item.Work].Value,
        item.Party is { } party and not TaskParty.Consultant ? T["Party_" + party].Value : null,
        item.For is { } colleague && item.CaseId is not null ? T["ViewToday_For", colleague].Value : null,
    }.OfType<string>());

    private (StatusKind State, string Word)? Badge(DayItem item) => item switch
    {
        { Work: DayWork.Help } => (StatusKind.Overdue, T["ViewToday_WaitsSince"]),
        { Work: DayWork.Message } => (item.Part == DayPart.Overdue ? StatusKind.Overdue : StatusKind.Due, T["ViewToday_WaitsSince"]),
        { Work: DayWork.HandOver or DayWork.Transfer } => (item.Part == DayPart.Overdue ? StatusKind.Overdue : StatusKind.Due, T["ViewToday_AnswerBy"]),
        { Work: DayWork.StandIn or DayWork.NoDeputy } => (item.Part == DayPart.Overdue ? StatusKind.Overdue : StatusKind.Due, T["ViewToday_Begins"]),
        { Work: DayWork.Bounced } => (StatusKind.Overdue, T["ViewToday_Since"]),
        { Work: DayWork.SightEnds } => (StatusKind.Due, T["ViewToday_LastDay"]),
        { Part: DayPart.Silent } => (StatusKind.Waiting, T["ViewToday_Since"]),
        { Part: DayPart.Overdue } => (StatusKind.Overdue, T["ViewToday_Overdue"]),
        _ => null,
    };

    private string Where(DayItem item) => item switch
    {
        { Work: DayWork.Help } => "domestic/campus-help",
        { CaseId: null } => Tier.Workspace().ToString().ToLowerInvariant() + "/absences",
        { Work: DayWork.Message or DayWork.Silence or DayWork.CheckIn } => $"{Tier.Address()}/{item.CaseId}/messages",
        { Work: DayWork.Arrival } => $"{Tier.Address()}/{item.CaseId}/plan",
        { Work: DayWork.Transfer } => $"{Tier.Workspace().ToString().ToLowerInvariant()}/transfers?offer={item.CaseId}",
        { Work: DayWork.Viewing } => Tier.Workspace().ToString().ToLowerInvariant() + "/viewings",
        { Work: DayWork.Referral } => $"{Tier.Workspace().ToString().ToLowerInvariant()}/referrals/{item.CaseId}",
        _ => $"{Tier.Address()}/{item.CaseId}",
    };

    /// <summary>What the page shows, handed from its first rendering to its circuit.</summary>
    /// <param name="Heard">What had been heard when it was read, see <see cref="LivePages"/>.</param>
    internal sealed record Shown(ViewTodayResult Day, long Heard);
}

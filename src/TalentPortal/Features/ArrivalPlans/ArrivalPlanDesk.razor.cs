using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Components;
using TalentPortal.Features.ArrivalPlans.Domain;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Shell;

namespace TalentPortal.Features.ArrivalPlans;

/// <summary>The day plan of a case for staff: make it, move it, change it, and say what is done.</summary>
public sealed partial class ArrivalPlanDesk
{
    private const string DayFormat = "yyyy-MM-dd";

    private ViewArrivalPlanResult? _found;
    private OpenArrivalItem? _chosen;
    private Typed _typed = new();
    private FormErrors _errors = FormErrors.None;
    private IReadOnlyList<Choice> _audiences = [];
    private IReadOnlyList<Choice> _times = [];
    private IReadOnlyList<Choice> _parties = [];
    private ElementReference _heading;
    private string? _arriveOn;
    private string? _audience;
    private string? _said;
    private Guid _command;
    private int _round;
    private bool _withChildren;
    private bool _isStale;
    private bool _busy;

    /// <summary>Nothing can be pressed while an answer is awaited, nor before the page listens.</summary>
    private bool MustWait => _busy || !RendererInfo.IsInteractive;

    [Inject] private PortalSender Sender { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private TimeProvider Clock { get; set; } = null!;

    [Inject] private IStringLocalizer<ArrivalPlansText> T { get; set; } = null!;

    [Inject] private IStringLocalizer<SharedText> Shared { get; set; } = null!;

    /// <summary>In whose workspace it is opened.</summary>
    [Parameter, EditorRequired] public CaseTier Tier { get; set; }

    /// <summary>Of the case.</summary>
    [Parameter, EditorRequired] public Guid Id { get; set; }

    /// <summary>The title of the page, which is given its words.</summary>
    [Parameter] public RenderFragment<string>? ChildContent { get; set; }

    protected override async Task OnInitializedAsync()
    {
        _audiences = [.. Enum.GetValues<ArrivalAudience>().Select(one => new Choice(one.ToString(), T["Audience_" + one]))];
        _times = [.. Enum.GetValues<ArrivalTime>().Select(one => new Choice(one.ToString(), T["ArrivalTime_" + one]))];
        _parties = [.. Enum.GetValues<ArrivalParty>().Select(one => new Choice(one.ToString(), T["ArrivalParty_" + one]))];
        await Read();
        _arriveOn = _found?.Plan is { } plan ? Text(plan.ArriveOn) : null;
    }

    private static DateOnly? Day(string? typed) => DateOnly.TryParseExact(typed, DayFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static string Text(DateOnly day) => day.ToString(DayFormat, CultureInfo.InvariantCulture);

    private async Task Read()
    {
        _found = (await Sender.Send(new ViewArrivalPlan(Id))).OrNotFound(Navigation);
        _command = Guid.CreateVersion7(Clock.GetUtcNow());
    }

    private Task Make() => Do(new MakeArrivalPlan(Id, Day(_arriveOn), Enum.TryParse<ArrivalAudience>(_audience, out var audience) ? audience : null, _withChildren), T["MakeArrivalPlan_Done"]);

    private Task Move() => Do(new MoveArrivalPlan(Id, Day(_arriveOn), _found!.Plan!.Version), T["MoveArrivalPlan_Done"]);

    private Task Mark(OpenArrivalItem item) => Do(new MarkArrivalItem(item.Id, !item.IsDone), T[item.IsDone ? "ArrivalItem_Reopened" : "ArrivalItem_Marked"]);

    private async Task Remove(OpenArrivalItem item)
    {
        if (await Do(new RemoveArrivalItem(item.Id, item.Version), T["RemoveArrivalItem_Done"]) && _chosen?.Id == item.Id) Clear();
    }

    private async Task Choose(OpenArrivalItem item)
    {
        (_chosen, _said, _errors, _round) = (item, null, FormErrors.None, _round + 1);
        _typed = new()
        {
            TitleZh = item.Title.Zh, TitleEn = item.Title.En, On = Text(item.On), Time = item.Time.ToString(), At = item.AtMinute is { } minute ? ArrivalWordsOf.Clock(minute) : null, Where = item.Where.In(Platform.Tenancy.Languages.Current),
            Party = item.Party.ToString(), Papers = [.. item.Papers],
        };
        await _heading.FocusAsync();
    }

    private void Clear() => (_chosen, _typed, _errors, _round) = (null, new(), FormErrors.None, _round + 1);

    private void Bring(string kind, bool isChosen)
    {
        _typed.Papers.Remove(kind);
        if (isChosen) _typed.Papers.Add(kind);
    }

    private async Task Save()
    {
        var request = new SaveArrivalItem(
            Id, _chosen?.Id, _typed.TitleZh, _typed.TitleEn, Day(_typed.On), _typed.At, Enum.TryParse<ArrivalTime>(_typed.Time, out var time) ? time : (ArrivalTime)(-1), Enum.TryParse<ArrivalParty>(_typed.Party, out var party) ? party : (ArrivalParty)(-1),
            _typed.Where, [.. _typed.Papers], _chosen?.Version ?? 0);
        if (await Do(request, T["SaveArrivalItem_Done"])) Clear();
    }

    private async Task<bool> Do<TResult>(ICommand<TResult> command, string said)
    {
        if (_busy) return false;
        _busy = true;
        var outcome = await Sender.Send(command, commandId: _command);
        _isStale = outcome.Kind == OutcomeKind.Conflict;
        _errors = _isStale ? FormErrors.None : outcome.ToErrors(T, Shared);
        _said = _isStale ? T["ArrivalPlan_Stale"].Value : outcome.IsOk ? said : null;
        await Read();
        // What was typed stays, and is sent next against what stands now.
        if (_isStale && _chosen is { } before) _chosen = _found?.Items.FirstOrDefault(item => item.Id == before.Id);
        _busy = false;
        return outcome.IsOk;
    }

    /// <summary>The form of an item as it is typed.</summary>
    private sealed class Typed
    {
        public string? TitleZh { get; set; }

        public string? TitleEn { get; set; }

        public string? On { get; set; }

        public string? Time { get; set; } = nameof(ArrivalTime.AnyTime);

        public string? At { get; set; }

        public string? Where { get; set; }

        public string? Party { get; set; } = nameof(ArrivalParty.Both);

        public List<string> Papers { get; init; } = [];
    }
}

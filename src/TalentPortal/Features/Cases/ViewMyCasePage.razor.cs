using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Components;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Shell;

namespace TalentPortal.Features.Cases;

/// <summary>One case as its talent sees it: who must act by when, the whole way, the same timeline as staff's, and every packet.</summary>
public sealed partial class ViewMyCasePage
{
    private ViewMyCaseResult? _found;
    private FormErrors _errors = FormErrors.None;
    private IReadOnlyList<Leg> _legs = [];
    private IReadOnlyList<HandOverPaper> _past = [];
    private TimeZoneInfo? _zone;
    private DateOnly _today;
    private bool _objecting;

    /// <summary>Whether the consultant asked lately to read more of the career record.</summary>
    private bool _isAsked;

    [Inject] private PortalSender Sender { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private TimeProvider Clock { get; set; } = null!;

    [Inject] private IStringLocalizer<CasesText> T { get; set; } = null!;

    [Inject] private IStringLocalizer<SharedText> Shared { get; set; } = null!;

    [CascadingParameter] private SiteContext? Site { get; set; }

    [Parameter] public Guid Id { get; set; }

    [SupplyParameterFromForm] private Typed Form { get; set; } = null!;

    [SupplyParameterFromQuery(Name = "done")] private string? DoneBefore { get; set; }

    /// <summary>Answers are given at the tenant whose case it is.</summary>
    private bool IsHere => _found!.Tenant.Slug == Site?.Look.Slug;

    /// <summary>What the timeline last said of another organisation that is to take the case on; null: nothing yet.</summary>
    private string? PassedOn => _found!.Entries.LastOrDefault(entry => entry.Kind == CaseEntryKind.Transfer) is { } last ? T.Title(last, true, _found.Stages) : null;

    private string? Said => DoneBefore switch
    {
        "objected" => T["MyHandOver_Objected"].Value,
        "agreed" => T["MyAftercare_Agreed"].Value,
        "ended" => T["MyAftercare_Ended"].Value,
        "campus" => T["MyCampusTime_Agreed"].Value,
        "campus-no" => T["MyCampusTime_Declined"].Value,
        "task" => T["MyTasks_Marked"].Value,
        "task-open" => T["MyTasks_Reopened"].Value,
        _ => null,
    };

    protected override async Task OnInitializedAsync()
    {
        Form ??= new();
        _found = (await Sender.Send(new ViewMyCase(Id))).OrNotFound(Navigation);
        if (_found is not { } found) return;
        _zone = CaseWords.Zone(found.Tenant.TimeZone);
        _today = found.Tenant.DayAt(Clock.GetUtcNow());
        _isAsked = found.Entries.Any(entry => entry.Kind == CaseEntryKind.CareerAsked && (entry.Where is null || entry.Where == found.Tenant.ShortName) && entry.At > Clock.GetUtcNow().AddDays(-14));
        _past = [.. found.HandOvers.Where(paper => paper.State != HandOverState.Offered).Reverse()];
        // Where a case that ended early stood is no longer of use; the timeline says it.
        if (found.ClosedAt is null || found.CloseReason == CaseCloseReason.Settled) _legs = [.. Legs(found)];
    }

    /// <summary>The way as its legs, one for each time that other consultants take over; the last one ends in being settled.</summary>
    private IEnumerable<Leg> Legs(ViewMyCaseResult found)
    {
        List<List<CaseStage>> legs = [];
        foreach (var stage in found.Road)
        {
            if (legs.Count == 0 || legs[^1][0].Tier != stage.Tier) legs.Add([]);
            legs[^1].Add(stage);
        }

        foreach (var (leg, isLast) in legs.Select((leg, i) => (leg, i == legs.Count - 1)))
        {
            var at = leg.FindIndex(stage => stage.Code == found.Stage.Code);
            var state = at >= 0 ? TimelineState.Now : leg[^1].Place < found.Stage.Place ? TimelineState.Done : TimelineState.Next;
            var words = state == TimelineState.Now ? T["MyCase_LegNow", at + 1, leg.Count, CaseWords.Name(found.Stage)] : T["MyCase_Leg_" + state];
            yield return new(isLast ? T["MyCase_LegSettled"] : T["MyCase_Leg_" + leg[0].Tier], words, state);
        }
    }

    private async Task Object()
    {
        _objecting = true;
        var outcome = await Sender.Send(new ObjectToHandOver(Chosen, Form.Reason));
        Answered(outcome, "objected");
    }

    private async Task Agree()
    {
        var agreed = Form.Agreed == "true";
        var outcome = await Sender.Send(new AgreeToAftercare(Chosen, agreed));
        Answered(outcome, agreed ? "agreed" : "ended");
    }

    private Guid Chosen => Guid.TryParse(Form.HandOver, out var id) ? id : Guid.Empty;

    private void Answered(Outcome<Done> outcome, string done)
    {
        _errors = outcome.ToErrors(T, Shared);
        if (outcome.IsOk) Navigation.NavigateTo($"me/cases/{Id}?done={done}");
    }

    private sealed record Leg(string Name, string Words, TimelineState State)
    {
        public string Css => State switch
        {
            TimelineState.Done => "done",
            TimelineState.Now => "now",
            _ => "next",
        };
    }

    /// <summary>The forms as they were sent.</summary>
    public sealed class Typed
    {
        public string? HandOver { get; set; }

        public string? Reason { get; set; }

        public string? Agreed { get; set; }
    }
}

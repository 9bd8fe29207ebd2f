using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Components;
using TalentPortal.Features.Rules.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Shell;

namespace TalentPortal.Features.Rules;

/// <summary>A rule with its versions: one is read out here in words with its sources, beside it how everybody made up comes out; and it goes its way from draft to publication.</summary>
public sealed partial class ViewOwnRulePage
{
    private ViewOwnRuleResult? _found;
    private RuleEditorContext? _context;
    private IReadOnlyList<OutlineLine> _lines = [];
    private FigureNotes _notes = FigureNotes.None;
    private FormErrors _errors = FormErrors.None;
    private string? _reason;
    private string? _withdrawal;
    private string? _from;
    private string? _correction;
    private string? _at;
    private string? _said;
    private int? _number;
    private Guid _command;
    private bool _busy;
    private bool _isDiscarding;

    [Inject] private PortalSender Sender { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private TimeProvider Clock { get; set; } = null!;

    [Inject] private IStringLocalizer<RulesText> T { get; set; } = null!;

    [Inject] private IStringLocalizer<SharedText> Shared { get; set; } = null!;

    [Parameter] public string Code { get; set; } = "";

    [SupplyParameterFromQuery(Name = "v")] private int? V { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        if (_found?.Code == Code && _number == V) return;
        (_number, _errors, _said, _isDiscarding) = (V, FormErrors.None, null, false);
        await Read(V);
    }

    private static StatusKind Badge(RuleState state) => state switch
    {
        RuleState.Published => StatusKind.Done,
        RuleState.InReview => StatusKind.Due,
        RuleState.Withdrawn => StatusKind.Closed,
        _ => StatusKind.Waiting,
    };

    private async Task Read(int? number)
    {
        if ((await Sender.Send(new ViewOwnRule(Code, number))).OrNotFound(Navigation) is not { } found) return;
        (_found, _context, _command) = (found, new(found.Site, () => { }), Guid.CreateVersion7(Clock.GetUtcNow()));
        _lines = found.Document is { } document ? RuleOutline.Of(document) : [];
        _notes = new(found.Site.Claims, [.. found.Document?.Claims ?? [], .. _lines.SelectMany(line => line.Flat).SelectMany(line => line.Claims)]);
    }

    /// <summary>Sends a step and shows what became of the version; what was typed stays where the step was refused.</summary>
    private async Task Do<TResult>(ICommand<TResult> command, string said)
    {
        if (_busy || _found is not { Chosen: { } chosen }) return;
        _busy = true;
        var outcome = await Sender.Send(command, commandId: _command);
        (_errors, _said, _isDiscarding) = (outcome.ToErrors(T, Shared), outcome.IsOk ? T[said].Value : null, false);
        if (outcome.IsOk && outcome.Value is SaveRuleDraftResult draft)
        {
            Navigation.NavigateTo(Address(draft));
        }
        else if (outcome.IsOk && command is DiscardRuleDraft)
        {
            Navigation.NavigateTo("admin/rules");
        }
        else if (outcome.IsOk || outcome.Kind == OutcomeKind.Conflict)
        {
            if (outcome.IsOk) (_reason, _withdrawal, _at, _from, _correction) = (null, null, null, null, null);
            await Read(chosen.Number);
        }
        else
        {
            _command = Guid.CreateVersion7(Clock.GetUtcNow());
        }

        _busy = false;
    }

    private static string Address(SaveRuleDraftResult draft) => string.Create(CultureInfo.InvariantCulture, $"admin/rules/{draft.Code}?v={draft.Number}");

    /// <summary>The second press means it.</summary>
    private async Task Discard()
    {
        if (!_isDiscarding) _isDiscarding = true;
        else if (_found is { Chosen: { } chosen }) await Do(new DiscardRuleDraft(chosen.Id, chosen.Version), "DiscardRuleDraft_Done");
    }

    private async Task Schedule()
    {
        if (_found is not { Chosen: { } chosen }) return;
        var (at, from) = (Moment(), Day());
        if (!string.IsNullOrWhiteSpace(_at) && at is null) _errors = new FormErrors([new FormError("At", T["ScheduleRule_At"])]);
        else if (!string.IsNullOrWhiteSpace(_from) && from is null) _errors = new FormErrors([new FormError("EffectiveFrom", T["ScheduleRule_Day"])]);
        else await Do(new ScheduleRule(chosen.Id, at, from, _correction, chosen.Version), at is null ? "ScheduleRule_Done" : "ScheduleRule_Set");
    }

    private DateTime? Moment() => DateTime.TryParse(_at, CultureInfo.InvariantCulture, DateTimeStyles.None, out var at) ? at : null;

    private DateOnly? Day() => DateOnly.TryParseExact(_from, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    /// <summary>The desk's rule is written anew for the own site.</summary>
    private async Task Replace()
    {
        if (_busy || _found is not { } found) return;
        _busy = true;
        var outcome = await Sender.Send(new SaveRuleDraft(null, null, found.Code, found.Text, null, null), commandId: _command);
        _errors = outcome.ToErrors(T, Shared);
        _busy = false;
        if (outcome.IsOk) Navigation.NavigateTo(string.Create(CultureInfo.InvariantCulture, $"admin/rules/{outcome.Value.Code}/edit?v={outcome.Value.Number}"));
    }
}

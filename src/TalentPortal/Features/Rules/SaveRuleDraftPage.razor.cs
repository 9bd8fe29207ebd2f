using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Components;
using TalentPortal.Features.Rules.Domain;
using TalentPortal.Platform.Drafts;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Shell;
using Fact = TalentPortal.Features.Rules.Domain.Fact;

namespace TalentPortal.Features.Rules;

/// <summary>What is typed of a rule, as it is kept for whoever is interrupted.</summary>
public sealed class RuleTyped
{
    public string Document { get; set; } = "";

    public string? Note { get; set; }
}

/// <summary>A rule being written, in typed rows or as its text; beside it at every moment what is wrong, and how everybody made up comes out.</summary>
public sealed partial class SaveRuleDraftPage
{
    private RuleTyped _typed = new();
    private FormErrors _errors = FormErrors.None;
    private DraftState _kept = DraftState.None;
    private ViewOwnRuleResult? _found;
    private RuleEditorContext? _context;
    private RuleDocument? _document;
    private GateResult? _gate;
    private JsonObject? _root;
    private IReadOnlyCollection<Fact> _asked = [];
    private string? _theirs;
    private string? _said;
    private string? _code;
    private RuleKind _kind;
    private string _record = "";
    private Guid? _versionId;
    private uint? _version;
    private Guid _command;
    private Guid _keeperKey = Guid.NewGuid();
    private bool _isText;
    private bool _isReady;
    private bool _isNew;
    private bool _busy;
    private DraftKeeper<RuleTyped>? _keeper;

    [Inject] private PortalSender Sender { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private TimeProvider Clock { get; set; } = null!;

    [Inject] private IStringLocalizer<RulesText> T { get; set; } = null!;

    [Inject] private IStringLocalizer<SharedText> Shared { get; set; } = null!;

    /// <summary>The rule to write on; null for a new one.</summary>
    [Parameter] public string? Code { get; set; }

    [SupplyParameterFromQuery(Name = "v")] private int? V { get; set; }

    private string Heading => Code is null ? T["NewRule_Title"] : _found?.Document?.Title.In(Languages.Current) is { Length: > 0 } title ? T["SaveRuleDraft_Title", title] : T["SaveRuleDraft_Edit"];

    protected override async Task OnParametersSetAsync()
    {
        if (_context is not null && _found?.Code == Code) return;
        _command = Guid.CreateVersion7(Clock.GetUtcNow());
        if (Code is not { } code) return;
        if ((await Sender.Send(new ViewOwnRule(code, V))).OrNotFound(Navigation) is not { } found) return;
        Meet(found);
        // One kept form for each version that is written on.
        _record = $"{_versionId ?? found.Id:N}";
        _isNew = found.Document is null;
        _typed = new() { Document = Indented(found.Text), Note = found.Chosen is { State: RuleState.Draft } draft ? draft.Note : null };
        _context = new(found.Site, Typed);
        Take(_typed.Document);
        _isText = _root is null;
    }

    /// <summary>A draft is written on; beside anything else a new one begins.</summary>
    private void Meet(ViewOwnRuleResult found)
    {
        _found = found;
        (_versionId, _version) = found.Chosen is { State: RuleState.Draft } draft ? ((Guid?)draft.Id, (uint?)draft.Version) : (null, found.Version);
    }

    private static string Indented(string text) => RuleTree.Parse(text) is { } root ? RuleTree.Write(root) : text;

    private void Restore(RuleTyped typed)
    {
        _typed = typed;
        Take(typed.Document);
    }

    /// <summary>The text was typed: the rows show what it says, where it says something.</summary>
    private void Take(string text)
    {
        _typed.Document = text;
        _root = RuleTree.Parse(text);
        Judge();
    }

    /// <summary>A row was typed.</summary>
    private void Typed()
    {
        if (_root is not null) _typed.Document = RuleTree.Write(_root);
        Judge();
        StateHasChanged();
    }

    private void Show(bool isText) => _isText = isText;

    /// <summary>Everything that is wrong, and what everybody made up comes to.</summary>
    private void Judge()
    {
        if (_found is not { } found || _context is not { } context) return;
        (_document, var faults) = RuleDraft.Read(_typed.Document, found.Code, null, context.Site);
        context.Faults = faults;
        // Nobody is told a result of what stood here before.
        _gate = null;
        if (_document is null) return;
        var program = RuleProgram.Compile(_document, int.MaxValue);
        _gate = RuleGate.Check(program, context.Site, [.. found.Persons.Select(one => one.Person)], found.Others);
        context.Faults = _gate.Faults;
        _asked = [.. Closure(program, context.Site)];
    }

    /// <summary>What the rule asks, and what those ask to which it refers.</summary>
    private static HashSet<Fact> Closure(RuleProgram program, RuleSet site)
    {
        HashSet<string> seen = new(StringComparer.Ordinal) { program.Code };
        HashSet<Fact> facts = [.. program.Facts];
        var open = new Stack<string>(program.References);
        while (open.TryPop(out var code))
        {
            if (!seen.Add(code)) continue;
            foreach (var other in site.Shelf.Versions(code))
            {
                facts.UnionWith(other.Facts);
                foreach (var next in other.References) open.Push(next);
            }
        }

        return facts;
    }

    private RuleResult? Evaluate(RulePerson person) =>
        _document is { } document && _context is { } context && RuleGate.Check(RuleProgram.Compile(document, int.MaxValue), context.Site, [person], []).Persons is [{ Result: { } result }] ? result : null;

    private async Task Save()
    {
        if (_busy || _found is not { } found) return;
        _busy = true;
        var outcome = await Sender.Send(new SaveRuleDraft(found.Id, _versionId, found.Code, _typed.Document, _typed.Note, _version), commandId: _command);
        _command = Guid.CreateVersion7(Clock.GetUtcNow());
        _said = null;
        if (outcome.Kind == OutcomeKind.Conflict) await Conflict(found.Code);
        else _errors = outcome.ToErrors(T, Shared);
        if (outcome.IsOk)
        {
            if (_keeper is not null) await _keeper.Discard();
            (_theirs, _said) = (null, T[outcome.Value.Faults.Count == 0 ? "SaveRuleDraft_Done" : "SaveRuleDraft_DoneFaulty", outcome.Value.Number]);
            if ((await Sender.Send(new ViewOwnRule(found.Code, outcome.Value.Number))) is { IsOk: true, Value: var now }) Meet(now);
            _record = $"{_versionId ?? found.Id:N}";
            _keeperKey = Guid.NewGuid();
            Judge();
        }

        _busy = false;
    }

    /// <summary>A colleague wrote meanwhile: what they wrote is shown beside what stands here. Whoever saves again means it.</summary>
    private async Task Conflict(string code)
    {
        if (await Sender.Send(new ViewOwnRule(code)) is not { IsOk: true, Value: var now })
        {
            _errors = new FormErrors([new FormError("", Shared["Outcome_Conflict"])]);
            return;
        }

        Meet(now);
        (_errors, _theirs) = (FormErrors.None, Indented(now.Text));
    }

    private void TakeTheirs()
    {
        if (_theirs is { } theirs) Take(theirs);
        _theirs = null;
    }

    /// <summary>Persons were changed: only they are read anew, what is typed stays.</summary>
    private async Task Reread()
    {
        if (_found is not { } found || await Sender.Send(new ViewOwnRule(found.Code, found.Chosen?.Number)) is not { IsOk: true, Value: var now }) return;
        _found = found with { Persons = now.Persons, Others = now.Others };
        Judge();
    }

    private async Task Begin()
    {
        if (_busy) return;
        _busy = true;
        var code = _code?.Trim() ?? "";
        var known = RuleReader.IsCode(code) ? await Sender.Send(new ViewOwnRule(code)) : null;
        // A rule that the site has from the desk is written anew on what the desk wrote.
        var text = known is { IsOk: true, Value: { Id: null } foreign } ? foreign.Text : RuleDraft.Begin(code, _kind, DateOnly.FromDateTime(Clock.GetUtcNow().UtcDateTime));
        var outcome = await Sender.Send(new SaveRuleDraft(null, null, code, text, null, null), commandId: _command);
        _errors = outcome.ToErrors(T, Shared);
        _command = Guid.CreateVersion7(Clock.GetUtcNow());
        _busy = false;
        if (outcome.IsOk) Navigation.NavigateTo(string.Create(CultureInfo.InvariantCulture, $"admin/rules/{outcome.Value.Code}/edit?v={outcome.Value.Number}"));
    }
}

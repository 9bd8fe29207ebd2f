using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Components;
using TalentPortal.Features.Rules.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Shell;
using Fact = TalentPortal.Features.Rules.Domain.Fact;

namespace TalentPortal.Features.Rules;

/// <summary>Everybody made up for a rule, with what it comes to for them while it is being written; and the form in which they are made up.</summary>
public sealed partial class RulePersonsPanel
{
    private readonly HashSet<string> _more = new(StringComparer.Ordinal);
    private FormErrors _errors = FormErrors.None;
    private RulePersonDraft? _draft;
    private ViewOwnRuleResult.Made? _edited;
    private Guid? _removing;
    private Guid _command;
    private string? _said;
    private bool _busy;

    [Inject] private PortalSender Sender { get; set; } = null!;

    [Inject] private TimeProvider Clock { get; set; } = null!;

    [Inject] private IStringLocalizer<RulesText> T { get; set; } = null!;

    [Inject] private IStringLocalizer<SharedText> Shared { get; set; } = null!;

    [CascadingParameter] private RuleEditorContext Context { get; set; } = null!;

    /// <summary>The rule; null where persons are only shown.</summary>
    [Parameter] public Guid? RuleId { get; set; }

    /// <summary>Code of the rule.</summary>
    [Parameter, EditorRequired] public required string Code { get; set; }

    /// <summary>Everybody made up for it.</summary>
    [Parameter, EditorRequired] public required IReadOnlyList<ViewOwnRuleResult.Made> Persons { get; set; }

    /// <summary>How they come out.</summary>
    [Parameter, EditorRequired] public required IReadOnlyList<PersonVerdict> Verdicts { get; set; }

    /// <summary>The facts that the document asks for, which the form offers first.</summary>
    [Parameter] public IReadOnlyCollection<Fact> Asked { get; set; } = [];

    /// <summary>Computes for somebody with what is typed.</summary>
    [Parameter] public Func<RulePerson, RuleResult?>? Evaluate { get; set; }

    /// <summary>Says of those whose day lies elsewhere that another version answered them.</summary>
    [Parameter] public bool ShowsWhich { get; set; }

    /// <summary>Somebody was changed.</summary>
    [Parameter] public EventCallback OnChanged { get; set; }

    private void Edit(ViewOwnRuleResult.Made? made)
    {
        (_edited, _errors, _said, _command) = (made, FormErrors.None, null, Guid.CreateVersion7(Clock.GetUtcNow()));
        _draft = made is null ? new() { On = DateOnly.FromDateTime(Clock.GetUtcNow().UtcDateTime).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) } : RulePersonDraft.Of(made.Person);
        _more.Clear();
    }

    /// <summary>What the rule asks, what was answered, and what was asked for.</summary>
    private IEnumerable<Fact> Shown(RulePersonDraft draft) => Context.Facts.Where(fact => Asked.Contains(fact) || draft.Facts.ContainsKey(fact.Code) || _more.Contains(fact.Code));

    private static void Typed(Action change) => change();

    /// <summary>What the document comes to with what stands in the form.</summary>
    private string Now(RulePersonDraft draft) => draft.Read(Code, Context.Facts).Person is { } person && Evaluate is not null ? T["Persons_Now", Comes(Evaluate(person))] : "";

    private string Comes(RuleResult? result)
    {
        if (result is null) return T["Persons_NoVersion"];
        List<string> parts = [T["Verdict_" + result.Verdict]];
        if (result.Points is { } points) parts.Add(points.Least == points.Most ? T["Persons_PointsAre", points.Least] : T["Persons_PointsBetween", points.Least, points.Most]);
        if (result.Class is { } reached) parts.Add(T["Persons_ClassIs", reached]);
        if (result.Route is { } route) parts.Add(route.Title.In(Languages.Current) ?? route.Head.Node);
        if (result.Amount is { } amount) parts.Add(amount.ToString("#,##0.##", CultureInfo.CurrentCulture));
        return string.Join(T["List_Comma"], parts);
    }

    private async Task Save()
    {
        if (_busy || _draft is not { } draft || RuleId is not { } rule) return;
        _busy = true;
        var outcome = await Sender.Send(new SaveRulePerson(rule, _edited?.Id, draft, _edited?.Version), commandId: _command);
        _errors = outcome.ToErrors(T, Shared);
        _command = Guid.CreateVersion7(Clock.GetUtcNow());
        if (outcome.IsOk)
        {
            (_draft, _said) = (null, T["Persons_Saved"]);
            await OnChanged.InvokeAsync();
        }

        _busy = false;
    }

    /// <summary>The second press means it.</summary>
    private async Task Remove(ViewOwnRuleResult.Made made)
    {
        if (_removing != made.Id)
        {
            _removing = made.Id;
            return;
        }

        if (_busy) return;
        _busy = true;
        var outcome = await Sender.Send(new RemoveRulePerson(made.Id, made.Version), commandId: Guid.CreateVersion7(Clock.GetUtcNow()));
        (_removing, _said) = (null, outcome.IsOk ? T["Persons_Removed"].Value : null);
        await OnChanged.InvokeAsync();
        _busy = false;
    }
}

using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Features.Rules.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Shell;

namespace TalentPortal.Features.Rules;

/// <summary>Two versions of a rule against each other, line by line and in words.</summary>
public sealed partial class CompareRulesPage
{
    private CompareRulesResult? _found;
    private string? _reason;

    [Inject] private PortalSender Sender { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private IStringLocalizer<RulesText> T { get; set; } = null!;

    [Parameter] public string Code { get; set; } = "";

    [SupplyParameterFromQuery(Name = "from")] private int? From { get; set; }

    [SupplyParameterFromQuery(Name = "to")] private int? To { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        var outcome = await Sender.Send(new CompareRules(Code, From ?? 1, To ?? From ?? 1));
        if (outcome.Kind == OutcomeKind.Refused) _reason = T.Say(outcome.Reason!);
        else _found = outcome.OrNotFound(Navigation);
    }

    /// <summary>The words of a line; where the other reads alike, what it computes.</summary>
    private string Say(OutlineLine line, RuleChange change)
    {
        var says = line.Says.In(Languages.Current) is { Length: > 0 } said ? said : T["Outline_" + line.Kind, line.Number ?? 0].Value;
        if (line.Number is { } number && line.Kind is OutlineKind.Part or OutlineKind.Band or OutlineKind.Below or OutlineKind.Option or OutlineKind.Else) says = $"{says} {T["Outline_Points", line.Number]}";
        return change is { Before: { } before, After: { } after } && before.Says == after.Says && before.Written != after.Written ? $"{says} {line.Written}" : change is { Before: { } was, After: { } now } && was.Says == now.Says && was.Number == now.Number ? $"{says} {string.Join(", ", line.Claims)}" : says;
    }

    private string Where(RuleChange change) => string.Join(" › ", change.Within.Select(line => line.Says.In(Languages.Current) is { Length: > 0 } said ? said : T["Outline_" + line.Kind, line.Number ?? 0].Value));

    private string Comes(RuleResult result) => result.Points is { } points ? T["Persons_PointsBetween", points.Least, points.Most] : T["Verdict_" + result.Verdict];
}

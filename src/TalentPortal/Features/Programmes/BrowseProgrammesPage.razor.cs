using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Components;
using TalentPortal.Features.Programmes.Domain;
using TalentPortal.Features.Rules.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Shell;
using Fact = TalentPortal.Features.Rules.Domain.Fact;

namespace TalentPortal.Features.Programmes;

/// <summary>The policy match: a plain form over what the programmes ask, and what they come to for what stands in the address.</summary>
public sealed partial class BrowseProgrammesPage
{
    private const int AsksMost = 5;

    private readonly Dictionary<string, IReadOnlyList<string>> _fields = new(StringComparer.Ordinal);
    private string _query = "";
    private BrowseProgrammesResult? _found;
    private FigureNotes _notes = FigureNotes.None;
    private FormErrors _errors = FormErrors.None;

    [Inject] private PortalSender Sender { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private IStringLocalizer<ProgrammesText> T { get; set; } = null!;

    [Inject] private IStringLocalizer<SharedText> Shared { get; set; } = null!;

    [CascadingParameter] private HttpContext Http { get; set; } = null!;

    private IReadOnlyList<ProgrammeMatch> Shown => [.. _found!.Programmes.Where(match => !match.Programme.IsDoubtfulOn(_found.Reading.On))];

    private IReadOnlyList<ProgrammeMatch> Old => [.. _found!.Programmes.Where(match => match.Programme.IsDoubtfulOn(_found.Reading.On))];

    private IReadOnlyList<Choice> Kinds => [.. Enum.GetValues<BenefitFilter>().Select(filter => new Choice(ProgrammeForm.NameOf(filter), T["Filter_" + filter]))];

    private IEnumerable<IGrouping<string, Fact>> Groups => _found!.Asked.Where(fact => fact.Code != ProgrammeMatching.PlaceFact).GroupBy(fact => fact.Group);

    protected override async Task OnInitializedAsync()
    {
        foreach (var (name, values) in Http.Request.Query) _fields[name] = [.. values.Select(value => value ?? "")];
        _query = Http.Request.QueryString.Value ?? "";
        var outcome = await Sender.Send(new BrowseProgrammes(_fields));
        if (!outcome.IsOk)
        {
            _errors = outcome.ToErrors(T, Shared);
            return;
        }

        _found = outcome.Value;
        _errors = new FormErrors(_found.Reading.Faults.Select(fault => new FormError(fault.Field, T.Say(fault.Text))));
        _notes = new FigureNotes(_found.Rules.Claims, Shown.Concat(Old).SelectMany(match => match.Claims));
    }

    private IReadOnlyList<string> Values(string field) => _fields.GetValueOrDefault(field) ?? [];

    private int Count(Verdict verdict) => Shown.Count(match => match.Verdict == verdict);

    private bool IsGiven(Fact fact) => Values(fact.Code).Any(value => value.Length > 0);

    /// <summary>What was said, what could not be read, and what is asked for next must be seen.</summary>
    private bool IsOpen(Fact fact) => IsGiven(fact) || _found!.Asks.Take(AsksMost).Any(ask => ask.Fact == fact) || (!_found.Reading.IsAsked && fact.Index < 3);
}

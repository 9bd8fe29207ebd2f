using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Components;
using TalentPortal.Features.Programmes.Domain;
using TalentPortal.Features.Rules.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Shell;
using Fact = TalentPortal.Features.Rules.Domain.Fact;

namespace TalentPortal.Features.Housing;

/// <summary>The schemes for a home: a plain form, and which of them somebody of these answers may use.</summary>
public sealed partial class BrowseSchemesPage
{
    private readonly Dictionary<string, IReadOnlyList<string>> _fields = new(StringComparer.Ordinal);
    private BrowseSchemesResult? _found;
    private FormErrors _errors = FormErrors.None;
    private FigureNotes _notes = FigureNotes.None;

    [Inject] private PortalSender Sender { get; set; } = null!;

    [Inject] private IStringLocalizer<HousingText> T { get; set; } = null!;

    [Inject] private IStringLocalizer<SharedText> Shared { get; set; } = null!;

    [CascadingParameter] private HttpContext Http { get; set; } = null!;

    protected override async Task OnInitializedAsync()
    {
        foreach (var (name, values) in Http.Request.Query) _fields[name] = [.. values.Select(value => value ?? "")];
        var outcome = await Sender.Send(new BrowseSchemes(_fields));
        if (!outcome.IsOk)
        {
            _errors = outcome.ToErrors(T, Shared);
            return;
        }

        _found = outcome.Value;
        _notes = new(_found.Rules.Claims, _found.Schemes.SelectMany(scheme => scheme.Program.Claims));
        _errors = new FormErrors(_found.Reading.Faults.Select(fault => new FormError(fault.Field, T.Say(fault.Text))));
    }

    /// <summary>What is met first, then what is open, then the rest.</summary>
    private static IEnumerable<BrowseSchemesResult.Scheme> Ordered(BrowseSchemesResult found) => found.Schemes.OrderByDescending(scheme => scheme.Result?.Verdict);

    private IReadOnlyList<string> Values(Fact fact) => _fields.GetValueOrDefault(fact.Code) ?? [];

    /// <summary>What was understood of a place or a set is chosen as the form has it; all else stands as it was typed.</summary>
    private IReadOnlyList<string> Shown(Fact fact) => fact.Type is FactType.Place or FactType.Set && _found!.Reading.Sheet[fact] is { } known ? FactAsked.Typed(fact, known) : Values(fact);

    private FactAsked AskedOf(Fact fact) => FactAsked.Of(fact, Languages.Current, _found!.Reading.Sheet[fact]?.Place);

    private static IReadOnlyList<Choice> ChoicesOf(FactAsked asked) => [.. asked.Answers.Select(answer => new Choice(answer.Value, answer.Text))];
}

using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Components;
using TalentPortal.Features.Pathways.Domain;
using TalentPortal.Features.Rules.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Platform.Text;
using TalentPortal.Shell;

namespace TalentPortal.Features.Pathways;

/// <summary>A way step by step, for visitors too: what they answer stands in the address by their own doing, and nowhere else. It prints.</summary>
public sealed partial class ViewPathwayPage
{
    private readonly Dictionary<string, string?> _typed = new(StringComparer.Ordinal);
    private ViewPathwayResult? _found;
    private FigureNotes _notes = FigureNotes.None;
    private FormErrors _errors = FormErrors.None;
    private IReadOnlyDictionary<string, IReadOnlyList<string>> _before = new Dictionary<string, IReadOnlyList<string>>();
    private string _plainSummary = "";

    [Inject] private PortalSender Sender { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private IStringLocalizer<PathwaysText> T { get; set; } = null!;

    [Inject] private IStringLocalizer<SharedText> Shared { get; set; } = null!;

    [CascadingParameter] private HttpContext Http { get; set; } = null!;

    [Parameter] public string Slug { get; set; } = "";

    private bool HasQuery => Http.Request.Query.Count > 0;

    private IReadOnlyList<PathwayStep> There => [.. _found!.Steps.Where(step => step.Verdict == Verdict.Met).Select(step => step.Step)];

    /// <summary>Steps of which an answer is still to decide whether they concern the visitor.</summary>
    private IReadOnlyList<PathwayStep> Open => [.. _found!.Steps.Where(step => step.Verdict == Verdict.Unknown).Select(step => step.Step)];

    private int Others => _found!.Steps.Count(step => step.Verdict == Verdict.NotMet);

    protected override async Task OnInitializedAsync()
    {
        foreach (var (name, values) in Http.Request.Query.Take(PathwayAnswers.FieldsMost)) _typed[name] = values.Count > 0 ? values[0] : null;
        if ((await Sender.Send(new ViewPathway(Slug, _typed))).OrNotFound(Navigation) is not { } found) return;
        _found = found;
        if (found.Answers.Faults.Count > 0) _errors = Outcome<Done>.Fail(new(OutcomeKind.Invalid, found.Answers.Faults, null)).ToErrors(T, Shared);
        _before = found.Document.Before([.. found.Steps.Where(step => step.Verdict != Verdict.NotMet).Select(step => step.Step)]);
        _notes = new(found.Claims, found.Document.ClaimsIn(Languages.Current).Concat(found.Deadlines.Values).Concat(found.Times?.Claims ?? []));
        _plainSummary = string.Concat(TextTokens.Parts(found.Document.Summary.In(Languages.Current)).Select(Plain));
    }

    private IReadOnlyList<PathwayStep> After(PathwayStep step) => [.. _before[step.Code].Select(code => _found!.Document.Find(code)!)];

    /// <summary>What search engines read has no notes, only the figures.</summary>
    private string? Plain((string? Words, TextToken? Token) part) =>
        part.Token is { Kind: TextTokenKind.Value or TextTokenKind.Number } token && _found!.Claims.Find(token.Codes[0]) is { Value: not null } claim ? FigureText.Of(claim, System.Globalization.CultureInfo.CurrentUICulture) : part.Words;
}

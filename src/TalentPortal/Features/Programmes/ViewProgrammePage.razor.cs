using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Components;
using TalentPortal.Features.Documents.Domain;
using TalentPortal.Features.Programmes.Domain;
using TalentPortal.Features.Rules.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Shell;

namespace TalentPortal.Features.Programmes;

/// <summary>One programme in words: what it gives, what it asks, which papers, and how the answers in the address stand to it.</summary>
public sealed partial class ViewProgrammePage
{
    private readonly Dictionary<string, IReadOnlyList<string>> _fields = new(StringComparer.Ordinal);
    private string _query = "";
    private ViewProgrammeResult? _found;
    private FigureNotes _notes = FigureNotes.None;
    private FormErrors _errors = FormErrors.None;

    [Inject] private PortalSender Sender { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private IStringLocalizer<ProgrammesText> T { get; set; } = null!;

    [Inject] private IStringLocalizer<SharedText> Shared { get; set; } = null!;

    [CascadingParameter] private HttpContext Http { get; set; } = null!;

    [Parameter] public string Code { get; set; } = "";

    private bool IsAsked => _found is { Holds: true, Reading.IsAsked: true };

    private StatusKind Badge => _found!.Match.Verdict switch { Verdict.Met => StatusKind.Done, Verdict.Unknown => StatusKind.Waiting, _ => StatusKind.Closed };

    /// <summary>Kinds of documents by their names, as the person's own documents have them.</summary>
    private IReadOnlyList<string> Papers =>
        [.. _found!.Match.Programme.Benefit.Papers.Concat(_found.Match.Programme.Program.Tests.Select(test => test.Head.Paper).OfType<string>()).Distinct().Select(code => DocumentKinds.Find(code)?.Name.In(Languages.Current)).OfType<string>()];

    protected override async Task OnInitializedAsync()
    {
        foreach (var (name, values) in Http.Request.Query) _fields[name] = [.. values.Select(value => value ?? "")];
        _query = Http.Request.QueryString.Value ?? "";
        var outcome = await Sender.Send(new ViewProgramme(Code, _fields));
        if (outcome.Kind == OutcomeKind.Invalid)
        {
            _errors = outcome.ToErrors(T, Shared);
            return;
        }

        if (outcome.OrNotFound(Navigation) is not { } found) return;
        _found = found;
        _errors = new FormErrors(found.Reading.Faults.Select(fault => new FormError(fault.Field, T.Say(fault.Text))));
        _notes = new FigureNotes(found.Rules.Claims, found.Match.Claims.Concat(found.Match.Programme.Program.Claims));
    }

    private IReadOnlyList<string> Values(string field) => _fields.GetValueOrDefault(field) ?? [];
}

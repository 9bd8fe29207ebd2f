using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Components;
using TalentPortal.Features.Matches.Domain;
using TalentPortal.Features.Reference.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Shell;

namespace TalentPortal.Features.Matches;

/// <summary>How much each part counts at the tenant, what it was before, and what other weights would change for an invented person.</summary>
public sealed partial class MatchWeightsPage
{
    private readonly Dictionary<MatchPart, string?> _typed = [];
    private IReadOnlyList<Choice> _degrees = [], _industries = [], _places = [], _kinds = [];
    private ViewMatchWeightsResult? _found;
    private PreviewMatchWeightsResult? _preview;
    private FormErrors _errors = FormErrors.None;
    private FormErrors _previewErrors = FormErrors.None;
    private string? _degree, _industry, _place, _kind;
    private string? _said;
    private Guid _command;
    private bool _isStale;
    private bool _busy;

    /// <summary>Nothing can be pressed while an answer is awaited, nor before the page listens.</summary>
    private bool MustWait => _busy || !RendererInfo.IsInteractive;

    [Inject] private PortalSender Sender { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private TimeProvider Clock { get; set; } = null!;

    [Inject] private IStringLocalizer<MatchesText> T { get; set; } = null!;

    [Inject] private IStringLocalizer<SharedText> Shared { get; set; } = null!;

    protected override async Task OnInitializedAsync()
    {
        var language = Languages.Current;
        _degrees = [.. ReferenceData.Degrees.Select(degree => new Choice(degree.Code, degree.Name(language)))];
        _industries = [.. ReferenceData.Industries.Roots.SelectMany(root => ReferenceData.Industries.WithDescendants(root.Code).Select(industry => new Choice(industry.Code, industry.Name(language)) { Group = root.Name(language) }))];
        _places = [.. ReferenceData.Divisions.Cities.Select(city => new Choice(city.Code, city.NameWithProvince(language)))];
        _kinds = [.. ReferenceData.EmploymentKinds.Select(kind => new Choice(kind.Code, kind.Name(language)))];
        await Read();
        if (_found is { } found)
            foreach (var part in MatchScale.Parts) _typed[part] = found.Scale.Of(part).ToString(CultureInfo.InvariantCulture);
    }

    private async Task Read()
    {
        _found = (await Sender.Send(new ViewMatchWeights())).OrNotFound(Navigation);
        _command = Guid.CreateVersion7(Clock.GetUtcNow());
    }

    private int Of(MatchPart part) => int.TryParse(_typed.GetValueOrDefault(part), NumberStyles.None, CultureInfo.InvariantCulture, out var weight) ? weight : -1;

    private async Task Save()
    {
        if (_busy || _found is not { } found) return;
        _busy = true;
        var outcome = await Sender.Send(new SaveMatchWeights(MatchScale.Made(Of), found.Number), commandId: _command);
        _isStale = outcome.Kind == OutcomeKind.Conflict;
        (_errors, _said) = (_isStale ? FormErrors.None : outcome.ToErrors(T, Shared), _isStale ? T["SaveMatchWeights_Stale"].Value : outcome.IsOk ? T["SaveMatchWeights_Done"].Value : null);
        if (outcome.IsOk || _isStale) await Read();
        else _command = Guid.CreateVersion7(Clock.GetUtcNow());
        _busy = false;
    }

    private async Task Preview()
    {
        if (_busy) return;
        _busy = true;
        var outcome = await Sender.Send(new PreviewMatchWeights(MatchScale.Made(Of), _degree, _industry, _place, _kind));
        (_previewErrors, _preview) = (outcome.ToErrors(T, Shared), outcome.IsOk ? outcome.Value : null);
        _busy = false;
    }
}

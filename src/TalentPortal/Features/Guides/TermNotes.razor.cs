using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Features.Guides.Domain;

namespace TalentPortal.Features.Guides;

/// <summary>The agreed words that a paragraph has in one language, and whether the other uses them. Beside the paragraph while it is written.</summary>
public sealed partial class TermNotes
{
    private IReadOnlyList<TermNote> _notes = [];
    private (string? Zh, string? En) _read;

    [Inject] private IStringLocalizer<GuidesText> T { get; set; } = null!;

    [Parameter] public string? Zh { get; set; }

    [Parameter] public string? En { get; set; }

    protected override void OnParametersSet()
    {
        if (_read == (Zh, En)) return;
        _read = (Zh, En);
        _notes = TermCheck.Of(Zh, En);
    }
}

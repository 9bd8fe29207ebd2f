using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Features.Cases.Domain;

namespace TalentPortal.Features.Cases;

/// <summary>What happened in a case, oldest first; what is long ago is folded away.</summary>
public sealed partial class CaseCourse
{
    private const int Shown = 12;

    private IReadOnlyList<OpenEntry> _earlier = [];
    private IReadOnlyList<OpenEntry> _latest = [];

    [Inject] private IStringLocalizer<CasesText> T { get; set; } = null!;

    /// <summary>Oldest first.</summary>
    [Parameter, EditorRequired] public required IReadOnlyList<OpenEntry> Entries { get; set; }

    /// <summary>Of the case's way, by which moves are told.</summary>
    [Parameter, EditorRequired] public required IReadOnlyList<CaseStage> Stages { get; set; }

    /// <summary>Whether the talent reads it, or staff.</summary>
    [Parameter] public bool ForTalent { get; set; }

    /// <summary>By whose clock the times are told; China's without one.</summary>
    [Parameter] public TimeZoneInfo? Zone { get; set; }

    [Parameter] public string? Place { get; set; }

    /// <summary>What is now and what comes next, below what happened.</summary>
    [Parameter] public RenderFragment? Now { get; set; }

    protected override void OnParametersSet()
    {
        // One or two are not worth a click.
        var fold = Entries.Count > Shown + 2 ? Entries.Count - Shown : 0;
        (_earlier, _latest) = ([.. Entries.Take(fold)], [.. Entries.Skip(fold)]);
    }
}

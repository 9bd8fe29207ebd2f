using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Components;
using TalentPortal.Features.Rules.Domain;

namespace TalentPortal.Features.Housing;

/// <summary>One scheme: what it gives, what it asks, what the answers come to, and how many flats of it are offered.</summary>
public sealed partial class SchemeItem
{
    [Inject] private IStringLocalizer<HousingText> T { get; set; } = null!;

    [Parameter, EditorRequired] public required BrowseSchemesResult.Scheme Scheme { get; set; }

    [Parameter, EditorRequired] public required FigureNotes Notes { get; set; }

    private static StatusKind Badge(Verdict verdict) => verdict switch { Verdict.Met => StatusKind.Done, Verdict.Unknown => StatusKind.Waiting, _ => StatusKind.Closed };

    private static string Symbol(Verdict verdict) => verdict switch { Verdict.Met => "check", Verdict.Unknown => "waiting", _ => "close" };
}

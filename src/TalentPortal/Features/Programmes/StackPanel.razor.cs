using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Features.Programmes.Domain;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Programmes;

/// <summary>What can be had together at one place: a sum of what is sure, and beside it what it stands instead of.</summary>
public sealed partial class StackPanel
{
    [Inject] private IStringLocalizer<ProgrammesText> T { get; set; } = null!;

    [Parameter, EditorRequired] public required PlaceStack Stack { get; set; }

    private string Line(ProgrammeMatch one) => T["Stack_Line", one.Programme.Document.Title.In(Languages.Current), AmountWords.Of(one, T)];
}

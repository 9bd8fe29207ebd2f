using System.Globalization;
using Microsoft.AspNetCore.Components;

namespace TalentPortal.Features.Figures;

/// <summary>One bar.</summary>
/// <param name="Value">Null: hidden.</param>
/// <param name="Text">What stands at its end.</param>
public sealed record FigureBar(string Label, decimal? Value, string Text);

/// <summary>A chart of bars, drawn on the server: no script, no style of its own.</summary>
public sealed partial class FigureBars
{
    private const int Width = 400, Step = 40, Room = 330;

    /// <summary>Of the title and the description, unlike any other on the page.</summary>
    [Parameter, EditorRequired] public required string Id { get; set; }

    [Parameter, EditorRequired] public required string Title { get; set; }

    [Parameter, EditorRequired] public required IReadOnlyList<FigureBar> Bars { get; set; }

    private int Height => Bars.Count * Step;

    private string Said => string.Join("; ", Bars.Select(bar => $"{bar.Label}: {bar.Text}"));

    private decimal Most => Math.Max(1, Bars.Max(bar => bar.Value) ?? 1);

    private decimal Lengthen(FigureBar bar) => bar.Value is { } value ? Math.Max(1, value / Most * Room) : Room / 12m;

    private string Long(FigureBar bar) => Math.Round(Lengthen(bar), 1).ToString(CultureInfo.InvariantCulture);

    private string Beside(FigureBar bar) => Math.Round(Lengthen(bar) + 6, 1).ToString(CultureInfo.InvariantCulture);
}

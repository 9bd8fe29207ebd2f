using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Components;
using TalentPortal.Features.Figures.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Shell;

namespace TalentPortal.Features.Figures;

/// <summary>The figures of the own organisation: years, cut and row are in the address.</summary>
public sealed partial class ViewFiguresPage
{
    private const string Address = "admin/figures";

    private FiguresReport? _found;

    [Inject] private PortalSender Sender { get; set; } = null!;

    [Inject] private Prerendered Prerendered { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private IStringLocalizer<FiguresText> T { get; set; } = null!;

    [SupplyParameterFromQuery] private int? From { get; set; }

    [SupplyParameterFromQuery] private int? To { get; set; }

    [SupplyParameterFromQuery(Name = "by")] private string? AskedBy { get; set; }

    [SupplyParameterFromQuery(Name = "only")] private string? AskedOnly { get; set; }

    private FigureCut? By => Enum.TryParse<FigureCut>(AskedBy, ignoreCase: true, out var cut) && Enum.IsDefined(cut) ? cut : null;

    private string? Only => By is null || string.IsNullOrEmpty(AskedOnly) ? null : AskedOnly;

    /// <summary>A period that ends before it begins is one year.</summary>
    private int? Until => To is { } to && From is { } from && (to < from || to - from >= FiguresScope.MostYears) ? from : From is null ? null : To;

    /// <summary>The address with what is chosen now.</summary>
    private string Here => new[] { ("from", From?.ToString(CultureInfo.InvariantCulture)), ("to", Until?.ToString(CultureInfo.InvariantCulture)), ("by", By?.ToString().ToLowerInvariant()), ("only", Only) }
        .Aggregate(Address, (address, pair) => Links.With(address, pair.Item1, pair.Item2));

    private string File(string format) => Links.With(Here.Replace(Address, Address + "/file", StringComparison.Ordinal), "format", format);

    protected override async Task OnParametersSetAsync() => _found = await Prerendered.Once(RendererInfo, $"figures/{From}/{Until}/{By}/{Only}", Read);

    private async Task<FiguresReport?> Read() => (await Sender.Send(new ViewFigures(From, Until, By, Only))).OrNotFound(Navigation);

    private void Choose(string name, ChangeEventArgs change)
    {
        var value = (string?)change.Value is { Length: > 0 } chosen ? chosen : null;
        var here = _found is { } found ? Links.With(Links.With(Here, "from", found.Scope.From.ToString(CultureInfo.InvariantCulture)), "to", found.Scope.To.ToString(CultureInfo.InvariantCulture)) : Here;
        // Another first year is that year alone, unless the last one comes later; another cut has other rows.
        Navigation.NavigateTo(name == "by" ? Links.With(here, name, value, "only") : Links.With(here, name, value));
    }

    private static IEnumerable<int> Years(FiguresReport found)
    {
        var last = Math.Max(found.AsOf.Year, found.Scope.To);
        return Enumerable.Range(0, Math.Min(last - Math.Min(found.FirstYear ?? last, found.Scope.From) + 1, 2 * FiguresScope.MostYears)).Select(back => last - back);
    }

    private IReadOnlyList<FigureBar> WayBars(FiguresReport found) => [.. found.Way.Select(step => new FigureBar(T["Step_" + step.Step], step.People, T.People(step.People)))];

    private IReadOnlyList<FigureBar> TurnBars(TurnFigure turn) =>
        [.. new[] { ("Us", turn.Us), ("Talent", turn.Talent), ("Employer", turn.Employer), ("Authority", turn.Authority) }.Select(one => new FigureBar(T["Turn_" + one.Item1], one.Item2, T["Figures_About_Percent", one.Item2]))];
}

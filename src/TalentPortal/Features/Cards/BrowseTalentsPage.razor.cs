using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Components;
using TalentPortal.Features.Cards.Domain;
using TalentPortal.Features.Reference.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Shell;

namespace TalentPortal.Features.Cards;

/// <summary>The blind cards for an employer: filters and page are in the address.</summary>
public sealed partial class BrowseTalentsPage
{
    private BrowseTalentsResult? _found;
    private IReadOnlyList<Filter> _filters = [];

    [Inject] private PortalSender Sender { get; set; } = null!;

    [Inject] private Prerendered Prerendered { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private IStringLocalizer<CardsText> T { get; set; } = null!;

    [SupplyParameterFromQuery(Name = "degree")] private string? Degree { get; set; }

    [SupplyParameterFromQuery(Name = "field")] private string? Field { get; set; }

    [SupplyParameterFromQuery(Name = "industry")] private string? Industry { get; set; }

    [SupplyParameterFromQuery(Name = "years")] private string? Years { get; set; }

    [SupplyParameterFromQuery(Name = "region")] private string? Region { get; set; }

    [SupplyParameterFromQuery(Name = "language")] private string? Language { get; set; }

    [SupplyParameterFromQuery(Name = "place")] private string? Place { get; set; }

    [SupplyParameterFromQuery(Name = "page")] private int? AskedPage { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        var now = Languages.Current;
        _filters =
        [
            new("degree", T["Fact_Degree"], Degree, [.. ReferenceData.Degrees.Where(d => d.Rank > 0).Select(d => new Choice(d.Code, d.Name(now)))]),
            new("field", T["Fact_Field"], Field, [.. CardMarks.Fields.Select(code => new Choice(code, T["Field_" + code]))]),
            new("industry", T["Fact_Industry"], Industry, [.. ReferenceData.Industries.Where(i => i.ParentCode is null).Select(i => new Choice(i.Code, i.Name(now)))]),
            new("years", T["Fact_Years"], Years, [.. CardMarks.YearBands.Select(band => new Choice(band, CardWords.Years(band, T)))]),
            new("region", T["Fact_Region"], Region, [.. CardMarks.ContinentCodes.Select(code => new Choice(code, T["Region_" + code]))]),
            new("language", T["Fact_Language"], Language, [.. ReferenceData.Languages.Select(l => new Choice(l.Code, l.Name(now))).OrderBy(c => c.Text, StringComparer.CurrentCulture)]),
            new("place", T["Fact_Place"], Place, [.. ReferenceData.Divisions.Where(d => d.ParentCode is null).Select(d => new Choice(d.Code, d.ShortName(now)))]),
        ];
        _found = await Prerendered.Once(RendererInfo, $"talents/{Degree}/{Field}/{Industry}/{Years}/{Region}/{Language}/{Place}/{AskedPage}", Read);
    }

    private async Task<BrowseTalentsResult?> Read() => (await Sender.Send(new BrowseTalents(Degree, Field, Industry, Years, Region, Language, Place, AskedPage ?? 1))).OrNotFound(Navigation);

    private void Choose(string name, ChangeEventArgs change) => Navigation.NavigateTo(Links.With(Links.With(Links.PageOf(Navigation), "page", null), name, change.Value is string { Length: > 0 } value ? value : null));

    private sealed record Filter(string Name, string Label, string? Value, IReadOnlyList<Choice> Choices);
}

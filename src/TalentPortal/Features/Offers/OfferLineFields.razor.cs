using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Components;
using TalentPortal.Features.Offers.Domain;
using TalentPortal.Features.Reference.Domain;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Offers;

/// <summary>One line of an offer being written.</summary>
public sealed partial class OfferLineFields
{
    private OfferLineShape _shape = null!;
    private TypedLine _first = null!;

    [Inject] private IStringLocalizer<OffersText> T { get; set; } = null!;

    /// <summary>Takes what is typed.</summary>
    [Parameter, EditorRequired] public required TypedLine Line { get; set; }

    /// <summary>Whether it stands open from the start.</summary>
    [Parameter] public bool IsOpen { get; set; }

    private IReadOnlyList<Choice> Forms => [.. _shape.Forms.Select(form => new Choice(form.ToString(), T["Form_" + form]))];

    private IReadOnlyList<Choice> Periods => [.. _shape.Periods.Select(period => new Choice(period.ToString(), T["Period_" + period]))];

    private IReadOnlyList<Choice> Assurances => [.. Enum.GetValues<OfferAssurance>().Select(assurance => new Choice(assurance.ToString(), T["Assurance_" + assurance]))];

    private static IReadOnlyList<Choice> Currencies => [.. ReferenceData.Currencies.Select(currency => new Choice(currency.Code, currency.Name(Languages.Current)))];

    // What fields of text are given stays as it was at first: what comes back while one types would overtake the keys.
    protected override void OnInitialized() => (_shape, _first) = (OfferLineShape.Of(Line.Kind), Line with { });

    private string Name(string property) => "o." + TypedLine.Field(Line.Kind, property);
}

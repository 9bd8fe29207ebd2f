using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Components;
using TalentPortal.Features.Cards.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Shell;

namespace TalentPortal.Features.Cards;

/// <summary>The person's blind card: exactly what shows, and how to choose it anew.</summary>
public sealed partial class SaveCardPage
{
    private ViewMyCardResult? _mine;
    private SaveCardResult? _narrow;
    private FormErrors _errors = FormErrors.None;

    [Inject] private PortalSender Sender { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private IStringLocalizer<CardsText> T { get; set; } = null!;

    [Inject] private IStringLocalizer<SharedText> Shared { get; set; } = null!;

    [SupplyParameterFromForm(FormName = "card")] private Chosen Form { get; set; } = null!;

    [SupplyParameterFromQuery(Name = "done")] private string? Done { get; set; }

    private string Words => T["SaveCard_Words", _mine?.Tenant?.Name.In(Languages.Current) ?? "", TalentCard.PeopleLeast];

    private IReadOnlyList<Choice> Fields => [.. CardMarks.Fields.Select(code => new Choice(code, T["Field_" + code]))];

    protected override async Task OnInitializedAsync()
    {
        var wasPosted = Form is not null;
        Form ??= new Chosen();
        _mine = (await Sender.Send(new ViewMyCard())).OrNotFound(Navigation);
        if (wasPosted || _mine is not { } mine) return;
        Form.FieldCode = mine.FieldCode;
        foreach (var fact in Enum.GetValues<CardFact>()) Form.Say(fact, CardMarks.GrainOf(mine.Marks, fact));
    }

    private async Task Save()
    {
        var outcome = await Sender.Send(new SaveCard(Form.Choices(), Form.FieldCode, Form.Agreed is not null, Words));
        _errors = outcome.ToErrors(T, Shared);
        if (outcome is { IsOk: true, Value.Narrowest: null }) Navigation.NavigateTo("me/card?done=shown");
        else if (outcome.IsOk) _narrow = outcome.Value;
    }

    private async Task Withdraw()
    {
        var outcome = await Sender.Send(new WithdrawCard());
        _errors = outcome.ToErrors(T, Shared);
        if (outcome.IsOk) Navigation.NavigateTo("me/card?done=withdrawn");
    }

    /// <summary>The ways in which a fact can show, each with what it would say.</summary>
    private IReadOnlyList<Choice> GrainsOf(CardFact fact)
    {
        List<Choice> choices = [new(nameof(CardGrain.Hidden), T["Grain_Hidden"])];
        if (fact == CardFact.Field) return [.. choices, new(nameof(CardGrain.Fine), T["Grain_Field"])];
        var (fine, coarse) = (_mine!.Facts[fact].Fine, _mine.Facts[fact].Coarse);
        if (coarse.Count > 0) choices.Add(new(nameof(CardGrain.Coarse), T["Grain_Shows", CardWords.Of(fact, coarse, T) ?? ""]));
        if (fine.Count > 0) choices.Add(new(nameof(CardGrain.Fine), T["Grain_Shows", CardWords.Of(fact, [.. fine, .. coarse], T) ?? ""]));
        return choices;
    }

    /// <summary>The form as it was sent: a fact that is not there stays hidden.</summary>
    public sealed class Chosen
    {
        public string? FieldCode { get; set; }

        public string? Degree { get; set; }

        public string? Field { get; set; }

        public string? Industry { get; set; }

        public string? Years { get; set; }

        public string? Region { get; set; }

        public string? Language { get; set; }

        public string? Place { get; set; }

        public string? Kind { get; set; }

        public string? Start { get; set; }

        public string? Agreed { get; set; }

        internal string Of(CardFact fact) => (fact switch
        {
            CardFact.Degree => Degree,
            CardFact.Field => Field,
            CardFact.Industry => Industry,
            CardFact.Years => Years,
            CardFact.Region => Region,
            CardFact.Language => Language,
            CardFact.Place => Place,
            CardFact.Kind => Kind,
            _ => Start,
        }) ?? nameof(CardGrain.Hidden);

        internal void Say(CardFact fact, CardGrain grain)
        {
            var word = grain.ToString();
            switch (fact)
            {
                case CardFact.Degree: Degree = word; break;
                case CardFact.Field: Field = word; break;
                case CardFact.Industry: Industry = word; break;
                case CardFact.Years: Years = word; break;
                case CardFact.Region: Region = word; break;
                case CardFact.Language: Language = word; break;
                case CardFact.Place: Place = word; break;
                case CardFact.Kind: Kind = word; break;
                default: Start = word; break;
            }
        }

        internal Dictionary<CardFact, CardGrain> Choices() => Enum.GetValues<CardFact>().ToDictionary(fact => fact, fact => Enum.GetNames<CardGrain>().Contains(Of(fact)) ? Enum.Parse<CardGrain>(Of(fact)) : CardGrain.Hidden);
    }
}

using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Components;
using TalentPortal.Features.Profiles.Domain;
using TalentPortal.Features.Reference.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Shell;

namespace TalentPortal.Features.Profiles;

/// <summary>What the person looks for, and who they are to the rules of residence.</summary>
public sealed partial class SaveIntentionsPage
{
    private FormErrors _errors = FormErrors.None;

    [Inject] private PortalSender Sender { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private IStringLocalizer<ProfilesText> T { get; set; } = null!;

    [Inject] private IStringLocalizer<SharedText> Shared { get; set; } = null!;

    [SupplyParameterFromForm(FormName = "intentions")] private Typed Form { get; set; } = null!;

    private static IReadOnlyList<Choice> Kinds => [.. ReferenceData.EmploymentKinds.Select(kind => new Choice(kind.Code, kind.Name(Languages.Current)))];

    private static IReadOnlyList<Choice> Currencies => [.. ReferenceData.Currencies.OrderBy(currency => currency.Code != "CNY").Select(currency => new Choice(currency.Code, $"{currency.Code} {currency.Name(Languages.Current)}"))];

    private static IReadOnlyList<Choice> Periods => [.. ReferenceData.PayPeriods.Select(period => new Choice(period.Code, period.Name(Languages.Current)))];

    private IReadOnlyList<Choice> Groups => [.. Enum.GetNames<ResidenceGroup>().Select(name => new Choice(name, T["Residence_" + name]))];

    protected override async Task OnInitializedAsync()
    {
        var wasPosted = Form is not null;
        Form ??= new Typed();
        if ((await Sender.Send(new ViewCareer())).OrNotFound(Navigation) is not { } mine) return;
        if (!mine.HasProfile) Navigation.NavigateTo("me/profile/career");
        else if (!wasPosted) Form = Typed.Of(mine.Intentions, mine.IntentionsVersion, T["Career_Comma"]);
    }

    private async Task Save()
    {
        var outcome = await Sender.Send(new SaveIntentions(
            Form.Places, Form.Kinds, Form.ParsedPay, Form.PayCurrency, Form.PayPeriod, Form.Start, Form.Nationality, Form.ParsedResidence, Form.ParsedVersion, Form.Housing, Form.DealBreakers));
        _errors = outcome.ToErrors(T, Shared);
        // What was typed stays in the form; the next attempt is against what is saved now.
        if (outcome.Kind == OutcomeKind.Conflict && (await Sender.Send(new ViewCareer())) is { IsOk: true, Value: var now }) Form.Version = now.IntentionsVersion?.ToString(CultureInfo.InvariantCulture);
        if (outcome.IsOk) Navigation.NavigateTo("me/profile/career?done=intentions#intentions");
    }

    /// <summary>The form as it was typed: text throughout, so that nothing is lost that cannot be read.</summary>
    public sealed class Typed
    {
        public string? Places { get; set; }

        public List<string>? Kinds { get; set; }

        public string? PayFrom { get; set; }

        public string? PayCurrency { get; set; }

        public string? PayPeriod { get; set; }

        public string? Start { get; set; }

        public string? Housing { get; set; }

        public string? DealBreakers { get; set; }

        public string? Nationality { get; set; }

        public string? Residence { get; set; }

        public string? Version { get; set; }

        /// <summary>What is no number becomes one that the validator refuses with a text.</summary>
        internal int? ParsedPay => string.IsNullOrWhiteSpace(PayFrom) ? null
            : int.TryParse(PayFrom.Trim(), NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var pay) ? pay : -1;

        /// <summary>What is in no list becomes a value that the validator refuses.</summary>
        internal ResidenceGroup? ParsedResidence => string.IsNullOrEmpty(Residence) ? null
            : Enum.GetNames<ResidenceGroup>().Contains(Residence) ? Enum.Parse<ResidenceGroup>(Residence) : (ResidenceGroup)(-1);

        internal uint? ParsedVersion => uint.TryParse(Version, NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : null;

        internal static Typed Of(ProfileIntentions wishes, uint? version, string comma) => new()
        {
            Places = string.Join(comma, wishes.Places.Select(code => ReferenceData.Divisions.Find(code)?.Name(Languages.Current) ?? code)), Kinds = [.. wishes.Kinds],
            PayFrom = wishes.PayFrom?.ToString(CultureInfo.InvariantCulture), PayCurrency = wishes.PayCurrency, PayPeriod = wishes.PayPeriod, Start = wishes.Start?.ToString(), Housing = wishes.Housing, DealBreakers = wishes.DealBreakers,
            Nationality = wishes.Nationality, Residence = wishes.Residence?.ToString(), Version = version?.ToString(CultureInfo.InvariantCulture),
        };
    }
}

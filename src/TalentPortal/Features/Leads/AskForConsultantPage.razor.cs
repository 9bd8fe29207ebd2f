using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Components;
using TalentPortal.Features.Leads.Domain;
using TalentPortal.Features.Reference.Domain;
using TalentPortal.Platform.Drafts;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Shell;

namespace TalentPortal.Features.Leads;

/// <summary>
/// Asks for a consultant on the site of the tenant that is asked; on the national site one chooses it first. Works without
/// scripts: what was typed waits while its author changes the profile.
/// </summary>
public sealed partial class AskForConsultantPage
{
    private const string Yes = "true";
    private const string Page = "me/consultant";

    private ViewConsultantFormResult? _form;
    private FormErrors _errors = FormErrors.None;
    private IReadOnlyList<Choice> _languages = [];
    private IReadOnlyList<Choice> _countries = [];
    private IReadOnlyList<Choice> _zones = [];
    private string _consentWords = "";

    [Inject] private PortalSender Sender { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private IStringLocalizer<LeadsText> T { get; set; } = null!;

    [Inject] private IStringLocalizer<SharedText> Shared { get; set; } = null!;

    [Inject] private TimeProvider Clock { get; set; } = null!;

    [CascadingParameter] private HttpContext Http { get; set; } = null!;

    [SupplyParameterFromForm(FormName = "consultant")] private Typed Form { get; set; } = null!;

    private static Language Language => Languages.Current;

    private string Here => $"{Http.Request.PathBase}/{Page}";

    private string ConsentWords => _consentWords;

    protected override async Task OnInitializedAsync()
    {
        _form = (await Sender.Send(new ViewConsultantForm())).OrNotFound(Navigation);
        MakeChoices();
        if (_form?.Tenant is { } tenant)
        {
            var until = DateWords.Day(tenant.DayAt(Clock.GetUtcNow() + Lead.OpenAtMost), Language.Culture());
            _consentWords = T["AskForConsultant_Consent", tenant.Name.In(Language), Lead.OpenAfterEnd.Days, until];
        }

        var country = _form?.Profile?.CountryCode;
        Form ??= new Typed { TalkIn = Language.ToString(), CountryCode = country, TimeZone = ReferenceData.TimeZones.FirstOrDefault(zone => country is not null && zone.Countries.Contains(country))?.Code };
    }

    private void MakeChoices()
    {
        _languages = [.. Languages.All.Select(language => new Choice(language.ToString(), T["TalkIn_" + language]))];
        _countries = CountryChoices.Of(T["AskForConsultant_CountriesOften"], T["AskForConsultant_CountriesAll"]);
        _zones = LeadWords.Zones(T, Clock.GetUtcNow());
    }

    private async Task Send()
    {
        if (Form.Then == "profile")
        {
            if (await KeepTyped()) Navigation.NavigateTo(Links.With("me/profile", "returnUrl", Here));
            return;
        }

        var talkIn = Enum.TryParse<Language>(Form.TalkIn, out var language) ? language : (Language)(-1);
        var outcome = await Sender.Send(new AskForConsultant(talkIn, Form.CountryCode, Form.TimeZone, Form.Wish, Form.ReachWhen, Form.Agreed == Yes, ConsentWords));
        _errors = outcome.ToErrors(T, Shared);
        if (outcome.IsOk) Navigation.NavigateTo($"{Page}/{outcome.Value.Id}?sent=true");
        // Sent from another window meanwhile: the page then leads to that one.
        if (outcome.Kind == OutcomeKind.Conflict) _form = (await Sender.Send(new ViewConsultantForm())).OrNotFound(Navigation);
    }

    /// <summary>What was typed waits as a draft, with scripts or without.</summary>
    private async Task<bool> KeepTyped()
    {
        var typed = new Dictionary<string, string[]>
        {
            ["Form.Wish"] = [Form.Wish ?? ""], ["Form.TalkIn"] = [Form.TalkIn ?? ""], ["Form.CountryCode"] = [Form.CountryCode ?? ""], ["Form.TimeZone"] = [Form.TimeZone ?? ""], ["Form.ReachWhen"] = [Form.ReachWhen ?? ""],
        };
        // With an id of its own: the form's is for sending it.
        var outcome = await Sender.Send(new SaveDraft(Lead.DraftForm, _form!.Tenant!.Id.ToString(), DraftFields.Of(typed).ToJson()), commandId: Guid.CreateVersion7(Clock.GetUtcNow()));
        if (!outcome.IsOk) _errors = new FormErrors([new FormError("Wish", T["AskForConsultant_WishUnfit", Lead.WishMax])]);
        return outcome.IsOk;
    }

    /// <summary>The form as it was typed.</summary>
    public sealed class Typed
    {
        public string? Wish { get; set; }

        public string? TalkIn { get; set; }

        public string? CountryCode { get; set; }

        public string? TimeZone { get; set; }

        public string? ReachWhen { get; set; }

        public string? Agreed { get; set; }

        /// <summary>Where to go before sending: to the profile.</summary>
        public string? Then { get; set; }
    }
}

using Microsoft.AspNetCore.Components;
using TalentPortal.Components;
using TalentPortal.Features.Leads.Domain;
using TalentPortal.Features.Prospects.Domain;
using TalentPortal.Features.Reference.Domain;
using TalentPortal.Platform.Security.Accounts;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Prospects;

/// <summary>
/// Where the link of the invitation leads: what was noted, and the two answers. Works without scripts and without an
/// account; opening it changes nothing, because mail programs open links by themselves.
/// </summary>
public sealed partial class ViewByLinkPage
{
    private const string Yes = "true";
    private const string Address = "prospects/invitation";

    private static readonly ProspectField[] Shown =
        [ProspectField.Characters, ProspectField.Letters, ProspectField.Email, ProspectField.Phone, ProspectField.Orcid, ProspectField.Country, ProspectField.Field, ProspectField.Languages];

    private ViewByLinkResult? _view;
    private IReadOnlyList<Choice> _languages = [];
    private IReadOnlyList<Choice> _countries = [];
    private IReadOnlyList<Choice> _zones = [];
    private string _consentWords = "";
    private bool _isPosted;

    [Inject] private PortalCookies Cookies { get; set; } = null!;

    [Inject] private TimeProvider Clock { get; set; } = null!;

    [SupplyParameterFromQuery] private string? Token { get; set; }

    [SupplyParameterFromQuery(Name = "done")] private bool IsDone { get; set; }

    [SupplyParameterFromForm(FormName = "confirm")] private Answer Form { get; set; } = null!;

    [SupplyParameterFromForm(FormName = "account")] private NewAccount Account { get; set; } = null!;

    private static Language Language => Languages.Current;

    /// <summary>This page, to come back to after signing in.</summary>
    private string Here => $"{Http.Request.PathBase}/{Address}?token={Uri.EscapeDataString(Token ?? "")}";

    protected override async Task OnInitializedAsync()
    {
        _isPosted = HttpMethods.IsPost(Http.Request.Method);
        Account ??= new();
        if (IsDone) return;
        var outcome = await Sender.Send(new ViewByLink(Token), Http.RequestAborted);
        _view = outcome.IsOk ? outcome.Value : null;
        var country = _view?.Facts.CountryCode;
        Form ??= new() { TalkIn = _view?.Facts.MailIn.ToString(), CountryCode = country, TimeZone = ReferenceData.TimeZones.FirstOrDefault(zone => country is not null && zone.Countries.Contains(country))?.Code };
        if (_view is not { Who: LinkVisitor.SignedIn or LinkVisitor.HasProfile } view) return;
        _languages = [.. Languages.All.Select(language => new Choice(language.ToString(), T["MailIn_" + language]))];
        _countries = ProspectWords.Countries();
        _zones = ProspectWords.Zones(T, Clock.GetUtcNow());
        _consentWords = T["ConfirmByLink_Consent", view.Tenant.Name.In(Language), Lead.OpenAfterEnd.Days, DateWords.Day(view.Tenant.DayAt(Clock.GetUtcNow() + Lead.OpenAtMost), Language.Culture())];
    }

    private async Task Join()
    {
        if (await Submit(new JoinByLink(Token, Account.Password)) is not { } joined) return;
        await Cookies.SignIn(Http, joined.Session);
        Navigation.NavigateTo(Here);
    }

    private async Task Confirm()
    {
        var talkIn = Enum.TryParse<Language>(Form.TalkIn, out var language) ? language : (Language)(-1);
        var answer = new ConfirmByLink(Token, talkIn, Form.CountryCode, Form.TimeZone, Form.Wish, Form.Agreed == Yes, _consentWords, Form.Keeps == Yes, T["ConfirmByLink_Keep"]);
        if (await Submit(answer) is { } confirmed) Navigation.NavigateTo($"me/consultant/{confirmed.LeadId}?sent=true");
    }

    private async Task Refuse()
    {
        if (await Submit(new RefuseByLink(Token)) is not null) Navigation.NavigateTo(Address + "?done=true");
    }

    /// <summary>What is asked of whoever confirms, as it was typed.</summary>
    public sealed class Answer
    {
        public string? TalkIn { get; set; }

        public string? CountryCode { get; set; }

        public string? TimeZone { get; set; }

        public string? Wish { get; set; }

        public string? Agreed { get; set; }

        public string? Keeps { get; set; }
    }

    /// <summary>What is asked of whoever has no account.</summary>
    public sealed class NewAccount
    {
        public string? Password { get; set; }
    }
}

using Microsoft.AspNetCore.Components;
using TalentPortal.Components;
using TalentPortal.Features.Events.Domain;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Shell;

namespace TalentPortal.Features.Events;

/// <summary>An event, and the form for signing up. Works without scripts and without an account.</summary>
public sealed partial class ViewEventPage
{
    private const string Yes = "true";
    private const int SummaryMax = 160;

    private ViewEventResult? _found;
    private IReadOnlyList<Choice> _countries = [];
    private IReadOnlyList<Choice> _fields = [];
    private IReadOnlyList<Choice> _languages = [];
    private bool _isPosted;

    [Inject] private SiteAddresses Addresses { get; set; } = null!;

    [Parameter] public Guid EventId { get; set; }

    [SupplyParameterFromQuery(Name = "sent")] private bool Sent { get; set; }

    [SupplyParameterFromForm(FormName = "sign-up")] private Input Form { get; set; } = null!;

    private static Language Language => Languages.Current;

    protected override async Task OnInitializedAsync()
    {
        Form ??= new();
        _isPosted = HttpMethods.IsPost(Http.Request.Method);
        _found = (await Sender.Send(new ViewEvent(EventId), Http.RequestAborted)).OrNotFound(Navigation);
        if (_found is not { IsOpen: true }) return;
        _countries = CountryChoices.Of(T["SignUp_Often"], T["SignUp_AllCountries"]);
        _fields = EventWords.Fields();
        _languages = [.. Languages.All.Select(language => new Choice(language.ToString(), T["TalkIn_" + language]))];
    }

    private string ContactWords(ViewEventResult one) => T["SignUp_Contact", one.Tenant.Name.In(Language)];

    private static string Summary(EventFacts facts) => facts.Text.In(Language) is var text && text.Length <= SummaryMax ? text : text[..SummaryMax];

    private async Task Send()
    {
        var talkIn = Enum.TryParse<Language>(Form.TalkIn, out var language) ? language : (Language)(-1);
        var contact = Form.MayContact == Yes;
        var request = new SignUpForEvent(EventId, Form.Name, Form.Email, Form.CountryCode, Form.FieldCode, talkIn, Form.Question, Form.Agreed == Yes, contact, contact && _found is { } one ? ContactWords(one) : null);
        if (await Submit(request) is not null) Navigation.NavigateTo($"events/{EventId}?sent=true");
    }

    /// <summary>What is asked, as it was typed.</summary>
    public sealed class Input
    {
        public string? Name { get; set; }

        public string? Email { get; set; }

        public string? CountryCode { get; set; }

        public string? FieldCode { get; set; }

        public string? TalkIn { get; set; }

        public string? Question { get; set; }

        public string? Agreed { get; set; }

        public string? MayContact { get; set; }
    }
}

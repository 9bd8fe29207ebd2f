using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Components;
using TalentPortal.Features.Reference.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Shell;

namespace TalentPortal.Features.Talents;

/// <summary>The person's short profile.</summary>
public sealed partial class SaveProfilePage
{
    private const string Yes = "true";

    private FormErrors _errors = FormErrors.None;
    private IReadOnlyList<(string Label, string? Saved)> _theirs = [];
    private IReadOnlyList<Choice> _countries = [];
    private IReadOnlyList<Choice> _degrees = [];
    private IReadOnlyList<Choice> _industries = [];
    private bool _isFirst;
    private int _cvs;

    [Inject] private PortalSender Sender { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private IStringLocalizer<TalentsText> T { get; set; } = null!;

    [Inject] private IStringLocalizer<SharedText> Shared { get; set; } = null!;

    [SupplyParameterFromForm(FormName = "profile")] private Typed Form { get; set; } = null!;

    [SupplyParameterFromQuery(Name = "saved")] private bool Saved { get; set; }

    [SupplyParameterFromQuery(Name = "returnUrl")] private string? ReturnUrl { get; set; }

    private string ConsentWords => T["SaveProfile_Consent"];

    private string Back => LocalReturnUrl.Or(ReturnUrl, "me");

    private string Here => ReturnUrl is null ? "me/profile" : Links.With("me/profile", "returnUrl", ReturnUrl);

    protected override async Task OnInitializedAsync()
    {
        MakeChoices(Languages.Current);
        var wasPosted = Form is not null;
        Form ??= new Typed();
        if ((await Sender.Send(new ViewMyProfile())).OrNotFound(Navigation) is not { } mine) return;
        (_isFirst, _cvs) = (mine.Profile is null, mine.Cvs.Count);
        if (wasPosted) return;
        Form = mine.Profile is { } profile ? Typed.Of(profile) : new Typed { Email = mine.AccountEmail };
    }

    private async Task Save()
    {
        var outcome = await Sender.Send(new SaveProfile(
            Form.Name, Form.Email, Form.Phone, Form.Summary, Form.CountryCode, Form.DegreeCode, Form.School, Form.IndustryCode, Form.ParsedYears, Form.ParsedDate, Form.ParsedVersion,
            Form.Agreed == Yes, ConsentWords));
        _errors = outcome.ToErrors(T, Shared);
        // Said together with the rest, not in a second round.
        if (_isFirst && Form.Agreed != Yes && outcome.Kind == OutcomeKind.Invalid && _errors.For("Agreed") is null) _errors = new FormErrors([.. _errors.All, new("Agreed", T["SaveProfile_AgreementMissing"])]);
        if (outcome.Kind == OutcomeKind.Conflict) await ShowBoth();
        if (outcome.IsOk) Navigation.NavigateTo(LocalReturnUrl.Or(ReturnUrl, "me/profile?saved=true"));
    }

    /// <summary>The form keeps what was typed; beside it stands what was saved meanwhile. Sent again, what was typed wins.</summary>
    private async Task ShowBoth()
    {
        if ((await Sender.Send(new ViewMyProfile())) is not { IsOk: true, Value.Profile: { } saved }) return;
        var (mine, theirs) = (Form, Typed.Of(saved));
        (string Label, string? Mine, string? Theirs)[] fields =
        [
            ("Name", mine.Name, theirs.Name), ("Email", mine.Email, theirs.Email), ("Phone", mine.Phone, theirs.Phone),
            ("Country", Name(ReferenceData.Countries, mine.CountryCode), Name(ReferenceData.Countries, theirs.CountryCode)),
            ("Degree", Name(ReferenceData.Degrees, mine.DegreeCode), Name(ReferenceData.Degrees, theirs.DegreeCode)), ("School", mine.School, theirs.School),
            ("Industry", Name(ReferenceData.Industries, mine.IndustryCode), Name(ReferenceData.Industries, theirs.IndustryCode)), ("Years", mine.Years, theirs.Years),
            ("Available", mine.AvailableFrom, theirs.AvailableFrom), ("Summary", mine.Summary, theirs.Summary),
        ];
        _theirs = [.. fields.Where(field => (field.Mine ?? "").Trim().ReplaceLineEndings() != (field.Theirs ?? "").ReplaceLineEndings()).Select(field => (T["SaveProfile_" + field.Label].Value, field.Theirs))];
        _errors = FormErrors.None;
        Form.Version = theirs.Version;
        // Nothing differs: somebody saved the same, so there is nothing to choose.
        if (_theirs.Count == 0) Navigation.NavigateTo(LocalReturnUrl.Or(ReturnUrl, "me/profile?saved=true"));
    }

    private void MakeChoices(Language language)
    {
        _countries = CountryChoices.Of(T["SaveProfile_CountriesOften"], T["SaveProfile_CountriesAll"]);
        _degrees = [.. ReferenceData.Degrees.Where(degree => degree.Rank > 0).Select(degree => new Choice(degree.Code, degree.Name(language)))];
        _industries = [.. ReferenceData.Industries.Roots.SelectMany(root => ReferenceData.Industries.WithDescendants(root.Code)
            .Select(industry => new Choice(industry.Code, industry.Name(language)) { Group = root.Name(language) }))];
    }

    private static string? Name<T>(ReferenceList<T> list, string? code)
        where T : ReferenceEntry => list.Find(code)?.Name(Languages.Current);

    /// <summary>The form as it was typed: text throughout, so that nothing is lost that cannot be read.</summary>
    public sealed class Typed
    {
        public string? Name { get; set; }

        public string? Email { get; set; }

        public string? Phone { get; set; }

        public string? Summary { get; set; }

        public string? CountryCode { get; set; }

        public string? DegreeCode { get; set; }

        public string? School { get; set; }

        public string? IndustryCode { get; set; }

        public string? Years { get; set; }

        public string? AvailableFrom { get; set; }

        public string? Agreed { get; set; }

        public string? Version { get; set; }

        /// <summary>What is no number becomes one that the validator refuses with a text.</summary>
        internal int? ParsedYears => string.IsNullOrWhiteSpace(Years) ? null : int.TryParse(Years.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var years) ? years : -1;

        internal DateOnly? ParsedDate =>
            string.IsNullOrWhiteSpace(AvailableFrom) ? null : DateOnly.TryParseExact(AvailableFrom.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : DateOnly.MinValue;

        internal uint? ParsedVersion => uint.TryParse(Version, NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : null;

        internal static Typed Of(ViewMyProfileResult.Person profile) => new()
        {
            Name = profile.Name, Email = profile.Email, Phone = profile.Phone, Summary = profile.Summary, CountryCode = profile.CountryCode, DegreeCode = profile.DegreeCode, School = profile.School,
            IndustryCode = profile.IndustryCode, Years = profile.Years?.ToString(CultureInfo.InvariantCulture), AvailableFrom = profile.AvailableFrom?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            Version = profile.Version.ToString(CultureInfo.InvariantCulture),
        };
    }
}

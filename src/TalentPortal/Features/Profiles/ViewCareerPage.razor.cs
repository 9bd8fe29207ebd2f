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

/// <summary>The person's career record: all sections, what is missing, what was just removed.</summary>
public sealed partial class ViewCareerPage
{
    private ViewCareerResult? _mine;
    private FormErrors _errors = FormErrors.None;
    private bool _wasPosted;

    [Inject] private PortalSender Sender { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private IStringLocalizer<ProfilesText> T { get; set; } = null!;

    [Inject] private IStringLocalizer<SharedText> Shared { get; set; } = null!;

    [CascadingParameter] private HttpContext? Http { get; set; }

    [SupplyParameterFromForm(FormName = "restore")] private Chosen? Form { get; set; }

    /// <summary>What was done before the browser was sent here.</summary>
    [SupplyParameterFromQuery(Name = "done")] private string? Done { get; set; }

    private string PageUrl => $"{Http?.Request.PathBase}/me/profile/career";

    protected override async Task OnInitializedAsync()
    {
        _wasPosted = Form is not null;
        _mine = (await Sender.Send(new ViewCareer())).OrNotFound(Navigation);
    }

    private async Task Restore()
    {
        var outcome = await Sender.Send(new RestoreEntry(Guid.TryParse(Form?.Id, out var id) ? id : Guid.Empty));
        _errors = outcome.ToErrors(T, Shared);
        // Sent twice: the first time put it back, and that is what the person wants to read.
        if (outcome.IsOk || _mine?.Entries.Any(entry => entry.Id == id) == true) Navigation.NavigateTo("me/profile/career?done=restored");
    }

    private static string AddressOf(CareerGap gap) => gap switch
    {
        CareerGap.Degree or CareerGap.Summary => "me/profile",
        CareerGap.Cv => "me/cv",
        _ => $"me/profile/career/{gap.ToString().ToLowerInvariant()}/new",
    };

    private IEnumerable<(string Label, string Text)> Wishes(ProfileIntentions wishes)
    {
        var language = Languages.Current;
        if (wishes.Places.Count > 0) yield return (T["SaveIntentions_Places"], string.Join(T["Career_Comma"], wishes.Places.Select(code => ReferenceData.Divisions.Find(code)?.Name(language) ?? code)));
        if (wishes.Kinds.Count > 0) yield return (T["SaveIntentions_Kinds"], string.Join(T["Career_Comma"], wishes.Kinds.Select(code => ReferenceData.EmploymentKinds.Find(code)?.Name(language) ?? code)));
        if (wishes.PayFrom is { } pay)
            yield return (T["SaveIntentions_Pay"], T["Career_PayFrom", wishes.PayCurrency!, pay.ToString("N0", CultureInfo.CurrentCulture), ReferenceData.PayPeriods.Find(wishes.PayPeriod)?.Name(language) ?? ""]);
        if (wishes.Start is { } start) yield return (T["SaveIntentions_Start"], FactWords.Of(start, T));
        if (wishes.Nationality is { } country) yield return (T["SaveIntentions_Nationality"], FactWords.Of(FactKind.Country, country, T));
        if (wishes.Residence is { } group) yield return (T["SaveIntentions_Residence"], T["Residence_" + group]);
    }

    public sealed class Chosen
    {
        public string? Id { get; set; }
    }
}

using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Components;
using TalentPortal.Features.Reference.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Shell;

namespace TalentPortal.Features.Employers;

public sealed partial class RegisterEmployerPage
{
    private FormErrors _errors = FormErrors.None;
    private IReadOnlyList<Choice> _where = [];
    private IReadOnlyList<Choice> _countries = [];

    [Inject] private PortalSender Sender { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private IStringLocalizer<EmployersText> T { get; set; } = null!;

    [Inject] private IStringLocalizer<SharedText> Shared { get; set; } = null!;

    [SupplyParameterFromForm(FormName = "register-employer")] private Typed Form { get; set; } = null!;

    protected override void OnInitialized()
    {
        Form ??= new Typed();
        var language = Languages.Current;
        _where = [new("false", T["RegisterEmployer_InChina"]), new("true", T["RegisterEmployer_IsAbroad"])];
        _countries = [.. ReferenceData.Countries.Where(country => country.Code != "CN").Select(country => new Choice(country.Code, country.Name(language))).OrderBy(choice => choice.Text, StringComparer.CurrentCulture)];
    }

    private async Task Register()
    {
        var outcome = await Sender.Send(new RegisterEmployer(Form.Fields, Form.Abroad, Form.CreditCode, Form.RegisterCountry, Form.RegisterNumber, Form.YourName));
        _errors = outcome.ToErrors(T, Shared);
        if (!outcome.IsOk) return;
        // The employer is registered whatever comes of this; where it fails, the overview offers to ask again.
        await Sender.Send(new RequestAdmission());
        Navigation.NavigateTo("employer");
    }

    public sealed class Typed
    {
        public EmployerFields Fields { get; set; } = new();

        public bool Abroad { get; set; }

        public string? CreditCode { get; set; }

        public string? RegisterCountry { get; set; }

        public string? RegisterNumber { get; set; }

        public string? YourName { get; set; }
    }
}

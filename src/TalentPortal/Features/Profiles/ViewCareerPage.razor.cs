using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Components;
using TalentPortal.Platform.Messaging;
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

    public sealed class Chosen
    {
        public string? Id { get; set; }
    }
}

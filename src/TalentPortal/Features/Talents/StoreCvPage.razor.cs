using System.Resources;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Components;
using TalentPortal.Features.Talents.Domain;
using TalentPortal.Platform.Files;
using TalentPortal.Platform.Messaging;
using TalentPortal.Shell;

namespace TalentPortal.Features.Talents;

/// <summary>The person's CVs, and the form that adds one. The form goes to an endpoint, which streams the file and comes back here.</summary>
public sealed partial class StoreCvPage
{
    private ViewMyProfileResult? _mine;
    private FormErrors _errors = FormErrors.None;
    private string? _refusal;

    [Inject] private PortalSender Sender { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private IStringLocalizer<TalentsText> T { get; set; } = null!;

    [Inject] private IStringLocalizer<FilesText> Files { get; set; } = null!;

    [CascadingParameter] private HttpContext? Http { get; set; }

    [SupplyParameterFromQuery(Name = "returnUrl")] private string? ReturnUrl { get; set; }

    /// <summary>What was done before the browser was sent here.</summary>
    [SupplyParameterFromQuery(Name = "done")] private string? Done { get; set; }

    /// <summary>Key of the text that says why a file was not taken.</summary>
    [SupplyParameterFromQuery(Name = "refused")] private string? Refused { get; set; }

    private string PageUrl => $"{Http?.Request.PathBase}/{Links.PageOf(Navigation)}";

    protected override async Task OnInitializedAsync()
    {
        _mine = (await Sender.Send(new ViewMyProfile())).OrNotFound(Navigation);
        _refusal = Refused is null ? null : RefusalText(Refused);
        if (_refusal is not null) _errors = new FormErrors([new FormError("File", _refusal)]);
    }

    /// <summary>The text of a key that came in the address; other keys say nothing in particular.</summary>
    private string RefusalText(string key)
    {
        if (key == "StoreCv_TooMany") return T[key, CvDocument.MostPerPerson];
        if (Files[key].ResourceNotFound) return Files["Files_FormBroken"];
        return Files[key, key == "Files_TooLarge" ? UploadRules.Papers.MaxMegabytes : UploadRules.Papers.KindNames];
    }
}

using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Features.Employers.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Shell;

namespace TalentPortal.Features.Employers;

public sealed partial class BrowseEmployersPage
{
    private BrowseEmployersResult? _found;

    [Inject] private PortalSender Sender { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private IStringLocalizer<EmployersText> T { get; set; } = null!;

    [CascadingParameter] private SiteContext? Site { get; set; }

    // As text: what is no number is no reason for an error page.
    [SupplyParameterFromQuery(Name = "page")] private string? AskedPage { get; set; }

    [SupplyParameterFromQuery(Name = "kind")] private string? AskedKind { get; set; }

    private int Page { get; set; } = 1;

    private EmployerKind? Kind => Enum.TryParse<EmployerKind>(AskedKind, ignoreCase: true, out var kind) && Enum.IsDefined(kind) && AskedKind!.All(char.IsLetter) ? kind : null;

    private static string Href(EmployerKind? kind) => kind is { } one ? "employers?kind=" + one.ToString().ToLowerInvariant() : "employers";

    protected override async Task OnInitializedAsync()
    {
        Page = int.TryParse(AskedPage, NumberStyles.None, CultureInfo.InvariantCulture, out var asked) ? Math.Clamp(asked, 1, BrowseEmployers.PageMax) : 1;
        _found = (await Sender.Send(new BrowseEmployers(Page, Kind))).OrNotFound(Navigation);
        // Beyond the end: the last page rather than an empty one.
        if (_found is not { Rows.Count: 0, Total: > 0 } beyond) return;
        Page = beyond.Pages;
        _found = (await Sender.Send(new BrowseEmployers(Page, Kind))).OrNotFound(Navigation);
    }
}

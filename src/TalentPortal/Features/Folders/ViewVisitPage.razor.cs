using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Features.Folders.Domain;
using TalentPortal.Platform.Keeping;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Shell;

namespace TalentPortal.Features.Folders;

/// <summary>What a visitor keeps in this browser. Who is signed in has a folder of their own.</summary>
public sealed partial class ViewVisitPage
{
    private ViewVisitResult? _found;

    [Inject] private PortalSender Sender { get; set; } = null!;

    [Inject] private KeptCookie Cookie { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private IStringLocalizer<FoldersText> T { get; set; } = null!;

    [CascadingParameter] private HttpContext Http { get; set; } = null!;

    [SupplyParameterFromQuery(Name = "full")] private bool Full { get; set; }

    private string Here => $"{Http.Request.PathBase}/folders";

    private string Mine => $"{Http.Request.PathBase}/me/folders";

    protected override async Task OnInitializedAsync()
    {
        if (Http.User.Identity?.IsAuthenticated == true) Navigation.NavigateTo("me/folders");
        else _found = (await Sender.Send(new ViewVisit(Cookie.Read(Http)), Http.RequestAborted)).OrNotFound(Navigation);
    }

    private string NameOf(ShownThing item) => item.Title.In(Languages.Current) is { Length: > 0 } title ? title : T["Thing_Gone"];
}

using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Components;
using TalentPortal.Platform.Messaging;
using TalentPortal.Shell;

namespace TalentPortal.Features.Talents;

/// <summary>Asks before a CV is removed, with or without scripts.</summary>
public sealed partial class RemoveCvPage
{
    private ViewMyProfileResult.Cv? _cv;
    private FormErrors _errors = FormErrors.None;

    [Inject] private PortalSender Sender { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private IStringLocalizer<TalentsText> T { get; set; } = null!;

    [Inject] private IStringLocalizer<SharedText> Shared { get; set; } = null!;

    [CascadingParameter] private HttpContext Http { get; set; } = null!;

    [Parameter] public Guid Id { get; set; }

    protected override async Task OnInitializedAsync()
    {
        if ((await Sender.Send(new ViewMyProfile())).OrNotFound(Navigation) is not { } mine) return;
        _cv = mine.Cvs.FirstOrDefault(cv => cv.Id == Id);
        if (_cv is not null) return;
        // Sent twice: the first time removed it, and that is what the person wants to read.
        if (HttpMethods.IsPost(Http.Request.Method)) Navigation.NavigateTo("me/cv");
        else Navigation.NotFound();
    }

    private async Task Remove()
    {
        var outcome = await Sender.Send(new RemoveCv(Id));
        _errors = outcome.ToErrors(T, Shared);
        if (outcome.IsOk) Navigation.NavigateTo("me/cv?done=removed");
    }
}

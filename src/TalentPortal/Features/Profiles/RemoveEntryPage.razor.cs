using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Components;
using TalentPortal.Platform.Messaging;
using TalentPortal.Shell;

namespace TalentPortal.Features.Profiles;

/// <summary>Removes an entry, with or without scripts; the next page offers to put it back.</summary>
public sealed partial class RemoveEntryPage
{
    private ViewCareerResult.Entry? _entry;
    private FormErrors _errors = FormErrors.None;

    [Inject] private PortalSender Sender { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private IStringLocalizer<ProfilesText> T { get; set; } = null!;

    [Inject] private IStringLocalizer<SharedText> Shared { get; set; } = null!;

    [CascadingParameter] private HttpContext Http { get; set; } = null!;

    [Parameter] public Guid Id { get; set; }

    private bool IsPost => HttpMethods.IsPost(Http.Request.Method);

    protected override async Task OnInitializedAsync()
    {
        if ((await Sender.Send(new ViewCareer())).OrNotFound(Navigation) is not { } mine) return;
        _entry = mine.Entries.FirstOrDefault(entry => entry.Id == Id);
        if (_entry is null && !IsPost) Navigation.NotFound();
    }

    /// <summary>Sent twice: the first time removed it, and that is what the person wants to read.</summary>
    private void Gone() => Navigation.NavigateTo("me/profile/career");

    private async Task Remove()
    {
        var outcome = await Sender.Send(new RemoveEntry(Id));
        _errors = outcome.ToErrors(T, Shared);
        if (outcome.IsOk) Navigation.NavigateTo("me/profile/career?done=removed");
    }
}

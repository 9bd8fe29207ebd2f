using Microsoft.AspNetCore.Components;
using TalentPortal.Shell;

namespace TalentPortal.Features.AccountSettings;

/// <summary>Where the person is signed in, with a way to end each.</summary>
public sealed partial class BrowseSessionsPage
{
    private BrowseSessionsResult? _view;

    [SupplyParameterFromForm(FormName = "end")] private Input Form { get; set; } = null!;

    [SupplyParameterFromQuery] private bool Ended { get; set; }

    protected override async Task OnInitializedAsync()
    {
        Form ??= new();
        _view = (await Sender.Send(new BrowseSessions(), Http.RequestAborted)).OrNotFound(Navigation);
    }

    private async Task End()
    {
        if (await Submit(new EndSession(Form.Session)) is not null) Navigation.NavigateTo("account/sessions?ended=true");
    }

    private async Task EndOthers()
    {
        if (await Submit(new EndOtherSessions()) is not null) Navigation.NavigateTo("account/sessions?ended=true");
    }

    private sealed class Input
    {
        public Guid Session { get; set; }
    }
}

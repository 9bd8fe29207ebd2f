using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Components;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Shell;

namespace TalentPortal.Features.Jobs;

/// <summary>What parks post in the employer's name, with what it can do about it.</summary>
public sealed partial class BrowsePostedForUsPage
{
    private BrowsePostedForUsResult? _found;
    private FormErrors _errors = FormErrors.None;
    private string? _said;
    private Guid? _asked;
    private Guid _command;
    private bool _busy;

    private bool MustWait => _busy || !RendererInfo.IsInteractive;

    [Inject] private PortalSender Sender { get; set; } = null!;

    [Inject] private Prerendered Prerendered { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private TimeProvider Clock { get; set; } = null!;

    [Inject] private IStringLocalizer<JobsText> T { get; set; } = null!;

    [Inject] private IStringLocalizer<SharedText> Shared { get; set; } = null!;

    protected override async Task OnInitializedAsync() => _found = await Prerendered.Once(RendererInfo, "posted-for-us", Read);

    private async Task<BrowsePostedForUsResult?> Read() => (await Sender.Send(new BrowsePostedForUs())).OrNotFound(Navigation);

    private void Ask(BrowsePostedForUsResult.Row row)
    {
        (_asked, _said, _errors) = (row.Id, null, FormErrors.None);
        _command = Guid.CreateVersion7(Clock.GetUtcNow());
    }

    private async Task TakeDown(BrowsePostedForUsResult.Row row)
    {
        if (_busy) return;
        _busy = true;
        var outcome = await Sender.Send(new TakeDownPosting(row.Id, row.Version), commandId: _command);
        (_busy, _asked) = (false, null);
        _errors = outcome.ToErrors(T, Shared);
        if (outcome.IsOk) _said = T["TakeDownPosting_Done", row.Title.In(Languages.Current)];
        _found = await Read();
    }
}

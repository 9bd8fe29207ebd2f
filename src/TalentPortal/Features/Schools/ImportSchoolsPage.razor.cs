using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Components;
using TalentPortal.Platform.Messaging;
using TalentPortal.Shell;

namespace TalentPortal.Features.Schools;

/// <summary>Takes schools in from a table. What is wrong is told line by line, and then nothing is taken in.</summary>
public sealed partial class ImportSchoolsPage
{
    private ImportSchoolsResult? _done;
    private FormErrors _errors = FormErrors.None;
    private string? _table;
    private Guid _command;
    private bool _busy;

    [Inject] private PortalSender Sender { get; set; } = null!;

    [Inject] private TimeProvider Clock { get; set; } = null!;

    [Inject] private IStringLocalizer<SchoolsText> T { get; set; } = null!;

    [Inject] private IStringLocalizer<SharedText> Shared { get; set; } = null!;

    protected override void OnInitialized() => _command = Guid.CreateVersion7(Clock.GetUtcNow());

    private async Task Take()
    {
        if (_busy) return;
        _busy = true;
        var outcome = await Sender.Send(new ImportSchools(_table), commandId: _command);
        (_errors, _done) = (outcome.ToErrors(T, Shared), outcome.IsOk ? outcome.Value : null);
        _command = Guid.CreateVersion7(Clock.GetUtcNow());
        _busy = false;
    }
}

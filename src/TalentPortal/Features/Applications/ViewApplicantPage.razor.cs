using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Components;
using TalentPortal.Features.Applications.Domain;
using TalentPortal.Platform.Files;
using TalentPortal.Platform.Messaging;
using TalentPortal.Shell;

namespace TalentPortal.Features.Applications;

/// <summary>One application as the employer opens it: what was sent, the course, and where it goes from here.</summary>
public sealed partial class ViewApplicantPage
{
    private ViewApplicantResult? _found;
    private FormErrors _errors = FormErrors.None;
    private string? _reason;
    private DeclineReason? _because;
    private string? _said;
    private Guid _command;
    private bool _busy;

    /// <summary>Nothing can be pressed while an answer is awaited, nor before the page listens.</summary>
    private bool MustWait => _busy || !RendererInfo.IsInteractive;

    [Inject] private PortalSender Sender { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private TimeProvider Clock { get; set; } = null!;

    [Inject] private IStringLocalizer<ApplicationsText> T { get; set; } = null!;

    [Inject] private IStringLocalizer<FilesText> Files { get; set; } = null!;

    [Inject] private IStringLocalizer<SharedText> Shared { get; set; } = null!;

    [Parameter] public Guid Id { get; set; }

    protected override Task OnInitializedAsync() => Load();

    private async Task Load()
    {
        _found = (await Sender.Send(new ViewApplicant(Id))).OrNotFound(Navigation);
        _command = Guid.CreateVersion7(Clock.GetUtcNow());
    }

    private bool MayName => _found is { MayMove: true, IsUnnamed: true, State: not ApplicationState.Withdrawn };

    private async Task GiveName()
    {
        if (_busy || _found is not { } found) return;
        (_busy, _said) = (true, null);
        var outcome = await Sender.Send(new DiscloseEmployer(found.Id), commandId: _command);
        _errors = outcome.ToErrors(T, Shared);
        if (outcome.IsOk) _said = T["DiscloseEmployer_Done"];
        await Load();
        _busy = false;
    }

    private async Task Move(ApplicationState to)
    {
        if (_busy || _found is not { } found) return;
        (_busy, _said) = (true, null);
        var outcome = await Sender.Send(new MoveApplication(found.Id, to, _reason, found.Version, _because), commandId: _command);
        _errors = outcome.ToErrors(T, Shared);
        // A colleague was faster: the words stay, and beside them stands what became of the application.
        if (outcome.Kind == OutcomeKind.Conflict) _errors = new FormErrors([new FormError("", T["MoveApplication_Conflict"])]);
        if (outcome.IsOk) (_said, _reason, _because) = (T["MoveApplication_Done", T["State_" + to]], null, null);
        if (outcome.Kind is OutcomeKind.Ok or OutcomeKind.Conflict or OutcomeKind.NotFound) await Load();
        _busy = false;
    }
}

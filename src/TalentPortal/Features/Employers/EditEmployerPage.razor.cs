using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Components;
using TalentPortal.Features.Employers.Domain;
using TalentPortal.Platform.Files;
using TalentPortal.Platform.Messaging;
using TalentPortal.Shell;

namespace TalentPortal.Features.Employers;

public sealed partial class EditEmployerPage
{
    private ViewOwnEmployerResult? _employer;
    private FormErrors _errors = FormErrors.None;
    private Guid _command;
    private bool _busy;
    private bool _saved;
    private bool _conflict;
    private bool _photoGone;

    [Inject] private PortalSender Sender { get; set; } = null!;

    [Inject] private Prerendered Prerendered { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private TimeProvider Clock { get; set; } = null!;

    [Inject] private IStringLocalizer<EmployersText> T { get; set; } = null!;

    [Inject] private IStringLocalizer<SharedText> Shared { get; set; } = null!;

    [Inject] private IStringLocalizer<FilesText> Files { get; set; } = null!;

    /// <summary>What was done before the browser was sent here.</summary>
    [SupplyParameterFromQuery(Name = "done")] private string? Done { get; set; }

    /// <summary>Key of the text that says why a file was not taken.</summary>
    [SupplyParameterFromQuery(Name = "refused")] private string? Refused { get; set; }

    private string? Refusal => Refused switch
    {
        null => null,
        "StorePhoto_AltFirst" => T[Refused].Value,
        _ when Files[Refused].ResourceNotFound => Files["Files_FormBroken"].Value,
        _ => Files[Refused, Refused == "Files_TooLarge" ? UploadRules.PagePictures.MaxMegabytes : UploadRules.PagePictures.KindNames].Value,
    };

    protected override async Task OnInitializedAsync() => Take(await Prerendered.Once(RendererInfo, "employer", Read));

    private static StatusKind BadgeOf(AdmissionStatus? status) => status switch
    {
        AdmissionStatus.Admitted => StatusKind.Done,
        AdmissionStatus.Requested => StatusKind.Waiting,
        AdmissionStatus.Refused => StatusKind.Overdue,
        _ => StatusKind.Closed,
    };

    private async Task<ViewOwnEmployerResult?> Read() => (await Sender.Send(new ViewOwnEmployer())).OrNotFound(Navigation);

    private async Task Load() => Take(await Read());

    private void Take(ViewOwnEmployerResult? employer)
    {
        _employer = employer;
        (_errors, _conflict, _command) = (FormErrors.None, false, Guid.CreateVersion7(Clock.GetUtcNow()));
    }

    private async Task Save()
    {
        if (_busy) return;
        _busy = true;
        var outcome = await Sender.Send(new EditEmployer(_employer!.Fields, _employer.Version), commandId: _command);
        await After(outcome);
        _saved = outcome.IsOk;
    }

    private async Task DropPhoto()
    {
        if (_busy) return;
        _busy = true;
        var outcome = await Sender.Send(new RemovePhoto(), commandId: _command);
        await After(outcome);
        _photoGone = outcome.IsOk;
    }

    private async Task Ask()
    {
        if (_busy) return;
        _busy = true;
        await After(await Sender.Send(new RequestAdmission(), commandId: _command));
    }

    private async Task After(Outcome<Done> outcome)
    {
        _busy = false;
        if (outcome.IsOk)
        {
            await Load();
            return;
        }

        (_errors, _conflict) = (outcome.ToErrors(T, Shared), outcome.Kind == OutcomeKind.Conflict);
    }
}

using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Components;
using TalentPortal.Features.Reference.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Shell;

namespace TalentPortal.Features.Living;

/// <summary>Enters a service, or changes what is said of one.</summary>
public sealed partial class SaveServicePage
{
    private IReadOnlyList<Choice> _places = [];
    private FormErrors _errors = FormErrors.None;
    private ServiceDraft _draft = ServiceDraft.Empty;
    private bool _isPublic;
    private uint? _version;
    private Guid _command;
    private bool _isReady;
    private bool _busy;

    [Inject] private PortalSender Sender { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private TimeProvider Clock { get; set; } = null!;

    [Inject] private IStringLocalizer<LivingText> T { get; set; } = null!;

    [Inject] private IStringLocalizer<SharedText> Shared { get; set; } = null!;

    /// <summary>The service to change; null for a new one.</summary>
    [Parameter] public Guid? Id { get; set; }

    private string Heading => T[Id is null ? "SaveService_New" : "SaveService_Change"];

    protected override async Task OnInitializedAsync()
    {
        _command = Guid.CreateVersion7(Clock.GetUtcNow());
        if (Id is { } id)
        {
            if ((await Sender.Send(new ViewOwnService(id))).OrNotFound(Navigation) is not { } found) return;
            (_draft, _isPublic, _version) = (found.Draft, found.IsPublic, found.Version);
        }

        _places =
        [
            .. ReferenceData.Divisions.Where(place => place.IsCity).Select(city => new Choice(city.Code, city.ShortName(Languages.Current)) { Group = ReferenceData.Divisions[city.ParentCode ?? city.Code].ShortName(Languages.Current) }),
            .. ReferenceData.Districts.Select(district => new Choice(district.Code, district.Name(Languages.Current)) { Group = LivingWords.PlaceName(district.CityCode) }),
        ];
        _isReady = true;
    }

    private async Task Save(bool isPublic)
    {
        if (_busy) return;
        _busy = true;
        var outcome = await Sender.Send(new SaveService(Id, _draft, isPublic, _version), commandId: _command);
        _errors = outcome.ToErrors(T, Shared);
        _busy = false;
        if (outcome.IsOk) Navigation.NavigateTo("admin/living");
        else _command = Guid.CreateVersion7(Clock.GetUtcNow());
    }
}

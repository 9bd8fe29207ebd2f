using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Components;
using TalentPortal.Features.Documents.Domain;
using TalentPortal.Features.Reference.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Shell;

namespace TalentPortal.Features.Schools;

/// <summary>Enters a school, or changes what is said of one.</summary>
public sealed partial class SaveSchoolPage
{
    /// <summary>Languages in which schools in China teach; a table may name others.</summary>
    private static readonly string[] Often = ["zh", "en", "fr", "de", "ja", "ko", "es", "ru"];

    private IReadOnlyList<Choice> _cities = [];
    private IReadOnlyList<Choice> _languages = [];
    private IReadOnlyList<Choice> _documents = [];
    private FormErrors _errors = FormErrors.None;
    private SchoolDraft _draft = SchoolDraft.Empty;
    private bool _isPublic;
    private uint? _version;
    private Guid _command;
    private bool _isReady;
    private bool _busy;

    [Inject] private PortalSender Sender { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private TimeProvider Clock { get; set; } = null!;

    [Inject] private IStringLocalizer<SchoolsText> T { get; set; } = null!;

    [Inject] private IStringLocalizer<SharedText> Shared { get; set; } = null!;

    /// <summary>The school to change; null for a new one.</summary>
    [Parameter] public Guid? Id { get; set; }

    private string Heading => T[Id is null ? "SaveSchool_New" : "SaveSchool_Change"];

    protected override async Task OnInitializedAsync()
    {
        _command = Guid.CreateVersion7(Clock.GetUtcNow());
        if (Id is { } id)
        {
            if ((await Sender.Send(new ViewOwnSchool(id))).OrNotFound(Navigation) is not { } found) return;
            (_draft, _isPublic, _version) = (found.Draft, found.IsPublic, found.Version);
        }

        _cities = [.. ReferenceData.Divisions.Where(place => place.IsCity).Select(city => new Choice(city.Code, city.ShortName(Languages.Current)) { Group = ReferenceData.Divisions[city.ParentCode ?? city.Code].ShortName(Languages.Current) })];
        _languages = [.. Often.Union(SchoolDraft.Codes(_draft.Languages)).Select(code => new Choice(code, SchoolWords.Language(code)))];
        _documents = [.. DocumentKinds.All.Select(kind => new Choice(kind.Code, kind.Name.In(Languages.Current)))];
        _isReady = true;
    }

    private async Task Save(bool isPublic)
    {
        if (_busy) return;
        _busy = true;
        var outcome = await Sender.Send(new SaveSchool(Id, _draft, isPublic, _version), commandId: _command);
        _errors = outcome.ToErrors(T, Shared);
        _busy = false;
        if (outcome.IsOk) Navigation.NavigateTo("admin/schools");
        else _command = Guid.CreateVersion7(Clock.GetUtcNow());
    }
}

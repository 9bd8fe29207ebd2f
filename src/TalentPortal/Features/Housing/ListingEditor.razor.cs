using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Components;
using TalentPortal.Features.Housing.Domain;
using TalentPortal.Features.Reference.Domain;
using TalentPortal.Platform.Files;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Shell;

namespace TalentPortal.Features.Housing;

/// <summary>Enters a flat or changes it, and takes it through its life: to staff, shown, checked again, let, withdrawn.</summary>
public sealed partial class ListingEditor
{
    private static readonly ListingCheck[] StaffChecks = [ListingCheck.Visit, ListingCheck.Video, ListingCheck.Call];

    private ViewOwnListingResult? _found;
    private IReadOnlyList<Choice> _places = [];
    private ListingDraft _draft = ListingDraft.Empty;
    private FormErrors _errors = FormErrors.None;
    private Guid _command;
    private string? _how;
    private string? _on;
    private string? _reason;
    private string? _said;
    private bool _busy;

    [Inject] private PortalSender Sender { get; set; } = null!;

    [Inject] private Prerendered Prerendered { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private TimeProvider Clock { get; set; } = null!;

    [Inject] private IStringLocalizer<HousingText> T { get; set; } = null!;

    [Inject] private IStringLocalizer<SharedText> Shared { get; set; } = null!;

    [Inject] private IStringLocalizer<FilesText> Files { get; set; } = null!;

    /// <summary>The flat to change; null for a new one.</summary>
    [Parameter] public Guid? Id { get; set; }

    /// <summary>The title of the page, which the page itself sets.</summary>
    [Parameter, EditorRequired] public required RenderFragment<string> ChildContent { get; set; }

    /// <summary>First word of the addresses of its workspace.</summary>
    [Parameter, EditorRequired] public required string Workspace { get; set; }

    /// <summary>Whether the tenant's staff look at it.</summary>
    [Parameter] public bool IsStaff { get; set; }

    /// <summary>What was done before the browser was sent here.</summary>
    [Parameter] public string? Done { get; set; }

    /// <summary>Key of the text that says why a picture was not taken.</summary>
    [Parameter] public string? Refused { get; set; }

    private string Heading => T[Id is null ? "SaveListing_New" : "SaveListing_Change"];

    private string? Refusal => Refused switch
    {
        null => null,
        "StoreListingPhoto_AltMissing" or "StoreListingPhoto_Missing" => T[Refused].Value,
        "StoreListingPhoto_Enough" => T[Refused, HousingListing.PhotosMost].Value,
        "Listing_TooLong" => T[Refused, HousingPhoto.AltMax].Value,
        _ when Files[Refused].ResourceNotFound => Files["Files_FormBroken"].Value,
        _ => Files[Refused, Refused == "Files_TooLarge" ? UploadRules.PagePictures.MaxMegabytes : UploadRules.PagePictures.KindNames].Value,
    };

    protected override async Task OnInitializedAsync()
    {
        _places =
        [
            .. ReferenceData.Districts.Select(district => new Choice(district.Code, district.NameIn(Languages.Current)) { Group = HousingWords.City(district.CityCode) }),
            .. ReferenceData.Divisions.Where(place => place.IsCity && ReferenceData.Districts.Of(place.Code).Count == 0).Select(city => new Choice(city.Code, city.ShortName(Languages.Current)) { Group = HousingWords.City(city.ParentCode ?? city.Code) }),
        ];
        if (Done == "photo") _said = "StoreListingPhoto_Done";
        Take(await Prerendered.Once(RendererInfo, $"listing/{Id}", async () => (await Sender.Send(new ViewOwnListing(Id))).OrNotFound(Navigation)));
    }

    private async Task Load() => Take((await Sender.Send(new ViewOwnListing(Id))).OrNotFound(Navigation));

    private void Take(ViewOwnListingResult? found)
    {
        if (found is not null) (_found, _draft, _errors, _command) = (found, found.Draft, FormErrors.None, Guid.CreateVersion7(Clock.GetUtcNow()));
    }

    private IReadOnlyList<Choice> Schemes(ViewOwnListingResult found) => [.. found.Schemes.Select(scheme => new Choice(scheme.Code, scheme.Title.In(Languages.Current)))];

    private async Task Save()
    {
        if (_busy) return;
        _busy = true;
        var outcome = await Sender.Send(new SaveListing(Id, _draft, _found!.Version), commandId: _command);
        _busy = false;
        if (!outcome.IsOk) Show(outcome.ToErrors(T, Shared));
        else if (Id is null) Navigation.NavigateTo($"{Workspace}/housing/{outcome.Value.ListingId}");
        else await Said("SaveListing_Saved");
    }

    private Task Submit() => Do(new SubmitListing(Id!.Value, Version), "SubmitListing_Done");

    private Task CheckByStaff() => Do(new CheckListing(Id!.Value, Enum.TryParse<ListingCheck>(_how, out var how) ? how : null, _on, Version), "CheckListing_Done");

    private Task CheckByOperator() => Do(new CheckListing(Id!.Value, ListingCheck.OperatorSaid, null, Version), "CheckListing_Done");

    private Task Return() => Do(new ReturnListing(Id!.Value, _reason, Version), "ReturnListing_Done");

    private Task Let() => Do(new LetListing(Id!.Value, Version), "LetListing_Done");

    private Task Withdraw() => Do(new WithdrawListing(Id!.Value, Version), "WithdrawListing_Done");

    private Task DropPhoto(Guid photo) => Do(new RemoveListingPhoto(photo), "RemoveListingPhoto_Done");

    /// <summary>Nothing can be done before the page is connected: what is typed would be lost.</summary>
    private bool IsBusy => _busy || !RendererInfo.IsInteractive;

    private uint Version => _found!.Version!.Value;

    private async Task Do(ICommand<Done> command, string done)
    {
        if (_busy) return;
        _busy = true;
        var outcome = await Sender.Send(command, commandId: _command);
        _busy = false;
        if (outcome.IsOk) await Said(done);
        else Show(outcome.ToErrors(T, Shared));
    }

    private async Task Said(string key)
    {
        await Load();
        (_said, _how, _on, _reason) = (key, null, null, null);
    }

    private void Show(FormErrors errors) => (_errors, _said, _command) = (errors, null, Guid.CreateVersion7(Clock.GetUtcNow()));
}

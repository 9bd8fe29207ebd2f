using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Components;
using TalentPortal.Features.Imports.Domain;
using TalentPortal.Platform.Files;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Sheets;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Shell;

namespace TalentPortal.Features.Imports;

/// <summary>The files of postings, and the form that sends another. The form goes to an endpoint, which reads the file and leads to its page.</summary>
public sealed partial class ImportsDesk
{
    private BrowseImportsResult? _found;
    private FormErrors _errors = FormErrors.None;
    private string? _refusal;
    private Guid _command;

    [Inject] private PortalSender Sender { get; set; } = null!;

    [Inject] private Prerendered Prerendered { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private TimeProvider Clock { get; set; } = null!;

    [Inject] private IStringLocalizer<ImportsText> T { get; set; } = null!;

    [Inject] private IStringLocalizer<SheetsText> Sheets { get; set; } = null!;

    [Inject] private IStringLocalizer<FilesText> Files { get; set; } = null!;

    /// <summary>The page's title, from its words.</summary>
    [Parameter] public RenderFragment<string>? ChildContent { get; set; }

    /// <summary>Address of the list within its site.</summary>
    [Parameter, EditorRequired] public required string Base { get; set; }

    [Parameter] public string? Refused { get; set; }

    [Parameter] public string? RefusedAt { get; set; }

    protected override async Task OnInitializedAsync()
    {
        _command = Guid.CreateVersion7(Clock.GetUtcNow());
        _found = await Prerendered.Once(RendererInfo, Base, async () => (await Sender.Send(new BrowseImports())).OrNotFound(Navigation));
        _refusal = Refused is null ? null : RefusalText(Refused);
        if (_refusal is not null) _errors = new FormErrors([new FormError("File", _refusal)]);
    }

    internal static StatusKind BadgeOf(ImportState state) => state switch
    {
        ImportState.Done => StatusKind.Done,
        ImportState.Stopped or ImportState.Mapping or ImportState.Checked => StatusKind.Due,
        _ => StatusKind.Waiting,
    };

    /// <summary>The text of a key that came in the address, with the numbers beside it; other keys say nothing in particular.</summary>
    private string RefusalText(string key)
    {
        object[] at = [.. (RefusedAt ?? "").Split(',').Where(number => number.Length is > 0 and < 9 && number.All(char.IsAsciiDigit)), "", ""];
        if (Sheets[key] is { ResourceNotFound: false }) return Sheets[key, at];
        if (key == "Import_NotAdmitted") return T[key];
        return Files[key] is { ResourceNotFound: false } ? Files[key, key == "Files_TooLarge" ? ImportEndpoints.Rules.MaxMegabytes : ImportEndpoints.Rules.KindNames] : Files["Files_FormBroken"];
    }
}

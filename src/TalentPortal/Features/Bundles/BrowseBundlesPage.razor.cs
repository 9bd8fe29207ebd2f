using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Components;
using TalentPortal.Features.Bundles.Domain;
using TalentPortal.Platform.Files;
using TalentPortal.Platform.Messaging;
using TalentPortal.Shell;

namespace TalentPortal.Features.Bundles;

/// <summary>Takes content out as files and brings files in. The form goes to an endpoint, which reads the file and leads to what it would change.</summary>
public sealed partial class BrowseBundlesPage
{
    private BrowseBundlesResult? _found;
    private FormErrors _errors = FormErrors.None;
    private string? _refusal;
    private Guid _command;

    [Inject] private PortalSender Sender { get; set; } = null!;

    [Inject] private Prerendered Prerendered { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private TimeProvider Clock { get; set; } = null!;

    [Inject] private IStringLocalizer<BundlesText> T { get; set; } = null!;

    [Inject] private IStringLocalizer<FilesText> Files { get; set; } = null!;

    [SupplyParameterFromQuery(Name = "refused")] private string? Refused { get; set; }

    protected override async Task OnInitializedAsync()
    {
        _command = Guid.CreateVersion7(Clock.GetUtcNow());
        _found = await Prerendered.Once(RendererInfo, "bundles", async () => (await Sender.Send(new BrowseBundles())).OrNotFound(Navigation));
        _refusal = Refused is null ? null : RefusalText(Refused);
        if (_refusal is not null) _errors = new FormErrors([new FormError("File", _refusal)]);
    }

    /// <summary>The text of a key that came in the address; others say nothing in particular.</summary>
    private string RefusalText(string key) => key switch
    {
        "Bundle_TooLarge" or "Files_TooLarge" => T["Bundle_TooLarge", BundleReader.SentMost / 1024 / 1024],
        "Bundle_FileTooLarge" => T["Bundle_OneTooLarge", BundleReader.FileMost / 1024],
        "Bundle_TooMuch" => T["Bundle_TooMuch", BundleReader.FilesMost, BundleReader.WholeMost / 1024 / 1024],
        "Bundle_NoContent" => T["Bundle_NoContent"],
        "Bundle_Broken" => T["Bundle_Broken"],
        _ => Files[key] is { ResourceNotFound: false } known ? Files[known.Name, BundleEndpoints.Rules.KindNames] : Files["Files_FormBroken"],
    };
}

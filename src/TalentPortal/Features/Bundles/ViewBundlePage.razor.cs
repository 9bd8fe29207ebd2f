using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Components;
using TalentPortal.Platform.Content;
using TalentPortal.Platform.Messaging;
using TalentPortal.Shell;

namespace TalentPortal.Features.Bundles;

/// <summary>What a bundle would change, file by file; and the button that takes it in.</summary>
public sealed partial class ViewBundlePage
{
    /// <summary>Files that the page tells of; all are in the report.</summary>
    private const int FilesMost = 60;

    private const int LinesMost = 25;

    private ViewBundleResult? _found;
    private FormErrors _errors = FormErrors.None;
    private string? _said;
    private Guid _command;
    private bool _busy;

    [Inject] private PortalSender Sender { get; set; } = null!;

    [Inject] private Prerendered Prerendered { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private TimeProvider Clock { get; set; } = null!;

    [Inject] private IStringLocalizer<BundlesText> T { get; set; } = null!;

    [Inject] private IStringLocalizer<SharedText> Shared { get; set; } = null!;

    [Parameter] public Guid Id { get; set; }

    /// <summary>Those with a fault first.</summary>
    private IReadOnlyList<ContentReading> Told => [.. _found!.Files.Where(file => file.State != ContentLineState.Same).OrderByDescending(file => file.State == ContentLineState.Faulty).ThenBy(file => file.Name, StringComparer.Ordinal).Take(FilesMost)];

    protected override async Task OnInitializedAsync()
    {
        _command = Guid.CreateVersion7(Clock.GetUtcNow());
        _found = await Prerendered.Once(RendererInfo, $"bundle/{Id}", Read);
    }

    private static StatusKind BadgeOf(ContentLineState state) => state switch
    {
        ContentLineState.Faulty => StatusKind.Overdue,
        ContentLineState.New => StatusKind.New,
        ContentLineState.Changed => StatusKind.Due,
        _ => StatusKind.Done,
    };

    private async Task<ViewBundleResult?> Read() => (await Sender.Send(new ViewBundle(Id))).OrNotFound(Navigation);

    private async Task Apply()
    {
        if (_busy || _found is not { } found) return;
        _busy = true;
        var outcome = await Sender.Send(new ApplyBundle(Id, found.Version), commandId: _command);
        _errors = outcome.ToErrors(T, Shared);
        if (outcome.IsOk) _said = T["ViewBundle_Applied", outcome.Value.Taken, outcome.Value.Faulty];
        _found = await Read();
        _busy = false;
    }
}

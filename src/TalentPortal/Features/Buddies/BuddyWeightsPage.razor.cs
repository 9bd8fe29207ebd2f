using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Components;
using TalentPortal.Features.Buddies.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Shell;

namespace TalentPortal.Features.Buddies;

/// <summary>How much each field counts: everybody who proposes sees it, the team lead changes it.</summary>
public sealed partial class BuddyWeightsPage
{
    private readonly Dictionary<BuddyField, string?> _typed = [];
    private ViewBuddyWeightsResult? _found;
    private FormErrors _errors = FormErrors.None;
    private string? _said;
    private Guid _command;
    private bool _isStale;
    private bool _busy;

    /// <summary>Nothing can be pressed while an answer is awaited, nor before the page listens.</summary>
    private bool MustWait => _busy || !RendererInfo.IsInteractive;

    [Inject] private PortalSender Sender { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private TimeProvider Clock { get; set; } = null!;

    [Inject] private IStringLocalizer<BuddiesText> T { get; set; } = null!;

    [Inject] private IStringLocalizer<SharedText> Shared { get; set; } = null!;

    protected override async Task OnInitializedAsync()
    {
        await Read();
        if (_found is { } found)
            foreach (var field in Enum.GetValues<BuddyField>()) _typed[field] = found.Scale.Of(field).ToString(CultureInfo.InvariantCulture);
    }

    private async Task Read()
    {
        _found = (await Sender.Send(new ViewBuddyWeights())).OrNotFound(Navigation);
        _command = Guid.CreateVersion7(Clock.GetUtcNow());
    }

    private int Of(BuddyField field) => int.TryParse(_typed.GetValueOrDefault(field), NumberStyles.None, CultureInfo.InvariantCulture, out var weight) ? weight : -1;

    private async Task Save()
    {
        if (_busy) return;
        _busy = true;
        var outcome = await Sender.Send(
            new SaveBuddyWeights(Of(BuddyField.Language), Of(BuddyField.Place), Of(BuddyField.Field), Of(BuddyField.Country), Of(BuddyField.Family), Of(BuddyField.Interest), _found!.Version), commandId: _command);
        _isStale = outcome.Kind == OutcomeKind.Conflict;
        (_errors, _said) = (_isStale ? FormErrors.None : outcome.ToErrors(T, Shared), _isStale ? T["Buddy_Stale"].Value : outcome.IsOk ? T["SaveBuddyWeights_Done"].Value : null);
        await Read();
        _busy = false;
    }
}

using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Components;
using TalentPortal.Platform.Messaging;
using TalentPortal.Shell;

namespace TalentPortal.Features.Applications;

/// <summary>Answers that employers still owe after the last reminder; and within how many days the tenant asks for them.</summary>
public sealed partial class BrowseOwedRepliesPage
{
    private BrowseOwedRepliesResult? _found;
    private FormErrors _errors = FormErrors.None;
    private string? _first;
    private string? _step;
    private string? _said;
    private Guid _command;
    private bool _busy;

    private bool MustWait => _busy || !RendererInfo.IsInteractive;

    [Inject] private PortalSender Sender { get; set; } = null!;

    [Inject] private Prerendered Prerendered { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private TimeProvider Clock { get; set; } = null!;

    [Inject] private IStringLocalizer<ApplicationsText> T { get; set; } = null!;

    [Inject] private IStringLocalizer<SharedText> Shared { get; set; } = null!;

    [SupplyParameterFromQuery(Name = "page")] private int? AskedPage { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        _found = await Prerendered.Once(RendererInfo, $"owed/{AskedPage}", Read);
        if (_found is not { } found) return;
        (_first, _step) = (found.FirstDays.ToString(CultureInfo.InvariantCulture), found.StepDays.ToString(CultureInfo.InvariantCulture));
        _command = Guid.CreateVersion7(Clock.GetUtcNow());
    }

    private async Task<BrowseOwedRepliesResult?> Read() => (await Sender.Send(new BrowseOwedReplies(AskedPage ?? 1))).OrNotFound(Navigation);

    private static int? Number(string? typed) => int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private async Task Save()
    {
        if (_busy || _found is not { } found) return;
        (_busy, _said) = (true, null);
        var outcome = await Sender.Send(new SetReplyTerms(Number(_first), Number(_step), found.Version), commandId: _command);
        _errors = outcome.ToErrors(T, Shared);
        if (outcome.Kind == OutcomeKind.Conflict) _errors = new FormErrors([new FormError("", T["SetReplyTerms_Conflict"])]);
        if (outcome.IsOk) _said = T["SetReplyTerms_Done"];
        if (outcome.Kind is OutcomeKind.Ok or OutcomeKind.Conflict) _found = await Read();
        _command = Guid.CreateVersion7(Clock.GetUtcNow());
        _busy = false;
    }
}

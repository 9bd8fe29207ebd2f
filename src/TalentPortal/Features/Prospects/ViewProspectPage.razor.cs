using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Components;
using TalentPortal.Features.Prospects.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Shell;

namespace TalentPortal.Features.Prospects;

/// <summary>One entry: what is known of the person, who may be the same, what happened, and what can be done.</summary>
public sealed partial class ViewProspectPage
{
    private readonly HashSet<ProspectField> _fromOther = [];
    private ViewProspectResult? _found;
    private ViewProspectResult.Other? _merging;
    private FormErrors _errors = FormErrors.None;
    private ElementReference _heading;
    private Guid _command;
    private string? _said;
    private bool _asked;
    private bool _busy;
    private bool _focus;
    private bool _isStale;
    private bool _noContact;

    /// <summary>Nothing can be pressed while an answer is awaited, nor before the page listens.</summary>
    private bool MustWait => _busy || !RendererInfo.IsInteractive;

    [Inject] private PortalSender Sender { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private TimeProvider Clock { get; set; } = null!;

    [Inject] private IStringLocalizer<ProspectsText> T { get; set; } = null!;

    [Inject] private IStringLocalizer<SharedText> Shared { get; set; } = null!;

    [Parameter] public Guid Id { get; set; }

    [SupplyParameterFromQuery(Name = "saved")] private bool Saved { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        if (_found?.Id == Id) return;
        (_said, _isStale, _asked) = (Saved ? T["SaveProspect_Done"].Value : null, false, false);
        await Load();
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!_focus) return;
        _focus = false;
        await _heading.FocusAsync();
    }

    private async Task Load()
    {
        _found = (await Sender.Send(new ViewProspect(Id))).OrNotFound(Navigation);
        (_merging, _command) = (null, Guid.CreateVersion7(Clock.GetUtcNow()));
        _fromOther.Clear();
    }

    /// <summary>Begins with what is known of one of the two alone.</summary>
    private void Begin(ViewProspectResult.Other other)
    {
        if (_found?.Facts is not { } mine || other.Facts is not { } theirs) return;
        _fromOther.Clear();
        _fromOther.UnionWith(Enum.GetValues<ProspectField>().Where(field => ProspectWords.Of(T, mine, field) is null && ProspectWords.Of(T, theirs, field) is not null));
        (_merging, _focus) = (other, true);
    }

    private Task Merge() => _merging is { } other
        ? Do(found => new MergeProspects(found.Id, other.Id, [.. _fromOther], found.Version, other.Version), T["MergeProspects_Done", ProspectMerge.UndoDays])
        : Task.CompletedTask;

    private Task Invite() => Do(found => new InviteProspect(found.Id, found.Version), T["InviteProspect_Done"]);

    private Task Undo() => Do(found => new UndoMerge(found.Id, found.Version), T["UndoMerge_Done"]);

    private Task Remove() => Do(found => new RemoveProspect(found.Id, _noContact, found.Version), T["RemoveProspect_Done"]);

    private async Task Do(Func<ViewProspectResult, ICommand<Done>> command, string said)
    {
        if (_busy || _found is not { } found) return;
        (_busy, _said) = (true, null);
        var outcome = await Sender.Send(command(found), commandId: _command);
        _busy = false;
        _isStale = outcome.Kind == OutcomeKind.Conflict;
        _errors = _isStale ? FormErrors.None : outcome.ToErrors(T, Shared);
        if (outcome.IsOk) (_said, _asked, _noContact) = (said, false, false);
        _command = Guid.CreateVersion7(Clock.GetUtcNow());
        if (outcome.IsOk || _isStale) await Load();
    }
}

using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Components;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Shell;

namespace TalentPortal.Features.Cases;

/// <summary>Kept filters of a board. A board that is opened without any shows one's own default.</summary>
public sealed partial class CaseViews
{
    private IReadOnlyList<BrowseCaseViewsResult.Item> _items = [];
    private BrowseCaseViewsResult.Item? _removed;
    private FormErrors _errors = FormErrors.None;
    private Guid _command;
    private string? _shown;
    private string? _name;
    private bool _isShared;
    private bool _isDefault;
    private bool _open;
    private bool _busy;

    [Inject] private PortalSender Sender { get; set; } = null!;

    [Inject] private Prerendered Prerendered { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private TimeProvider Clock { get; set; } = null!;

    [Inject] private IStringLocalizer<CasesText> T { get; set; } = null!;

    [Inject] private IStringLocalizer<SharedText> Shared { get; set; } = null!;

    /// <summary>Whose board.</summary>
    [Parameter, EditorRequired] public CaseTier Tier { get; set; }

    /// <summary>What the board shows now, see <see cref="CaseFilter"/>; empty for all.</summary>
    [Parameter, EditorRequired] public required string Query { get; set; }

    /// <summary>Nothing can be pressed while an answer is awaited, nor before the page listens.</summary>
    private bool MustWait => _busy || !RendererInfo.IsInteractive;

    /// <summary>One's own view that shows what the board shows now.</summary>
    private BrowseCaseViewsResult.Item? Own => _items.FirstOrDefault(item => item.IsMine && item.Filter == Query);

    private bool CanKeep => Query.Length > 0 && Own is null && _items.Count(item => item.IsMine) < KeptView.MostOfOne;

    protected override async Task OnInitializedAsync()
    {
        _items = await Prerendered.Once(RendererInfo, $"case-views/{Tier}", Read) ?? [];
        if (Query.Length == 0 && _items.FirstOrDefault(item => item.IsDefault) is { Filter.Length: > 0 } first) Navigation.NavigateTo(Address(first.Filter), replace: true);
    }

    protected override void OnParametersSet()
    {
        // What was typed belongs to the filters that were shown.
        if (_shown == Query) return;
        (_shown, _open, _errors) = (Query, false, FormErrors.None);
    }

    private string Address(string filter) => filter.Length == 0 ? Tier.Address() : $"{Tier.Address()}?{filter}";

    private async Task<IReadOnlyList<BrowseCaseViewsResult.Item>?> Read() => await Sender.Send(new BrowseCaseViews(Tier)) is { IsOk: true } outcome ? outcome.Value.Items : null;

    private void Toggle()
    {
        (_open, _errors, _command) = (!_open, FormErrors.None, Guid.CreateVersion7(Clock.GetUtcNow()));
        (_name, _isShared, _isDefault) = Own is { } own ? (own.Name, own.IsShared, own.IsDefault) : (null, false, false);
    }

    private async Task Save()
    {
        if (await Do(new SaveCaseView(Own?.Id, Tier, _name, Query, _isShared, _isDefault, Own?.Version))) (_open, _removed) = (false, null);
    }

    private async Task Remove()
    {
        if (Own is { } own && await Do(new RemoveCaseView(own.Id, own.Version))) (_open, _removed) = (false, own);
    }

    /// <summary>The same filters under the same name.</summary>
    private async Task Undo()
    {
        if (_removed is { } gone && await Do(new SaveCaseView(null, Tier, gone.Name, gone.Filter, gone.IsShared, gone.IsDefault, null))) _removed = null;
    }

    private async Task<bool> Do<TResult>(ICommand<TResult> command)
    {
        if (_busy) return false;
        _busy = true;
        var outcome = await Sender.Send(command, commandId: _command);
        _errors = outcome.ToErrors(T, Shared);
        if (outcome.Kind != OutcomeKind.Invalid)
        {
            _items = await Read() ?? _items;
            _command = Guid.CreateVersion7(Clock.GetUtcNow());
        }

        _busy = false;
        return outcome.IsOk;
    }
}

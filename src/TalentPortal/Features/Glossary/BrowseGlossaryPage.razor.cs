using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Components;
using TalentPortal.Features.Glossary.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Shell;

namespace TalentPortal.Features.Glossary;

/// <summary>Where staff keep the terms of their site's search and try them out.</summary>
public sealed partial class BrowseGlossaryPage
{
    private BrowseGlossaryResult? _found;
    private BrowseGlossaryResult.Item? _edited;
    private FormErrors _errors = FormErrors.None;
    private string? _term;
    private string? _others;
    private string? _way = nameof(GlossaryWay.Both);
    private string? _tried;
    private string? _said;
    private Guid _command;
    private bool _busy;

    [Inject] private PortalSender Sender { get; set; } = null!;

    [Inject] private Prerendered Prerendered { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private TimeProvider Clock { get; set; } = null!;

    [Inject] private IStringLocalizer<GlossaryText> T { get; set; } = null!;

    [Inject] private IStringLocalizer<SharedText> Shared { get; set; } = null!;

    private bool MustWait => _busy || !RendererInfo.IsInteractive;

    private IReadOnlyList<Choice> Ways => [.. Enum.GetNames<GlossaryWay>().Select(way => new Choice(way, T["Way_" + way]))];

    protected override async Task OnInitializedAsync()
    {
        _found = await Prerendered.Once(RendererInfo, "glossary", Read);
        _command = Guid.CreateVersion7(Clock.GetUtcNow());
    }

    private async Task<BrowseGlossaryResult?> Read() => (await Sender.Send(new BrowseGlossary())).OrNotFound(Navigation);

    private void Edit(BrowseGlossaryResult.Item item)
    {
        (_edited, _term, _others, _way, _said, _errors) = (item, item.Term, string.Join('\n', item.Others), item.Way.ToString(), null, FormErrors.None);
    }

    private void Clear() => (_edited, _term, _others, _way, _errors) = (null, null, null, nameof(GlossaryWay.Both), FormErrors.None);

    private Task Try() => Do(async () =>
    {
        var outcome = await Sender.Send(new BrowseGlossary(_tried));
        _errors = outcome.ToErrors(T, Shared);
        if (outcome.IsOk) _found = outcome.Value;
    });

    private Task Save() => Do(async () =>
    {
        var way = Enum.TryParse<GlossaryWay>(_way, out var chosen) ? chosen : GlossaryWay.Both;
        await Settle(await Sender.Send(new SaveGlossaryTerm(_edited?.Id, _term, _others, way, _edited?.Version), commandId: _command), "SaveGlossaryTerm_Done");
    });

    private Task Retire(BrowseGlossaryResult.Item item) => Do(async () => await Settle(await Sender.Send(new RetireGlossaryTerm(item.Id, item.Version), commandId: _command), "RetireGlossaryTerm_Done"));

    private async Task Settle<TResult>(Outcome<TResult> outcome, string said)
    {
        _errors = outcome.ToErrors(T, Shared);
        if (!outcome.IsOk && outcome.Kind != OutcomeKind.Conflict) return;
        _found = await Read();
        if (outcome.IsOk)
        {
            Clear();
            _said = T[said];
        }
        else if (_edited is { } edited)
        {
            // What was typed stays; the next attempt is based on what stands there now.
            _edited = _found?.Items.FirstOrDefault(item => item.Id == edited.Id);
        }
    }

    private async Task Do(Func<Task> work)
    {
        if (_busy) return;
        (_busy, _said) = (true, null);
        await work();
        _command = Guid.CreateVersion7(Clock.GetUtcNow());
        _busy = false;
    }
}

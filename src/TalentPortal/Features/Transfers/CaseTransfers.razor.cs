using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Components;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Features.Transfers.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Shell;

namespace TalentPortal.Features.Transfers;

/// <summary>The transfers of a case for whoever answers for it: propose one, follow it, take it back.</summary>
public sealed partial class CaseTransfers
{
    private ViewTransfersResult? _found;
    private Typed _typed = new();
    private Typed _shown = new();
    private FormErrors _errors = FormErrors.None;
    private IReadOnlyList<Choice> _receivers = [];
    private DraftKeeper<Typed>? _keeper;
    private string? _said;
    private Guid _command;
    private int _round;
    private bool _isStale;
    private bool _isReady;
    private bool _busy;

    private bool MustWait => _busy || !RendererInfo.IsInteractive;

    [Inject] private PortalSender Sender { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private TimeProvider Clock { get; set; } = null!;

    [Inject] private IStringLocalizer<TransfersText> T { get; set; } = null!;

    [Inject] private IStringLocalizer<SharedText> Shared { get; set; } = null!;

    /// <summary>Of the case.</summary>
    [Parameter, EditorRequired] public Guid Id { get; set; }

    /// <summary>The title of the page, which is given its words.</summary>
    [Parameter] public RenderFragment<string>? ChildContent { get; set; }

    /// <summary>Which cases the chosen organisation says it takes on.</summary>
    private string? Takes => _found!.Receivers.FirstOrDefault(receiver => receiver.Id.ToString() == _typed.ReceiverId)?.Takes.In(Languages.Current);

    protected override async Task OnInitializedAsync()
    {
        _command = Guid.CreateVersion7(Clock.GetUtcNow());
        await Read();
    }

    private async Task Read()
    {
        _found = (await Sender.Send(new ViewTransfers(Id))).OrNotFound(Navigation);
        _receivers = [.. _found?.Receivers.Select(receiver => new Choice(receiver.Id.ToString(), receiver.Name.In(Languages.Current))) ?? []];
    }

    private void Restore(Typed kept)
    {
        (_typed, _shown) = (kept, Copy(kept));
        _round++;
    }

    private static Typed Copy(Typed typed) => typed with { Items = new(typed.Items) };

    private async Task Send()
    {
        if (_busy || _found is not { } found) return;
        _busy = true;
        var days = int.TryParse(_typed.Days, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
        var items = found.Asked.Select(item => new PacketText(item.Key, _typed.Items.GetValueOrDefault(item.Key))).ToList();
        var outcome = await Sender.Send(new OfferTransfer(Id, Guid.TryParse(_typed.ReceiverId, out var receiver) ? receiver : null, _typed.Reason, items, days, found.Version), commandId: _command);
        _shown = Copy(_typed);
        _isStale = outcome.Kind == OutcomeKind.Conflict;
        (_errors, _said) = (_isStale ? FormErrors.None : outcome.ToErrors(T, Shared), _isStale ? T["Transfer_Stale"].Value : outcome.IsOk ? T["OfferTransfer_Done"].Value : null);
        if (outcome.IsOk)
        {
            if (_keeper is not null) await _keeper.Discard();
            (_typed, _shown, _isReady, _round) = (new(), new(), false, _round + 1);
        }

        if (outcome.IsOk || _isStale) await Read();
        _command = Guid.CreateVersion7(Clock.GetUtcNow());
        _busy = false;
    }

    private async Task TakeBack(ViewTransfersResult.Item item)
    {
        if (_busy) return;
        _busy = true;
        var outcome = await Sender.Send(new WithdrawTransfer(item.Id));
        _isStale = !outcome.IsOk;
        _said = T[outcome.IsOk ? "WithdrawTransfer_Done" : "Transfer_Stale"];
        await Read();
        _busy = false;
    }

    /// <summary>What is typed, as a draft keeps it.</summary>
    public sealed record Typed
    {
        public string? ReceiverId { get; set; }

        public string? Reason { get; set; }

        public Dictionary<string, string?> Items { get; set; } = [];

        public string? Days { get; set; } = Transfer.DaysUsual.ToString(CultureInfo.InvariantCulture);
    }
}

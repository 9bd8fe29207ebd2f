using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Components;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Shell;

namespace TalentPortal.Features.Cases;

/// <summary>Asks for what goes along with a case, says by name what is missing, and keeps what was typed until it is sent.</summary>
public sealed partial class HandOverForm
{
    private ViewHandOverFormResult? _form;
    private HandOverTyped _typed = new();
    private HandOverTyped _shown = new();
    private FormErrors _errors = FormErrors.None;
    private IReadOnlyList<Choice> _colleagues = [];
    private DraftKeeper<HandOverTyped>? _keeper;
    private ElementReference _heading;
    private string? _why;
    private Guid _command;
    private int _round;
    private bool _isReady;
    private bool _isSeen;
    private bool _busy;

    private bool MustWait => _busy || !RendererInfo.IsInteractive;

    [Inject] private PortalSender Sender { get; set; } = null!;

    [Inject] private TimeProvider Clock { get; set; } = null!;

    [Inject] private IStringLocalizer<CasesText> T { get; set; } = null!;

    [Inject] private IStringLocalizer<SharedText> Shared { get; set; } = null!;

    [Parameter, EditorRequired] public Guid CaseId { get; set; }

    /// <summary>Membership of the colleague who is proposed to take it on; it can be changed.</summary>
    [Parameter] public Guid? To { get; set; }

    /// <summary>The tasks of the case: those that are open go along.</summary>
    [Parameter] public IReadOnlyList<OpenTask> Tasks { get; set; } = [];

    /// <summary>It is offered: what was done, in words.</summary>
    [Parameter] public EventCallback<string> OnSent { get; set; }

    [Parameter] public EventCallback OnGivenUp { get; set; }

    /// <summary>A colleague was faster.</summary>
    [Parameter] public EventCallback OnStale { get; set; }

    /// <summary>What must go along and is still empty, by name.</summary>
    private List<string> Missing
    {
        get
        {
            List<string> missing = [];
            if (string.IsNullOrWhiteSpace(_typed.Reason)) missing.Add(T["HandOverForm_Reason"]);
            missing.AddRange(_form!.Items.Where(IsMissing).Select(item => item.Name.In(Languages.Current)));
            if (string.IsNullOrWhiteSpace(_typed.NextOn)) missing.Add(T["HandOverPacket_NextOn"]);
            return missing;
        }
    }

    private int GoAlong(ViewHandOverFormResult form) => Tasks.Count(task => task.IsOpen && (form.To.Tier != CaseTier.Campus || task.Track.IsOfCampus()));

    /// <summary>What the clearance still needs, and from whom; null where nothing.</summary>
    private string? Uncleared => _form?.Clearance is { } state and not (ClearanceState.ClearedByTalent or ClearanceState.CounselAdvised) ? T["Case_Uncleared_" + state].Value : null;

    private bool IsMissing(PacketItem item) => item.Kind == PacketItemKind.Clearance ? Uncleared is not null : item.IsRequired && string.IsNullOrWhiteSpace(_typed.Items.GetValueOrDefault(item.Key));

    /// <summary>All that is missing at once: the packet is looked at only when the rest is right.</summary>
    private FormErrors WithMissing(FormErrors errors, ViewHandOverFormResult form)
    {
        if (errors.All.Count == 0) return errors;
        var missing = form.Items.Where(item => item.Kind == PacketItemKind.Text && IsMissing(item) && errors.For("Items." + item.Key) is null);
        return new FormErrors([.. errors.All, .. missing.Select(item => new FormError("Items." + item.Key, T["OfferHandOver_Missing_" + item.Key]))]);
    }

    protected override Task OnInitializedAsync() => Load();

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (_isSeen || _form is null) return;
        // The button that opened it stands elsewhere: whoever works by keyboard would have to look for the form.
        _isSeen = true;
        await _heading.FocusAsync();
    }

    private async Task Load()
    {
        var outcome = await Sender.Send(new ViewHandOverForm(CaseId));
        if (outcome.IsOk)
        {
            _form = outcome.Value;
            _colleagues = [.. outcome.Value.Colleagues.Select(one => new Choice(one.MembershipId.ToString(), one.Name))];
            Propose();
        }
        else
        {
            _why = outcome.ToErrors(T, Shared).All[0].Message;
        }

        _command = Guid.CreateVersion7(Clock.GetUtcNow());
    }

    private void Restore(HandOverTyped kept)
    {
        (_typed, _shown) = (kept, Copy(kept));
        Propose();
        _round++;
    }

    /// <summary>Whoever was proposed stands in the form, also where an older draft comes back.</summary>
    private void Propose()
    {
        if (To?.ToString() is { } to && _colleagues.Any(one => one.Value == to)) (_typed.Colleague, _shown.Colleague) = (to, to);
    }

    private static HandOverTyped Copy(HandOverTyped typed) => typed with { Items = new(typed.Items) };

    private async Task GiveUp()
    {
        if (_keeper is not null) await _keeper.Keep();
        await OnGivenUp.InvokeAsync();
    }

    private async Task Send()
    {
        if (_busy || _form is not { } form) return;
        _busy = true;
        var to = form.To.Tier;
        var items = form.Items.Where(item => item.Kind == PacketItemKind.Text).Select(item => new PacketText(item.Key, _typed.Items.GetValueOrDefault(item.Key))).ToList();
        var outcome = await Sender.Send(
            new OfferHandOver(CaseId, Guid.TryParse(_typed.Colleague, out var colleague) ? colleague : null, _typed.Reason, items, _typed.Promises,
                DateOnly.TryParseExact(_typed.NextOn, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var on) ? on : null, form.Version),
            commandId: _command);
        _busy = false;
        _shown = Copy(_typed);
        _errors = outcome.Kind == OutcomeKind.Conflict ? FormErrors.None : WithMissing(outcome.ToErrors(T, Shared), form);
        if (outcome.IsOk)
        {
            if (_keeper is not null) await _keeper.Discard();
            await OnSent.InvokeAsync(T["HandOverForm_Done", T["Tier_" + to]]);
            return;
        }

        // The case moved meanwhile: what was typed stays and can be sent for what stands now.
        if (outcome.Kind == OutcomeKind.Conflict)
        {
            await Load();
            await OnStale.InvokeAsync();
        }

        _command = Guid.CreateVersion7(Clock.GetUtcNow());
    }
}

using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Components;
using TalentPortal.Features.Appointments.Domain;
using TalentPortal.Features.Interviews.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Shell;

namespace TalentPortal.Features.Interviews;

/// <summary>Where an employer proposes times to an applicant, changes what is fixed, or calls it off.</summary>
public sealed partial class ViewInterviewPage
{
    private readonly HashSet<Guid> _members = [];
    private readonly List<string> _slots = [];
    private ViewInterviewResult? _found;
    private IReadOnlyList<Choice> _zones = [];
    private IReadOnlyList<Choice> _kinds = [];
    private FormErrors _errors = FormErrors.None;
    private AppointmentKind? _kind = AppointmentKind.Video;
    private string? _minutes = "45";
    private string? _zone;
    private string? _where;
    private string? _slot;
    private string? _said;
    private Guid _command;
    private bool _busy;

    private bool MustWait => _busy || !RendererInfo.IsInteractive;

    private string? MembersMissing => _errors.All.FirstOrDefault(error => error.Field == nameof(ProposeInterview.Members))?.Message;

    private bool IsFixed => _found?.Interview is { State: InterviewState.Fixed, IsOver: false };

    [Inject] private PortalSender Sender { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private TimeProvider Clock { get; set; } = null!;

    [Inject] private IStringLocalizer<InterviewsText> T { get; set; } = null!;

    [Inject] private IStringLocalizer<SharedText> Shared { get; set; } = null!;

    /// <summary>Of the application.</summary>
    [Parameter] public Guid Id { get; set; }

    protected override async Task OnInitializedAsync()
    {
        _zones = InterviewWords.Zones(Clock.GetUtcNow());
        _kinds = [.. Enum.GetValues<AppointmentKind>().Select(kind => new Choice(kind.ToString(), T["Kind_" + kind]))];
        await Load();
        if (_found is not { } found) return;
        _zone = found.Interview?.Zone ?? found.TenantZone;
        if (found.Interview is not { } talk)
        {
            // Whoever proposes times usually comes.
            _members.UnionWith(found.Members.Select(member => member.Id).Where(id => id == found.Me));
            return;
        }

        (_kind, _minutes, _where) = (talk.Kind, talk.Minutes.ToString(CultureInfo.InvariantCulture), talk.Where);
        _members.UnionWith(talk.MemberIds.Intersect(found.Members.Select(member => member.Id)));
    }

    private async Task Load()
    {
        _found = (await Sender.Send(new ViewInterview(Id))).OrNotFound(Navigation);
        _command = Guid.CreateVersion7(Clock.GetUtcNow());
    }

    private string Words(string slot) => LocalTime.Moment(slot, _zone ?? "") is { } at ? InterviewWords.Moment(at, _zone!, null) : slot;

    private void Toggle(Guid member)
    {
        if (!_members.Remove(member)) _members.Add(member);
    }

    private void AddSlot()
    {
        if (string.IsNullOrEmpty(_slot)) return;
        // Some programs send seconds as well.
        var slot = _slot.Length > Interview.LocalMax ? _slot[..Interview.LocalMax] : _slot;
        if (!_slots.Contains(slot) && _slots.Count < Interview.MostSlots) _slots.Add(slot);
        _slots.Sort(StringComparer.Ordinal);
        _slot = null;
    }

    private Task Propose()
    {
        AddSlot();
        int? minutes = int.TryParse(_minutes, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
        return Send(new ProposeInterview(Id, _kind, minutes, _zone, [.. _slots], [.. _members], _where, _found?.Interview?.Version ?? 0), "ProposeInterview_Done", _slots.Clear);
    }

    private Task Change() => Send(new ChangeInterview(Id, [.. _members], _where, _found?.Interview?.Version ?? 0), "ChangeInterview_Done");

    private Task CancelIt() => Send(new CancelInterview(Id, _found?.Interview?.Version ?? 0), "CancelInterview_Done");

    private async Task Send(ICommand<Done> command, string done, Action? after = null)
    {
        if (_busy) return;
        (_busy, _said) = (true, null);
        var outcome = await Sender.Send(command, commandId: _command);
        _errors = outcome.ToErrors(T, Shared);
        if (outcome.Kind == OutcomeKind.Conflict) _errors = new FormErrors([new FormError("", T["ViewInterview_Conflict"])]);
        if (outcome.IsOk)
        {
            _said = T[done];
            after?.Invoke();
        }

        if (outcome.Kind is OutcomeKind.Ok or OutcomeKind.Conflict) await Load();
        _busy = false;
    }
}

using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Components;
using TalentPortal.Features.CampusHours.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Shell;

namespace TalentPortal.Features.CampusHours;

/// <summary>Where a student consultant records time, and reads its sums.</summary>
public sealed partial class ViewMyHoursPage
{
    private const string DayFormat = "yyyy-MM-dd";

    private ViewMyHoursResult? _found;
    private ViewMyHoursResult.Item? _chosen;
    private FormErrors _errors = FormErrors.None;
    private ElementReference _heading;
    private string? _on;
    private string? _minutes;
    private string? _kind;
    private string? _case;
    private string? _said;
    private Guid _command;
    private int _round;
    private bool _busy;

    /// <summary>Nothing can be pressed while an answer is awaited, nor before the page listens.</summary>
    private bool MustWait => _busy || !RendererInfo.IsInteractive;

    [Inject] private PortalSender Sender { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private TimeProvider Clock { get; set; } = null!;

    [Inject] private IStringLocalizer<CampusHoursText> T { get; set; } = null!;

    [Inject] private IStringLocalizer<SharedText> Shared { get; set; } = null!;

    private IReadOnlyList<Choice> Kinds => [.. Enum.GetValues<ServiceKind>().Select(kind => new Choice(kind.ToString(), HoursWords.Kind(T, kind)))];

    protected override async Task OnInitializedAsync()
    {
        await Read();
        _on = _found?.Today.ToString(DayFormat, CultureInfo.InvariantCulture);
    }

    private static StatusKind Kind(ServiceState state) => state switch
    {
        ServiceState.Confirmed => StatusKind.Done,
        ServiceState.Returned => StatusKind.Due,
        _ => StatusKind.Waiting,
    };

    private string Named(ViewMyHoursResult.Item item) => $"{DateWords.Day(item.On, CultureInfo.CurrentUICulture)}, {HoursWords.Amount(T, item.Minutes)}";

    /// <summary>The caller's cases; with the one of a line that is corrected, which may have gone on since.</summary>
    private List<Choice> Cases(ViewMyHoursResult found)
    {
        var choices = found.Cases.Select(one => new Choice(one.Id.ToString(), one.Reference)).ToList();
        if (_chosen is { CaseId: { } id, Reference: { } reference } && found.Cases.All(one => one.Id != id)) choices.Add(new(id.ToString(), reference));
        return choices;
    }

    private async Task Read()
    {
        _found = (await Sender.Send(new ViewMyHours())).OrNotFound(Navigation);
        _command = Guid.CreateVersion7(Clock.GetUtcNow());
    }

    private async Task Choose(ViewMyHoursResult.Item item)
    {
        (_chosen, _said, _errors, _round) = (item, null, FormErrors.None, _round + 1);
        (_on, _minutes, _kind, _case) = (item.On.ToString(DayFormat, CultureInfo.InvariantCulture), item.Minutes.ToString(CultureInfo.InvariantCulture), item.Kind.ToString(), item.CaseId?.ToString());
        await _heading.FocusAsync();
    }

    private void Clear() => (_chosen, _minutes, _kind, _case, _errors, _round) = (null, null, null, null, FormErrors.None, _round + 1);

    private async Task Save()
    {
        DateOnly? on = DateOnly.TryParseExact(_on, DayFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
        int? minutes = int.TryParse(_minutes, NumberStyles.None, CultureInfo.InvariantCulture, out var typed) ? typed : null;
        ServiceKind? kind = Enum.TryParse<ServiceKind>(_kind, out var chosen) ? chosen : null;
        if (await Do(new SaveHours(_chosen?.Id, on, minutes, kind, Guid.TryParse(_case, out var of) ? of : null, _chosen?.Version), T["SaveHours_Done"])) Clear();
    }

    private async Task Remove(ViewMyHoursResult.Item item)
    {
        if (await Do(new RemoveHours(item.Id, item.Version), T["RemoveHours_Done"]) && _chosen?.Id == item.Id) Clear();
    }

    private async Task<bool> Do<TResult>(ICommand<TResult> command, string said)
    {
        if (_busy) return false;
        _busy = true;
        var outcome = await Sender.Send(command, commandId: _command);
        (_errors, _said) = (outcome.ToErrors(T, Shared), outcome.IsOk ? said : null);
        await Read();
        _busy = false;
        return outcome.IsOk;
    }
}

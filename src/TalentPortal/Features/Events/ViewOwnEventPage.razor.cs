using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Components;
using TalentPortal.Platform.Messaging;
using TalentPortal.Shell;

namespace TalentPortal.Features.Events;

/// <summary>One event and those who signed up for it.</summary>
public sealed partial class ViewOwnEventPage
{
    private ViewOwnEventResult? _found;
    private FormErrors _errors = FormErrors.None;
    private string? _said;
    private bool _asked;
    private bool _busy;

    [Inject] private PortalSender Sender { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private TimeProvider Clock { get; set; } = null!;

    [Inject] private IStringLocalizer<EventsText> T { get; set; } = null!;

    [Inject] private IStringLocalizer<SharedText> Shared { get; set; } = null!;

    [Parameter] public Guid Id { get; set; }

    protected override Task OnInitializedAsync() => Read();

    private async Task Read() => _found = (await Sender.Send(new ViewOwnEvent(Id))).OrNotFound(Navigation);

    private Task Mark(Guid signUp, bool came) => Do(new MarkAttendance(signUp, came), null);

    private Task Cancel() => _found is { } found ? Do(new CancelEvent(found.Id, found.Version), T["CancelEvent_Done"]) : Task.CompletedTask;

    private Task FollowUp() => _found is { } found ? Do(new FollowUpEvent(found.Id, found.Version), T["FollowUp_Done"]) : Task.CompletedTask;

    private static string Number(int number) => number.ToString(CultureInfo.CurrentCulture);

    private async Task Do(ICommand<Done> command, string? said)
    {
        if (_busy) return;
        (_busy, _said, _asked) = (true, null, false);
        var outcome = await Sender.Send(command, commandId: Guid.CreateVersion7(Clock.GetUtcNow()));
        _errors = outcome.ToErrors(T, Shared);
        if (outcome.IsOk) _said = said;
        await Read();
        _busy = false;
    }
}

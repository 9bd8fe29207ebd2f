using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Components;
using TalentPortal.Platform.Messaging;
using TalentPortal.Shell;

namespace TalentPortal.Features.CampusHours;

/// <summary>What of the students' time waits for whoever supervises them, and who supervises whom.</summary>
public sealed partial class BrowseCampusHoursPage
{
    private readonly Dictionary<Guid, string> _named = [];
    private BrowseCampusHoursResult? _found;
    private FormErrors _errors = FormErrors.None;
    private Guid? _returned;
    private string? _reason;
    private string? _said;
    private Guid _command;
    private bool _busy;

    /// <summary>Nothing can be pressed while an answer is awaited, nor before the page listens.</summary>
    private bool MustWait => _busy || !RendererInfo.IsInteractive;

    [Inject] private PortalSender Sender { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private TimeProvider Clock { get; set; } = null!;

    [Inject] private IStringLocalizer<CampusHoursText> T { get; set; } = null!;

    [Inject] private IStringLocalizer<SharedText> Shared { get; set; } = null!;

    protected override Task OnInitializedAsync() => Read();

    private string Named(BrowseCampusHoursResult.Item item) => $"{item.ConsultantName}, {DateWords.Day(item.On, CultureInfo.CurrentUICulture)}, {HoursWords.Amount(T, item.Minutes)}";

    private string Named(BrowseCampusHoursResult.Student student) => _named.GetValueOrDefault(student.MembershipId, student.SupervisorMembershipId?.ToString() ?? "");

    private void Begin(Guid? id) => (_returned, _reason, _errors, _said) = (id, null, FormErrors.None, null);

    private async Task Read()
    {
        _found = (await Sender.Send(new BrowseCampusHours())).OrNotFound(Navigation);
        _command = Guid.CreateVersion7(Clock.GetUtcNow());
    }

    private Task Confirm(BrowseCampusHoursResult.Item item) => Do(new AnswerHours(item.Id, true, null, item.Version), T["AnswerHours_Confirmed"]);

    private async Task Return(BrowseCampusHoursResult.Item item)
    {
        if (await Do(new AnswerHours(item.Id, false, _reason, item.Version), T["AnswerHours_Returned"])) (_returned, _reason) = (null, null);
    }

    private async Task Name(BrowseCampusHoursResult.Student student)
    {
        if (!Guid.TryParse(Named(student), out var supervisor)) return;
        if (await Do(new NameSupervisor(student.MembershipId, supervisor, student.Version), T["NameSupervisor_Done", student.Name])) _named.Remove(student.MembershipId);
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

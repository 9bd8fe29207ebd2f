using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Components;
using TalentPortal.Features.Absences.Domain;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Shell;

namespace TalentPortal.Features.Absences;

/// <summary>Who is away, who stands in, and one's own plans.</summary>
public sealed partial class AbsenceDesk
{
    private readonly Dictionary<Guid, string> _named = [];
    private BrowseAbsencesResult? _found;
    private FormErrors _errors = FormErrors.None;
    private IReadOnlyList<Choice> _colleagues = [];
    private string? _from;
    private string? _until;
    private string? _deputy;
    private string? _said;
    private Guid _command;
    private int _round;
    private bool _busy;

    /// <summary>Nothing can be pressed while an answer is awaited, nor before the page listens.</summary>
    private bool MustWait => _busy || !RendererInfo.IsInteractive;

    [Inject] private PortalSender Sender { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private TimeProvider Clock { get; set; } = null!;

    [Inject] private IStringLocalizer<AbsencesText> T { get; set; } = null!;

    [Inject] private IStringLocalizer<SharedText> Shared { get; set; } = null!;

    /// <summary>In whose workspace it is opened.</summary>
    [Parameter, EditorRequired] public CaseTier Tier { get; set; }

    /// <summary>The title of the page, which is given its words.</summary>
    [Parameter] public RenderFragment<string>? ChildContent { get; set; }

    protected override Task OnInitializedAsync() => Read();

    private static DateOnly? Day(string? typed) => DateOnly.TryParseExact(typed, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static StatusKind Kind(BrowseAbsencesResult.Item item) => item.State == AbsenceState.Agreed ? StatusKind.Done : item.DeputyName is null ? StatusKind.Overdue : StatusKind.Waiting;

    private string Words(BrowseAbsencesResult.Item item) => item.State == AbsenceState.Agreed
        ? T[item.ByMe ? "BrowseAbsences_YouStandIn" : "BrowseAbsences_StandsIn", item.DeputyName ?? ""]
        : item.DeputyName is { } asked ? T[item.ByMe ? "BrowseAbsences_YouAsked" : "BrowseAbsences_Asked", asked] : T[item.WasDeclined ? "BrowseAbsences_Declined" : "BrowseAbsences_Nobody"];

    private async Task Read()
    {
        _found = (await Sender.Send(new BrowseAbsences())).OrNotFound(Navigation);
        _colleagues = [.. _found?.Colleagues.Select(one => new Choice(one.MembershipId.ToString(), one.Name)) ?? []];
        _command = Guid.CreateVersion7(Clock.GetUtcNow());
    }

    private async Task Plan()
    {
        if (!await Do(new PlanAbsence(Day(_from), Day(_until), Guid.TryParse(_deputy, out var deputy) ? deputy : null), T[string.IsNullOrEmpty(_deputy) ? "PlanAbsence_DoneLead" : "PlanAbsence_Done"])) return;
        (_from, _until, _deputy, _round) = (null, null, null, _round + 1);
    }

    private Task Answer(BrowseAbsencesResult.Item item, bool accept) => Do(new AnswerAbsence(item.Id, accept, item.Version), T[accept ? "AnswerAbsence_Accepted" : "AnswerAbsence_Declined"]);

    private Task End(BrowseAbsencesResult.Item item) => Do(new EndAbsence(item.Id, item.Version), T["EndAbsence_Done"]);

    private Task Name(BrowseAbsencesResult.Item item) =>
        Guid.TryParse(_named.GetValueOrDefault(item.Id), out var deputy) ? Do(new NameDeputy(item.Id, deputy, item.Version), T["NameDeputy_Done"]) : Task.CompletedTask;

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

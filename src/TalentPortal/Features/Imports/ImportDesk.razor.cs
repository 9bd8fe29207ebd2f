using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Components;
using TalentPortal.Features.Imports.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Signals;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Shell;

namespace TalentPortal.Features.Imports;

/// <summary>A file of postings on its way in: what its columns mean, what was found, how far it is. It follows the work, also when somebody else began it.</summary>
public sealed partial class ImportDesk : IDisposable
{
    private IDisposable? _following;
    private ViewImportResult? _found;
    private FormErrors _errors = FormErrors.None;
    private string[] _map = [];
    private ImportGoal _goal;
    private bool _busy;

    /// <summary>Nothing can be pressed while an answer is awaited, nor before the page listens.</summary>
    private bool MustWait => _busy || !RendererInfo.IsInteractive;

    [Inject] private PortalSender Sender { get; set; } = null!;

    [Inject] private LivePages Pages { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private TimeProvider Clock { get; set; } = null!;

    [Inject] private IStringLocalizer<ImportsText> T { get; set; } = null!;

    [Inject] private IStringLocalizer<SharedText> Shared { get; set; } = null!;

    /// <summary>The page's title, from its words.</summary>
    [Parameter] public RenderFragment<string>? ChildContent { get; set; }

    /// <summary>Address of the list within its site.</summary>
    [Parameter, EditorRequired] public required string Base { get; set; }

    [Parameter] public Guid Id { get; set; }

    public void Dispose() => _following?.Dispose();

    protected override async Task OnInitializedAsync()
    {
        if (RendererInfo.IsInteractive) _following = Pages.Follow(Id, () => InvokeAsync(LookAgain));
        _found = (await Sender.Send(new ViewImport(Id))).OrNotFound(Navigation);
        if (_found is { } found) (_map, _goal) = ([.. found.Map], found.Goal);
    }

    private static int Done(ViewImportResult found) => found.HasBegun ? found.Taken : found.Looked;

    private static IEnumerable<ImportField> Fields(ViewImportResult found) => ImportField.All.Where(field => found.IsOfTenant || field.Name != ImportField.Employer);

    private static IEnumerable<string> SamplesOf(ViewImportResult found, int column) => found.SampleCells.Select(cells => column < cells.Count ? cells[column] : "").Where(cell => cell.Length > 0);

    private Choice[] Goals(ViewImportResult found) =>
        [.. Enum.GetValues<ImportGoal>().Where(goal => found.IsOfTenant || goal != ImportGoal.Publish).Select(goal => new Choice(goal.ToString(), T["CheckImport_Goal_" + goal]))];

    private void Choose(int column, ChangeEventArgs change)
    {
        var field = (string?)change.Value ?? "";
        // A field is filled by one column: the one chosen last.
        if (field.Length > 0) _map = [.. _map.Select(other => other == field ? "" : other)];
        _map[column] = field;
    }

    private void ChooseGoal(string? goal) => _goal = Enum.TryParse<ImportGoal>(goal, out var chosen) ? chosen : ImportGoal.Review;

    private async Task LookAgain()
    {
        var again = await Sender.Send(new ViewImport(Id));
        if (again.IsOk) _found = again.Value;
        StateHasChanged();
    }

    private Task Check() => Do(new CheckImport(Id, _map, _goal));

    private Task Begin() => Do(new BeginImport(Id, LeaveFaulty: _found is { Faulty: > 0 }));

    private Task Stop() => Do(new StopImport(Id));

    private Task GoOn() => Do(new GoOnImport(Id));

    private async Task Discard()
    {
        if (await Do(new DiscardImport(Id))) Navigation.NavigateTo(Base);
    }

    private async Task<bool> Do(ICommand<Done> command)
    {
        if (_busy) return false;
        _busy = true;
        var outcome = await Sender.Send(command, commandId: Guid.CreateVersion7(Clock.GetUtcNow()));
        _busy = false;
        _errors = outcome.ToErrors(T, Shared);
        if (outcome.IsOk && command is not DiscardImport) await LookAgain();
        return outcome.IsOk;
    }
}

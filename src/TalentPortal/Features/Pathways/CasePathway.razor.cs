using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Components;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Shell;

namespace TalentPortal.Features.Pathways;

/// <summary>Staff take a way into a case that they answer for.</summary>
public sealed partial class CasePathway
{
    private readonly Dictionary<string, string?> _answers = new(StringComparer.Ordinal);
    private ViewCasePathwayResult? _found;
    private FormErrors _errors = FormErrors.None;
    private string? _slug;
    private string? _said;
    private Guid _command;
    private bool _busy;

    /// <summary>Nothing can be pressed while an answer is awaited, nor before the page listens.</summary>
    private bool MustWait => _busy || !RendererInfo.IsInteractive;

    [Inject] private PortalSender Sender { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private TimeProvider Clock { get; set; } = null!;

    [Inject] private IStringLocalizer<PathwaysText> T { get; set; } = null!;

    [Inject] private IStringLocalizer<SharedText> Shared { get; set; } = null!;

    /// <summary>In whose workspace it is opened.</summary>
    [Parameter, EditorRequired] public CaseTier Tier { get; set; }

    /// <summary>Of the case.</summary>
    [Parameter, EditorRequired] public Guid Id { get; set; }

    /// <summary>The title of the page, which is given its words.</summary>
    [Parameter] public RenderFragment<string>? ChildContent { get; set; }

    protected override Task OnInitializedAsync() => Read();

    private async Task Read()
    {
        _found = (await Sender.Send(new ViewCasePathway(Id, _slug, _answers))).OrNotFound(Navigation);
        _command = Guid.CreateVersion7(Clock.GetUtcNow());
    }

    private async Task Choose(string? slug)
    {
        // What was answered for one way counts for the next where it asks the same.
        (_slug, _said, _errors) = (slug, null, FormErrors.None);
        await Read();
    }

    private async Task Answer(string fact, string? value)
    {
        (_said, _errors) = (null, FormErrors.None);
        _answers[fact] = value;
        await Read();
    }

    private async Task Add()
    {
        if (_busy) return;
        _busy = true;
        var outcome = await Sender.Send(new AddPathway(Id, _slug, _answers), commandId: _command);
        _errors = outcome.ToErrors(T, Shared);
        _said = !outcome.IsOk ? null : outcome.Value.Added == 0 ? T["CasePathway_AllThere"].Value : T.Counted("CasePathway_Added", outcome.Value.Added);
        await Read();
        _busy = false;
    }
}

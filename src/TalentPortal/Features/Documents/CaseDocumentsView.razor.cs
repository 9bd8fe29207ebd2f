using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Components;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Features.Documents.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Shell;

namespace TalentPortal.Features.Documents;

/// <summary>
/// What is open, document by document, a way to say what was found of it, and one to ask for more. What is on the screen is asked
/// for again twice a minute, so that what the person takes back leaves an open page too.
/// </summary>
public sealed partial class CaseDocumentsView : IDisposable
{
    /// <summary>How long what was taken back may stand on an open page.</summary>
    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(30);

    private readonly CancellationTokenSource _end = new();
    private ViewCaseDocumentsResult? _found;
    private FormErrors _errors = FormErrors.None;
    private FormErrors _askErrors = FormErrors.None;
    private string? _said;
    private Guid _command;
    private Guid? _checking;
    private DocumentVerdict? _verdict;
    private string? _reason;
    private string? _kind;
    private Bearer _bearer;
    private string? _why;
    private int _round;
    private bool _isGone;
    private bool _busy;

    private bool MustWait => _busy || !RendererInfo.IsInteractive;

    private bool IsWhole => _found?.Depth == DocumentDepth.Whole;

    [Inject] private PortalSender Sender { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private TimeProvider Clock { get; set; } = null!;

    [Inject] private IStringLocalizer<DocumentsText> T { get; set; } = null!;

    [Inject] private IStringLocalizer<SharedText> Shared { get; set; } = null!;

    /// <summary>In whose workspace it is opened.</summary>
    [Parameter, EditorRequired] public CaseTier Tier { get; set; }

    [Parameter, EditorRequired] public Guid CaseId { get; set; }

    /// <summary>The title of the page, which is given its words.</summary>
    [Parameter] public RenderFragment<string>? ChildContent { get; set; }

    private string Workspace => Tier.Workspace().ToString().ToLowerInvariant();

    protected override async Task OnInitializedAsync()
    {
        _command = Guid.CreateVersion7(Clock.GetUtcNow());
        _found = (await Sender.Send(new ViewCaseDocuments(CaseId))).OrNotFound(Navigation);
    }

    protected override void OnAfterRender(bool firstRender)
    {
        if (firstRender) _ = InvokeAsync(Watch);
    }

    private async Task Watch()
    {
        using var timer = new PeriodicTimer(LookAgain, Clock);
        try
        {
            while (await timer.WaitForNextTickAsync(_end.Token))
            {
                if (_found is null) continue;
                await Renew();
                StateHasChanged();
            }
        }
        catch (OperationCanceledException)
        {
            // The page goes.
        }
        catch (Exception e)
        {
            // Nobody can say whether it is still open: the page must not go on showing it.
            await DispatchExceptionAsync(e);
        }
    }

    private async Task Renew()
    {
        var again = await Sender.Send(new ViewCaseDocuments(CaseId));
        (_isGone, _found) = (!again.IsOk, again.IsOk ? again.Value : null);
    }

    private void Begin(ViewCaseDocumentsResult.Document document) =>
        (_checking, _verdict, _reason, _errors, _said) = (_checking == document.Id ? null : document.Id, null, null, FormErrors.None, null);

    private async Task Check(Guid document, Guid file)
    {
        var outcome = await Act(new CheckDocument(CaseId, document, file, _verdict ?? (DocumentVerdict)(-1), _reason));
        _errors = outcome.ToErrors(T, Shared);
        if (!outcome.IsOk) return;
        (_said, _checking) = (T["CheckDocument_Done"], null);
        await Renew();
    }

    private async Task Ask()
    {
        var outcome = await Act(new AskForDocument(CaseId, _kind, _bearer, _why));
        _askErrors = outcome.ToErrors(T, Shared);
        if (!outcome.IsOk) return;
        (_said, _kind, _bearer, _why) = (T["AskForDocument_Done"], null, Bearer.Self, null);
        // Fields anew: what was sent does not stand there to be sent again.
        _round++;
        await Renew();
    }

    private async Task TakeBack(Guid id)
    {
        var outcome = await Act(new TakeBackDocumentRequest(id));
        _askErrors = outcome.ToErrors(T, Shared);
        if (outcome.IsOk) _said = T["TakeBackDocumentRequest_Done"];
        await Renew();
    }

    private async Task<Outcome<TResult>> Act<TResult>(ICommand<TResult> command)
    {
        (_busy, _said) = (true, null);
        try
        {
            return await Sender.Send(command, commandId: _command);
        }
        finally
        {
            (_busy, _command) = (false, Guid.CreateVersion7(Clock.GetUtcNow()));
        }
    }

    private List<Choice> Kinds => [.. DocumentKinds.All.Select(kind => new Choice(kind.Code, kind.Name.In(Languages.Current)))];

    private List<Choice> Bearers => [.. Enum.GetValues<Bearer>().Select(bearer => new Choice(bearer.ToString(), T["AskBearer_" + bearer]))];

    private List<Choice> Verdicts => [.. Enum.GetValues<DocumentVerdict>().Select(verdict => new Choice(verdict.ToString(), T["Verdict_" + verdict]))];

    private static TEnum? Choice<TEnum>(object? value)
        where TEnum : struct, Enum => Enum.TryParse<TEnum>((string?)value, out var chosen) ? chosen : null;

    /// <summary>How it stands for whoever works on the case.</summary>
    private (StatusKind Kind, string Word)? StateOf(ViewCaseDocumentsResult.Document document) =>
        document.ExpiresOn < _found!.Today ? (StatusKind.Overdue, T["State_Expired"])
        : document.ExpiresOn <= _found.Today.AddDays(TalentDocument.WarnDays[0]) ? (StatusKind.Due, T["State_EndsSoon"])
        : document.Check is { IsOfFile: true } check ? (check.Verdict == DocumentVerdict.Valid ? StatusKind.Done : StatusKind.Overdue, T["Verdict_" + check.Verdict])
        : IsWhole ? (StatusKind.New, T["CaseDocuments_NotChecked"]) : null;

    public void Dispose()
    {
        _end.Cancel();
        _end.Dispose();
    }
}

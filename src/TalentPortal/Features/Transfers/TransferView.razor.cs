using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Components;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Features.Transfers.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Shell;

namespace TalentPortal.Features.Transfers;

/// <summary>A case that another organisation offers, for whoever is asked to take it on; later, what was passed on with it.</summary>
public sealed partial class TransferView
{
    private ViewTransferResult? _found;
    private FormErrors _errors = FormErrors.None;
    private string? _reason;
    private string? _done;
    private string _next = "";
    private bool _isTaken;
    private bool _busy;

    private bool MustWait => _busy || !RendererInfo.IsInteractive;

    [Inject] private PortalSender Sender { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private IStringLocalizer<TransfersText> T { get; set; } = null!;

    [Inject] private IStringLocalizer<SharedText> Shared { get; set; } = null!;

    [Parameter, EditorRequired] public Guid Id { get; set; }

    /// <summary>In whose workspace it is opened.</summary>
    [Parameter, EditorRequired] public CaseTier Tier { get; set; }

    /// <summary>The title of the page, which is given its words.</summary>
    [Parameter] public RenderFragment<string>? ChildContent { get; set; }

    protected override async Task OnInitializedAsync() => _found = (await Sender.Send(new ViewTransfer(Id))).OrNotFound(Navigation);

    private async Task Answer(bool accepts)
    {
        if (_busy) return;
        _busy = true;
        var outcome = await Sender.Send(new AnswerTransfer(Id, accepts, accepts ? null : _reason));
        // Taken back, or a colleague was faster: there is nothing left to answer.
        if (outcome.Kind is OutcomeKind.Conflict or OutcomeKind.NotFound) (_done, _next) = (T["Transfer_Over"], TransferCourse.AddressOf(Tier));
        _errors = _done is null ? outcome.ToErrors(T, Shared) : FormErrors.None;
        if (outcome.IsOk)
        {
            (_isTaken, _done) = (accepts, T[accepts ? "AnswerTransfer_Accepted" : "AnswerTransfer_Returned"]);
            _next = outcome.Value is { CaseId: { } one, Tier: { } tier } ? $"{tier.Address()}/{one}" : TransferCourse.AddressOf(Tier);
        }

        _busy = false;
    }
}

using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Components;
using TalentPortal.Platform.Messaging;
using TalentPortal.Shell;

namespace TalentPortal.Features.Cards;

/// <summary>One blind card, and the request for contact. Its address is of this employer alone.</summary>
public sealed partial class ViewTalentPage
{
    private ViewTalentResult? _card;
    private FormErrors _errors = FormErrors.None;
    private string? _position;
    private string? _message;
    private bool _busy;
    private bool _isSent;

    [Inject] private PortalSender Sender { get; set; } = null!;

    [Inject] private Prerendered Prerendered { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private IStringLocalizer<CardsText> T { get; set; } = null!;

    [Inject] private IStringLocalizer<SharedText> Shared { get; set; } = null!;

    [Parameter] public Guid Reference { get; set; }

    protected override async Task OnParametersSetAsync() =>
        _card = await Prerendered.Once(RendererInfo, $"talent/{Reference}", async () => (await Sender.Send(new ViewTalent(Reference))).OrNotFound(Navigation));

    private async Task Ask()
    {
        if (_busy) return;
        _busy = true;
        var outcome = await Sender.Send(new AskTalent(Reference, _position, _message));
        _busy = false;
        _errors = outcome.ToErrors(T, Shared);
        _isSent = outcome.IsOk;
    }
}

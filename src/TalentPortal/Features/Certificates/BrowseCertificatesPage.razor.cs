using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Components;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Shell;

namespace TalentPortal.Features.Certificates;

/// <summary>Where a student consultant takes a certificate and withdraws it. A new one is shown once, to be printed or kept as a file.</summary>
public sealed partial class BrowseCertificatesPage
{
    private BrowseCertificatesResult? _found;
    private IssueCertificateResult? _issued;
    private FormErrors _errors = FormErrors.None;
    private string? _said;
    private bool _fullName;
    private Guid _command;
    private bool _busy;

    /// <summary>Nothing can be pressed while an answer is awaited, nor before the page listens.</summary>
    private bool MustWait => _busy || !RendererInfo.IsInteractive;

    [Inject] private PortalSender Sender { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private SiteAddresses Addresses { get; set; } = null!;

    [Inject] private TimeProvider Clock { get; set; } = null!;

    [Inject] private IStringLocalizer<CertificatesText> T { get; set; } = null!;

    [Inject] private IStringLocalizer<SharedText> Shared { get; set; } = null!;

    protected override Task OnInitializedAsync() => Read();

    private async Task Read()
    {
        _found = (await Sender.Send(new BrowseCertificates())).OrNotFound(Navigation);
        _command = Guid.CreateVersion7(Clock.GetUtcNow());
    }

    private async Task Issue()
    {
        if (await Do(new IssueCertificate(_fullName), null) is { } issued) _issued = issued;
    }

    private async Task Withdraw(BrowseCertificatesResult.Item item)
    {
        if (await Do(new WithdrawCertificate(item.Id, item.Version), T["WithdrawCertificate_Done"]) is not null && _issued?.Id == item.Id) _issued = null;
    }

    private async Task<TResult?> Do<TResult>(ICommand<TResult> command, string? said)
        where TResult : class
    {
        if (_busy) return null;
        _busy = true;
        var outcome = await Sender.Send(command, commandId: _command);
        (_errors, _said) = (outcome.ToErrors(T, Shared), outcome.IsOk ? said : null);
        await Read();
        _busy = false;
        return outcome.IsOk ? outcome.Value : null;
    }
}

using Microsoft.AspNetCore.Components;
using QRCoder;
using TalentPortal.Components;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Security.Accounts;
using TalentPortal.Shell;

namespace TalentPortal.Features.AccountSettings;

/// <summary>Sets up the authenticator app; the recovery codes are in the answer to the form and nowhere else.</summary>
public sealed partial class SetSecondFactorPage
{
    private ProposeSecondFactorResult? _view;
    private IReadOnlyList<string>? _codes;

    [Inject] private PortalCookies Cookies { get; set; } = null!;

    [CascadingParameter] private SiteContext? Site { get; set; }

    [SupplyParameterFromQuery] private string? ReturnUrl { get; set; }

    [SupplyParameterFromForm(FormName = "factor")] private Input Form { get; set; } = null!;

    /// <summary>The second form was sent: what was wrong with it is said there.</summary>
    private bool _renews;

    [SupplyParameterFromForm(FormName = "codes")] private RenewalInput Renewal { get; set; } = null!;

    private string Next => LocalReturnUrl.Or(ReturnUrl, "account");

    /// <summary>Both forms ask for a code; each error leads to the field of its own.</summary>
    private FormErrors RenewalErrors => _renews ? new FormErrors(Errors.All.Select(error => error.Field == "Code" ? error with { Field = "RenewalCode" } : error)) : FormErrors.None;

    protected override async Task OnInitializedAsync()
    {
        Form ??= new();
        Renewal ??= new();
        _view = (await Sender.Send(new ProposeSecondFactor(Form.Proposal), Http.RequestAborted)).OrNotFound(Navigation);
    }

    /// <summary>An image of the page itself: nothing is asked of another server.</summary>
    private static string Qr(string text)
    {
        using var generator = new QRCodeGenerator();
        using var data = generator.CreateQrCode(text, QRCodeGenerator.ECCLevel.M);
        using var png = new PngByteQRCode(data);
        return "data:image/png;base64," + Convert.ToBase64String(png.GetGraphic(6));
    }

    /// <summary>In the page too: codes that a second request could fetch would not be shown only once.</summary>
    private string AsFile(IEnumerable<string> codes) =>
        "data:text/plain;charset=utf-8," + Uri.EscapeDataString($"{SiteTitle.WithSite(T["SetSecondFactor_CodesTitle"], Site)}\r\n\r\n{string.Join("\r\n", codes)}\r\n");

    private async Task Send()
    {
        if (await Submit(new SetSecondFactor(Form.Proposal, Form.Code ?? "", Form.Password ?? "")) is not { } result) return;
        if (result.Session is { } session) await Cookies.SignIn(Http, session);
        _codes = result.Codes;
    }

    private async Task Renew()
    {
        _renews = true;
        if (await Submit(new RenewRecoveryCodes(Renewal.Code ?? "")) is { } result) _codes = result.Codes;
    }

    private sealed class Input
    {
        public string? Proposal { get; set; }

        public string? Code { get; set; }

        public string? Password { get; set; }
    }

    private sealed class RenewalInput
    {
        public string? Code { get; set; }
    }
}

using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Components;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security.Keys;
using TalentPortal.Shell;

namespace TalentPortal.Features.Keys;

/// <summary>The employer's keys; a new one is shown once, in this circuit alone.</summary>
public sealed partial class BrowseKeysPage
{
    private static readonly int[] lives = [30, 90, EmployerKey.DaysMax];

    private BrowseKeysResult? _found;
    private KeyRow? _asked;
    private KeyToken? _made;
    private FormErrors _errors = FormErrors.None;
    private Guid _command;
    private string? _name;
    private string? _said;
    private string _days = "90";
    private string _scope = "read";
    private bool _applications;
    private bool _busy;

    private bool MustWait => _busy || !RendererInfo.IsInteractive;

    private IReadOnlyList<Choice> Days => [.. lives.Select(days => new Choice(days.ToString(System.Globalization.CultureInfo.InvariantCulture), T["BrowseKeys_Days", days]))];

    private IReadOnlyList<Choice> Scopes => [new("read", T["BrowseKeys_Read"]), new("write", T["BrowseKeys_Write"])];

    [Inject] private PortalSender Sender { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private TimeProvider Clock { get; set; } = null!;

    [Inject] private IStringLocalizer<KeysText> T { get; set; } = null!;

    [Inject] private IStringLocalizer<SharedText> Shared { get; set; } = null!;

    protected override async Task OnInitializedAsync()
    {
        Renew();
        await Load();
    }

    private async Task Load() => _found = (await Sender.Send(new BrowseKeys())).OrNotFound(Navigation);

    private void Renew() => _command = Guid.CreateVersion7(Clock.GetUtcNow());

    private async Task Create()
    {
        if (_busy) return;
        _busy = true;
        var token = KeyToken.New();
        var outcome = await Sender.Send(new CreateKey(_name ?? "", _scope == "write", int.TryParse(_days, out var days) ? days : 0, token.Print, _applications), commandId: _command);
        _busy = false;
        Renew();
        (_said, _errors) = (null, outcome.IsOk ? FormErrors.None : outcome.ToErrors(T, Shared));
        if (!outcome.IsOk) return;
        (_made, _name) = (token, null);
        await Load();
    }

    private async Task Revoke(KeyRow row)
    {
        if (_busy) return;
        _busy = true;
        var outcome = await Sender.Send(new RevokeKey(row.KeyId), commandId: _command);
        _busy = false;
        Renew();
        (_asked, _made) = (null, null);
        (_said, _errors) = outcome.IsOk ? (T["RevokeKey_Done", row.Name].Value, FormErrors.None) : (null, outcome.ToErrors(T, Shared));
        await Load();
    }
}

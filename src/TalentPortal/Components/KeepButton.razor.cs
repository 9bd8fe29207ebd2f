using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Platform.Keeping;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Components;

/// <summary>
/// Keeps what the page shows, or takes it out again: a plain form, one to a page, on public static pages alone. A visitor who
/// keeps nothing gets the same button as everybody, without a token, so that the page may come from the page cache.
/// </summary>
public sealed partial class KeepButton
{
    private bool _isSignedIn;
    private bool _isKept;
    private string _back = "";

    [Inject] private KeptCookie Cookie { get; set; } = null!;

    [Inject] private IKeeper Keeper { get; set; } = null!;

    [Inject] private IStringLocalizer<ComponentsText> T { get; set; } = null!;

    [CascadingParameter] private HttpContext? Http { get; set; }

    /// <summary>What it is.</summary>
    [Parameter, EditorRequired] public KeptKind Kind { get; set; }

    /// <summary>Its key, see <see cref="KeptThing"/>.</summary>
    [Parameter, EditorRequired] public required string Key { get; set; }

    protected override async Task OnInitializedAsync()
    {
        if (Http is not { } http) return;
        _back = $"{http.Request.PathBase}{http.Request.Path}{http.Request.QueryString}";
        _isSignedIn = http.User.Identity?.IsAuthenticated == true;
        _isKept = _isSignedIn
            ? await Keeper.Has(Kind, Key, http.RequestAborted)
            : Cookie.Read(http).Any(thing => thing.Is(Kind, Key, http.Features.Get<SiteFeature>()?.Tenant?.Id));
    }
}

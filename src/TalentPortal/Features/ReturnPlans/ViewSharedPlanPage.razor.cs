using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Components;
using TalentPortal.Platform.Messaging;
using TalentPortal.Shell;

namespace TalentPortal.Features.ReturnPlans;

/// <summary>A plan by the link that its owner gave away: without an account, kept by no cache and no search engine, gone when the link ends.</summary>
public sealed partial class ViewSharedPlanPage
{
    private ViewSharedPlanResult? _shared;
    private ViewReturnPlanResult? _plan;
    private FigureNotes _notes = FigureNotes.None;

    [Inject] private PortalSender Sender { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private IStringLocalizer<ReturnPlansText> T { get; set; } = null!;

    [CascadingParameter] private HttpContext Http { get; set; } = null!;

    /// <summary>The secret part of the link.</summary>
    [Parameter] public string Token { get; set; } = "";

    protected override async Task OnInitializedAsync()
    {
        Http.Response.Headers.CacheControl = "no-store";
        Http.Response.Headers["X-Robots-Tag"] = "noindex";
        if ((await Sender.Send(new ViewSharedPlan(Token))).OrNotFound(Navigation) is not { } shared) return;
        _shared = shared;
        _plan = (await Sender.Send(shared.Plan)) is { IsOk: true, Value: var plan } ? plan : null;
        if (_plan is { } reckoned) _notes = new(reckoned.Claims, reckoned.Columns.SelectMany(column => column.Claims));
    }
}

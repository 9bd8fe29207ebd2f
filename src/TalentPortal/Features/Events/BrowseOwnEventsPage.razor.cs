using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Features.Events.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Shell;

namespace TalentPortal.Features.Events;

/// <summary>The events of the organisation with their figures.</summary>
public sealed partial class BrowseOwnEventsPage
{
    private BrowseOwnEventsResult? _found;

    [Inject] private PortalSender Sender { get; set; } = null!;

    [Inject] private Prerendered Prerendered { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private IStringLocalizer<EventsText> T { get; set; } = null!;

    protected override async Task OnInitializedAsync() =>
        _found = await Prerendered.Once(RendererInfo, "events", async () => (await Sender.Send(new BrowseOwnEvents())).OrNotFound(Navigation));

    private string Figures(BrowseOwnEventsResult.Item item)
    {
        if (item.Total is not { } total) return T["EventFigures_Few", EventFigures.Least];
        var parts = item.Countries.Select(one => T["EventFigures_Country", EventWords.Country(one.Code), one.Count].Value);
        if (item.Others is { } others) parts = parts.Append(T["EventFigures_Others", others]);
        var told = string.Join(T["EventFigures_And"], parts);
        return told.Length == 0 ? T["EventFigures_Total", total] : T["EventFigures_TotalOf", total, told];
    }
}

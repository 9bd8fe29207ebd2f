using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Components;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Shell;

namespace TalentPortal.Features.MyArea;

/// <summary>Where do I stand, what comes next, who looked.</summary>
public sealed partial class ViewMyAreaPage
{
    private ViewMyAreaResult? _mine;
    private IReadOnlyList<Step> _steps = [];

    [Inject] private PortalSender Sender { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private IStringLocalizer<MyAreaText> T { get; set; } = null!;

    [CascadingParameter] private SiteContext? Site { get; set; }

    protected override async Task OnInitializedAsync()
    {
        _mine = (await Sender.Send(new ViewMyArea())).OrNotFound(Navigation);
        if (_mine is not { } mine) return;
        _steps =
        [
            new(T["ViewMyArea_StepProfile"], mine.HasProfile ? TimelineState.Done : TimelineState.Next, "me/profile"),
            new(T["ViewMyArea_StepCv"], mine.Cvs > 0 ? TimelineState.Done : TimelineState.Next, mine.HasProfile ? "me/cv" : null),
            new(T["ViewMyArea_StepApply"], mine.Open.Count + mine.Over > 0 ? TimelineState.Done : TimelineState.Next, "jobs"),
        ];
    }

    private string Href(ViewMyAreaResult.Application item) =>
        item.Tenant.Slug == Site?.Look.Slug ? $"me/applications/{item.Id}" : SiteAddress.Of(item.Tenant, Languages.Current, $"me/applications/{item.Id}");

    private string Href(ViewMyAreaResult.Case item) =>
        item.Tenant.Slug == Site?.Look.Slug ? $"me/cases/{item.Id}" : SiteAddress.Of(item.Tenant, Languages.Current, $"me/cases/{item.Id}");

    private string Href(ViewMyAreaResult.Meeting item) =>
        item.Tenant.Slug == Site?.Look.Slug ? $"me/interviews/{item.ApplicationId}" : SiteAddress.Of(item.Tenant, Languages.Current, $"me/interviews/{item.ApplicationId}");

    private static TimeZoneInfo? ZoneOf(string id) => TimeZoneInfo.TryFindSystemTimeZoneById(id, out var zone) ? zone : null;

    private string WhatOf(ViewMyAreaResult.Reading reading) => string.Join(T["ViewMyArea_And"], reading.What.Split(' ').Select(word => T["What_" + word] is { ResourceNotFound: false } text ? text.Value : word));
}

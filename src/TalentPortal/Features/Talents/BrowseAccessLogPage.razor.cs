using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Shell;

namespace TalentPortal.Features.Talents;

/// <summary>Who read the person's data: which organisation, what, why, when.</summary>
public sealed partial class BrowseAccessLogPage
{
    private BrowseAccessLogResult? _found;

    [Inject] private PortalSender Sender { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private IStringLocalizer<TalentsText> T { get; set; } = null!;

    [Inject] private TimeProvider Clock { get; set; } = null!;

    [SupplyParameterFromQuery(Name = "page")] private int? AskedPage { get; set; }

    protected override async Task OnInitializedAsync() => _found = (await Sender.Send(new BrowseAccessLog(AskedPage ?? 1))).OrNotFound(Navigation);

    /// <summary>An application is opened while it runs and for months after; when it came to nothing it is deleted a year after its end at the earliest.</summary>
    private bool IsStillThere(BrowseAccessLogResult.Item item) => item.At > Clock.GetUtcNow().AddMonths(-6);

    /// <summary>The stable words of an entry in the language of the page; a word of a newer release is shown as it is.</summary>
    private string WhatOf(BrowseAccessLogResult.Item item) => string.Join(T["BrowseAccessLog_And"], item.What.Split(' ').Select(word => T["What_" + word] is { ResourceNotFound: false } text ? text.Value : word));
}

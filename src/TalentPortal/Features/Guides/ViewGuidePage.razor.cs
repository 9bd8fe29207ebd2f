using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Components;
using TalentPortal.Features.Guides.Domain;
using TalentPortal.Platform.Content;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Shell;

namespace TalentPortal.Features.Guides;

/// <summary>A guide: how it stands in law on a day, what it says with its sources, what came before and after.</summary>
public sealed partial class ViewGuidePage
{
    private ViewGuideResult? _found;

    [Inject] private PortalSender Sender { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private SiteAddresses Addresses { get; set; } = null!;

    [Inject] private IStringLocalizer<GuidesText> T { get; set; } = null!;

    /// <summary>Its name in the address.</summary>
    [Parameter] public string Key { get; set; } = "";

    [SupplyParameterFromQuery(Name = "on")] private string? On { get; set; }

    [SupplyParameterFromQuery(Name = "as")] private string? As { get; set; }

    [SupplyParameterFromQuery(Name = "v")] private string? V { get; set; }

    private string? Audience => GuideWordLists.Audiences.Contains(As ?? "") ? As : null;

    private Source? Source => _found?.Text.Head.Source is { } code ? _found.Claims.SourceOf(code) : null;

    /// <summary>Only the page without a day and a version is for search engines.</summary>
    private bool IsPlain => On is null && As is null && V is null;

    protected override async Task OnInitializedAsync() => _found = (await Sender.Send(new ViewGuide(Key, On, V))).OrNotFound(Navigation);

    private string Href(GuideName guide) => guide.Tenant is { } elsewhere ? Addresses.LinkTo(elsewhere, Languages.Current, "guides/" + guide.Key) : "guides/" + guide.Key;

    /// <summary>Another guide as of the day that was asked for.</summary>
    private string HrefOn(GuideName other, ViewGuideResult guide) => guide.IsAsked ? Links.With(Href(other), "on", GuideHeadFields.Written(guide.Day)) : Href(other);

    private static string Day(DateOnly day) => DateWords.Day(day, CultureInfo.CurrentUICulture);

    /// <summary>The day it was where the guides are made.</summary>
    private static string Day(DateTimeOffset at) => Day(DateOnly.FromDateTime(at.ToOffset(TimeSpan.FromHours(8)).DateTime));

    private static IEnumerable<(string Term, DateOnly Day)> Days(GuideHead head)
    {
        if (head.AnnouncedOn is { } announced) yield return ("Guide_Announced", announced);
        if (head.EffectiveOn is { } effective) yield return ("Guide_Effective", effective);
        if (head.ExpiresOn is { } expires) yield return ("Guide_Expires", expires);
        if (head.ReviewOn is { } review) yield return ("Guide_Review", review);
    }
}

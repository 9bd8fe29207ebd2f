using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Components;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Shell;

namespace TalentPortal.Features.Home;

/// <summary>The first page of a tenant's site, and of the national one.</summary>
public sealed partial class HomePage
{
    private ViewHomeResult? _home;

    [Inject] private PortalSender Sender { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private IStringLocalizer<HomeText> T { get; set; } = null!;

    [CascadingParameter] private SiteContext? Site { get; set; }

    [CascadingParameter] private HttpContext? Http { get; set; }

    private TenantRef? Tenant => Http?.Features.Get<SiteFeature>()?.Tenant;

    private string Tagline => Tenant?.Tagline.In(Languages.Current) is { Length: > 0 } own ? own : T["Home_NationalTagline"];

    private IEnumerable<string> Examples => T["Home_ExampleWords"].Value.Split('|');

    protected override async Task OnInitializedAsync() => _home = (await Sender.Send(new ViewHome())).OrNotFound(Navigation);

    private IReadOnlyList<MapPoint> Points =>
        [.. _home!.Places.Select(place => new MapPoint(place.Name, place.Latitude, place.Longitude, place.Count, HrefOf(place)))];

    private static string HrefOf(ViewHomeResult.Place place) => "jobs?province=" + place.Slug;

    private static string Number(int value) => value.ToString("N0", CultureInfo.CurrentCulture);

    private static string MarkOf(TenantRef tenant)
    {
        var name = tenant.ShortName.In(Languages.Current);
        return tenant.Mark ?? (name.Length == 0 ? "" : StringInfo.GetNextTextElement(name));
    }

    /// <summary>The language a text is really in, where it is not the page's.</summary>
    private static string? LangOf(Bilingual text) => text.Has(Languages.Current) ? null : Languages.Current.Other().Tag();
}

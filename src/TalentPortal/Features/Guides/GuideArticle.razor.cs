using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Components;
using TalentPortal.Features.Guides.Domain;
using TalentPortal.Platform.Content;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Guides;

/// <summary>A guide to read: contents, parts, notes. The same for visitors and for who previews it.</summary>
public sealed partial class GuideArticle
{
    private GuideView _view = GuideView.Empty;

    [Inject] private IStringLocalizer<GuidesText> T { get; set; } = null!;

    [Inject] private IStringLocalizer<ComponentsText> Words { get; set; } = null!;

    [Inject] private EndpointDataSource Pages { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    /// <summary>What it says.</summary>
    [Parameter, EditorRequired] public required GuideText Text { get; set; }

    /// <summary>Where its figures are from.</summary>
    [Parameter, EditorRequired] public required ClaimBook Claims { get; set; }

    /// <summary>For whom it is read; null: for anybody.</summary>
    [Parameter] public string? Audience { get; set; }

    /// <summary>Keys of the guides that the site shows; a link to another one is words.</summary>
    [Parameter, EditorRequired] public required IReadOnlySet<string> Keys { get; set; }

    /// <summary>The rules that it shows, by their codes.</summary>
    [Parameter, EditorRequired] public required IReadOnlyDictionary<string, RuleView> Rules { get; set; }

    private string Here => Links.PageOf(Navigation);

    protected override void OnParametersSet() => _view = GuideView.Of(Text, Claims, Audience, Here, Languages.Current, Words, Leads, Rules);

    /// <summary>A guide that is shown here, or a page of the portal: a text may speak of what this portal has not.</summary>
    private bool Leads(string address)
    {
        var path = address.Split('?', '#')[0].Trim('/');
        if (path.StartsWith("guides/", StringComparison.Ordinal)) return path is "guides/terms" || Keys.Contains(path["guides/".Length..]);
        return Pages.Endpoints.OfType<RouteEndpoint>().Any(page => string.Equals(page.RoutePattern.RawText?.Trim('/'), path, StringComparison.OrdinalIgnoreCase));
    }
}

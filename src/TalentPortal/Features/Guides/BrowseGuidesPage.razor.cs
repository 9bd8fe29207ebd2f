using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Components;
using TalentPortal.Features.Guides.Domain;
using TalentPortal.Features.Reference.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Shell;

namespace TalentPortal.Features.Guides;

/// <summary>The guides of the site, with filters that stand in the address.</summary>
public sealed partial class BrowseGuidesPage
{
    private BrowseGuidesResult? _found;
    private FormErrors _errors = FormErrors.None;

    [Inject] private PortalSender Sender { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private IStringLocalizer<GuidesText> T { get; set; } = null!;

    [Inject] private IStringLocalizer<SharedText> Shared { get; set; } = null!;

    [SupplyParameterFromQuery(Name = "place")] private string? Place { get; set; }

    [SupplyParameterFromQuery(Name = "audience")] private string? Audience { get; set; }

    [SupplyParameterFromQuery(Name = "topic")] private string? Topic { get; set; }

    [SupplyParameterFromQuery(Name = "level")] private string? Level { get; set; }

    [SupplyParameterFromQuery(Name = "status")] private string? Status { get; set; }

    [SupplyParameterFromQuery(Name = "page")] private string? Page { get; set; }

    private bool IsUnfiltered => new[] { Place, Audience, Topic, Level, Status, Page }.All(string.IsNullOrWhiteSpace);

    /// <summary>The feed of what stands here.</summary>
    private string Feed
    {
        get
        {
            var feed = GuideFeed.Path;
            foreach (var (name, value) in new[] { ("place", Place), ("audience", Audience), ("topic", Topic), ("level", Level), ("status", Status) })
            {
                if (!string.IsNullOrWhiteSpace(value)) feed = Links.With(feed, name, value);
            }

            return feed;
        }
    }

    protected override async Task OnInitializedAsync()
    {
        var outcome = await Sender.Send(new BrowseGuides(Place, Audience, Topic, Level, Status, Page));
        if (outcome.IsOk) _found = outcome.Value;
        else _errors = outcome.ToErrors(T, Shared);
    }

    private static IReadOnlyList<Choice> Places(BrowseGuidesResult found) => [.. found.Places.Select(code => new Choice(ReferenceData.Divisions[code].Slug, GuideWords.PlaceName(code)))];

    private IReadOnlyList<Chip> Chosen(BrowseGuidesResult found)
    {
        List<Chip> chips = [];
        Add("place", Place, found.Place is { } place ? GuideWords.PlaceName(place) : null);
        Add("audience", Audience, GuideWordLists.Audiences.Contains(Audience ?? "") ? T["Audience_" + Audience].Value : null);
        Add("topic", Topic, GuideWordLists.Topics.Contains(Topic ?? "") ? T["Topic_" + Topic].Value : null);
        Add("level", Level, GuideWordLists.Find<GuideLevel>(Level) is { } level ? T["Level_" + level].Value : null);
        Add("status", Status, GuideWordLists.Find<GuideStanding>(Status) is { } standing ? T["Standing_" + standing].Value : null);
        return chips;

        void Add(string name, string? value, string? words)
        {
            if (value is not null && words is not null) chips.Add(new Chip(words, Links.Without(Links.PageOf(Navigation), name, value)));
        }
    }
}

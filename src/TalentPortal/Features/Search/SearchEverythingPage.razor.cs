using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Components;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Platform.Text;
using TalentPortal.Shell;

namespace TalentPortal.Features.Search;

/// <summary>One box for all that the portal shows: results by kind, each with the way to all of its kind. Everything is in the address.</summary>
public sealed partial class SearchEverythingPage
{
    [Inject] private PortalSender Sender { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private IStringLocalizer<SearchText> T { get; set; } = null!;

    [Inject] private IStringLocalizer<SharedText> Shared { get; set; } = null!;

    [CascadingParameter] private SiteContext? Site { get; set; }

    [SupplyParameterFromQuery(Name = "q")] private string? Q { get; set; }

    [SupplyParameterFromQuery(Name = "type")] private string? Type { get; set; }

    [SupplyParameterFromQuery(Name = "page")] private string? Page { get; set; }

    [SupplyParameterFromQuery(Name = "exact")] private string? Exact { get; set; }

    private SearchEverythingResult? Result { get; set; }

    private FormErrors Errors { get; set; } = FormErrors.None;

    private SearchMarks? Marks { get; set; }

    private string Here => Links.PageOf(Navigation);

    private string PageTitle => string.IsNullOrWhiteSpace(Q) ? T["Search_Title"] : T["Search_TitleFor", Q];

    /// <summary>What leads on without words.</summary>
    private IEnumerable<(string Text, string Href)> Ways =>
        [(T["Search_WayGuides"], "guides"), (T["Search_WayJobs"], "jobs"), (T["Search_WayLiving"], "living"), (T["Search_WayPermits"], "permits"), (T["Search_WayEvents"], "events")];

    protected override async Task OnInitializedAsync()
    {
        // Positions are filtered by far more than words: their own list is the page for them.
        if (Type == ItemKinds.Jobs)
        {
            Navigation.NavigateTo(JobsOf(Q));
            return;
        }

        var outcome = await Sender.Send(new SearchEverything(Q, Type, Page, Exact));
        if (outcome.IsOk) (Result, Marks) = (outcome.Value, SearchMarks.For(outcome.Value.Marked));
        else Errors = outcome.ToErrors(T, Shared);
    }

    /// <summary>Where all of a kind are listed; null where all that was found is here.</summary>
    private string? More(SearchEverythingResult.Group group) =>
        Result is not { Type: null } || group.Total <= group.Items.Count ? null
        : group.Kind == ItemKinds.Jobs ? JobsOf(Q)
        : Links.With(Here, "type", group.Kind, "page");

    private static string JobsOf(string? q) => string.IsNullOrWhiteSpace(q) ? "jobs" : "jobs?q=" + Uri.EscapeDataString(q);

    private string Count(SearchEverythingResult.Group group) => group.IsExact ? Number(group.Total) : T["Search_AtLeast", Number(group.Total / 100 * 100)];

    private string Found(SearchEverythingResult.Group group) =>
        !group.IsExact ? T["Search_CountAtLeast", Number(group.Total / 100 * 100)] : group.Total == 1 ? T["Search_CountOne"] : T["Search_Count", Number(group.Total)];

    private RenderFragment Marked(Bilingual text)
    {
        var words = Text(text);
        return MarkedText.Of(words, Marks?.In(words) ?? []);
    }

    private static string Text(Bilingual text) => text.In(Languages.Current);

    private static string Number(int value) => value.ToString("N0", CultureInfo.CurrentCulture);

    /// <summary>The language a text is really in, where it is not the page's.</summary>
    private static string? LangOf(Bilingual text) => text.Has(Languages.Current) ? null : Languages.Current.Other().Tag();
}

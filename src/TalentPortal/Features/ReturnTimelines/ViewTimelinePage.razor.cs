using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Components;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Features.ReturnTimelines.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Shell;

namespace TalentPortal.Features.ReturnTimelines;

/// <summary>What has to be begun by when, so that the first day at work can be kept. Plain forms: it works without scripts, and prints.</summary>
public sealed partial class ViewTimelinePage
{
    private ViewTimelineResult? _mine;
    private IReadOnlyList<TaskLine> _leftOut = [];
    private FormErrors _errors = FormErrors.None;

    [Inject] private PortalSender Sender { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private SiteAddresses Addresses { get; set; } = null!;

    [Inject] private IStringLocalizer<ReturnTimelinesText> T { get; set; } = null!;

    [Inject] private IStringLocalizer<SharedText> Shared { get; set; } = null!;

    [CascadingParameter] private HttpContext? Http { get; set; }

    [SupplyParameterFromForm] private Typed Marked { get; set; } = null!;

    [SupplyParameterFromQuery(Name = "done")] private string? Done { get; set; }

    protected override async Task OnInitializedAsync()
    {
        Marked ??= new();
        _mine = (await Sender.Send(new ViewTimeline())).OrNotFound(Navigation);
        if (_mine is { Choices: { } choices }) _leftOut = [.. choices.LeftOut.Where(code => !_mine.Tasks.ContainsKey(code)).Select(code => TaskPlan.Current.Find(code)).OfType<TaskLine>()];
    }

    private string Ahead(DateOnly day, DateOnly today) => T.Counted(day >= today ? "ViewTimeline_DaysAhead" : "ViewTimeline_DaysAgo", Math.Abs(day.DayNumber - today.DayNumber));

    private string Routes(TimelineChoices choices) => string.Join(T["ViewTimeline_And"], TaskPlan.Current.Routes.Where(route => choices.Routes.Contains(route.Code)).Select(route => route.Name.In(Languages.Current)));

    private string FeedAddress(string token) => Http?.Features.Get<SiteFeature>() is { } site ? Addresses.Of(site.Tenant, site.Language, TimelineFeed.Path(token)) : "";

    private Task Mark() => Tell(new MarkTimelineStep(Marked.Line, Enum.TryParse<TimelineMark>(Marked.Mark, out var mark) ? mark : (TimelineMark)(-1)), $"me/timeline#{(TaskPlan.Current.Find(Marked.Line) is null ? "steps" : Marked.Line)}");

    private Task OpenFeed() => Tell(new OpenTimelineFeed(), "me/timeline?done=feed#feed");

    private Task CloseFeed() => Tell(new CloseTimelineFeed(), "me/timeline?done=closed#feed");

    private async Task Tell(ICommand<Done> command, string then)
    {
        var outcome = await Sender.Send(command);
        _errors = outcome.ToErrors(T, Shared);
        if (outcome.IsOk) Navigation.NavigateTo(then);
    }

    /// <summary>The form as it was sent.</summary>
    public sealed class Typed
    {
        public string? Line { get; set; }

        public string? Mark { get; set; }
    }
}

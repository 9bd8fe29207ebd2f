using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Components;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Shell;

namespace TalentPortal.Features.ReturnTimelines;

/// <summary>When somebody wants to start, and on which way; what the profile says stands there already.</summary>
public sealed partial class SaveTimelinePage
{
    private FormErrors _errors = FormErrors.None;
    private bool _isGuessed;

    [Inject] private PortalSender Sender { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private IStringLocalizer<ReturnTimelinesText> T { get; set; } = null!;

    [Inject] private IStringLocalizer<SharedText> Shared { get; set; } = null!;

    [SupplyParameterFromForm(FormName = "timeline")] private Typed Form { get; set; } = null!;

    /// <summary>A start that was proposed, to be looked at before it is saved.</summary>
    [SupplyParameterFromQuery(Name = "start")] private string? Start { get; set; }

    private static IReadOnlyList<Choice> Routes => [.. TaskPlan.Current.Routes.Select(route => new Choice(route.Code, route.Name.In(Languages.Current)) { Hint = route.Who.In(Languages.Current) })];

    protected override async Task OnInitializedAsync()
    {
        var wasPosted = Form is not null;
        Form ??= new();
        if ((await Sender.Send(new ViewTimeline())).OrNotFound(Navigation) is not { } mine || wasPosted) return;
        Form = Typed.Of(mine);
        _isGuessed = mine.Choices is null && mine.Guess is not (null, null, null, null);
        if (Typed.Day(Start) is { } start) Form = Form.StartingOn(start);
    }

    private async Task Save()
    {
        var outcome = await Sender.Send(new SaveTimeline(Typed.Day(Form.StartOn), Typed.Day(Form.ArriveOn), Form.Routes, Form.Graduation, Form.StudyCountry, Form.ParsedVersion));
        _errors = outcome.ToErrors(T, Shared);
        // What was typed stays in the form; the next attempt is against what is saved now.
        if (outcome.Kind == OutcomeKind.Conflict && (await Sender.Send(new ViewTimeline())) is { IsOk: true, Value: var now }) Form.Version = now.Version?.ToString(CultureInfo.InvariantCulture);
        if (outcome.IsOk) Navigation.NavigateTo("me/timeline?done=saved");
    }

    /// <summary>The form as it was typed: text throughout, so that nothing is lost that cannot be read.</summary>
    public sealed class Typed
    {
        public string? StartOn { get; set; }

        public string? ArriveOn { get; set; }

        public List<string>? Routes { get; set; }

        public string? Graduation { get; set; }

        public string? StudyCountry { get; set; }

        public string? Version { get; set; }

        internal uint? ParsedVersion => uint.TryParse(Version, NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : null;

        internal static DateOnly? Day(string? text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

        internal static Typed Of(ViewTimelineResult mine) => mine.Choices is { } chosen
            ? new()
            {
                StartOn = Text(chosen.StartOn), ArriveOn = Text(chosen.ArriveOn), Routes = [.. chosen.Routes], Graduation = chosen.Graduation?.ToString(), StudyCountry = chosen.StudyCountry,
                Version = mine.Version?.ToString(CultureInfo.InvariantCulture),
            }
            : new() { StartOn = Text(mine.Guess.StartOn), Routes = mine.Guess.Route is { } route ? [route] : [], Graduation = mine.Guess.Graduation?.ToString(), StudyCountry = mine.Guess.StudyCountry };

        /// <summary>With another start, and as many days between arriving and starting as before.</summary>
        internal Typed StartingOn(DateOnly start)
        {
            if (Day(StartOn) is { } before && Day(ArriveOn) is { } arrive) ArriveOn = Text(start.AddDays(arrive.DayNumber - before.DayNumber));
            StartOn = Text(start);
            return this;
        }

        private static string? Text(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
    }
}

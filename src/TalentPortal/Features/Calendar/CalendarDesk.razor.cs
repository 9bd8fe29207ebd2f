using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Components;
using TalentPortal.Features.Calendar.Domain;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Signals;
using TalentPortal.Shell;

namespace TalentPortal.Features.Calendar;

/// <summary>A week or a month of work; view and day are in the address. It follows the cases.</summary>
public sealed partial class CalendarDesk : IDisposable
{
    /// <summary>How many lines a day of a month shows; its week shows all.</summary>
    private const int MostOfDay = 4;

    private readonly List<IDisposable> _following = [];
    private ViewCalendarResult? _found;
    private string? _shown;
    private IReadOnlyList<Tab> _tabs = [];

    [Inject] private PortalSender Sender { get; set; } = null!;

    [Inject] private LivePages Pages { get; set; } = null!;

    [Inject] private Prerendered Prerendered { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private IStringLocalizer<CalendarText> T { get; set; } = null!;

    /// <summary>In whose workspace it is opened.</summary>
    [Parameter, EditorRequired] public CaseTier Tier { get; set; }

    /// <summary>The title of the page, which is given its words.</summary>
    [Parameter] public RenderFragment<string>? ChildContent { get; set; }

    [SupplyParameterFromQuery(Name = "view")] private string? AskedView { get; set; }

    [SupplyParameterFromQuery(Name = "day")] private string? AskedDay { get; set; }

    private bool IsMonth => AskedView == "month";

    /// <summary>A day that is none, or that no calendar has, is today.</summary>
    private DateOnly? Around => DateOnly.TryParseExact(AskedDay, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day >= ViewCalendarValidator.Earliest && day <= ViewCalendarValidator.Latest ? day : null;

    private string Here => Links.With(Links.With(Address(Tier), "view", IsMonth ? "month" : null), "day", Around is { } day ? Day(day) : null);

    internal static string Address(CaseTier tier) => tier.Workspace().ToString().ToLowerInvariant() + "/calendar";

    public void Dispose() => _following.ForEach(following => following.Dispose());

    protected override async Task OnParametersSetAsync()
    {
        var asked = $"calendar/{Tier}/{IsMonth}/{Around}";
        if (_shown == asked) return;
        _shown = asked;
        var shown = await Prerendered.Once(RendererInfo, asked, Read);
        // Somebody went on meanwhile.
        if (_shown != asked || shown is null) return;
        Show(shown.Period);
        if (!RendererInfo.IsInteractive || _following.Count > 0) return;
        foreach (var topic in shown.Period.Topics) _following.Add(Pages.Follow(topic, () => InvokeAsync(LookAgain)));
        // Something was said between the reading and now: perhaps it was for this page.
        if (Pages.Heard != shown.Heard) await LookAgain();
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private void Show(ViewCalendarResult period)
    {
        _found = period;
        _tabs = [new(T["ViewCalendar_Week"], Links.With(Here, "view", null), !IsMonth), new(T["ViewCalendar_Month"], Links.With(Here, "view", "month"), IsMonth)];
    }

    private async Task LookAgain()
    {
        var asked = _shown;
        if (await Read() is not { } again || asked != _shown) return;
        Show(again.Period);
        StateHasChanged();
    }

    private async Task<Shown?> Read()
    {
        var heard = Pages.Heard;
        return (await Sender.Send(new ViewCalendar(Tier, IsMonth, Around))).OrNotFound(Navigation) is { } period ? new(period, heard) : null;
    }

    /// <summary>The address of a period before or after this one.</summary>
    private string Href(int periods)
    {
        var around = _found!.Around;
        var day = IsMonth ? around.AddMonths(periods) : around.AddDays(7 * periods);
        return Links.With(Here, "day", Day(day < ViewCalendarValidator.Earliest || day > ViewCalendarValidator.Latest ? around : day));
    }

    private string Title(ViewCalendarResult found) => IsMonth
        ? DateWords.Month(found.Around, CultureInfo.CurrentUICulture)
        : T["ViewCalendar_FromTo", DateWords.Day(found.Days[0].On, CultureInfo.CurrentUICulture), DateWords.Day(found.Days[^1].On, CultureInfo.CurrentUICulture)];

    private string Css(ViewCalendarResult found, CalendarDay day) => string.Join(' ', new[]
    {
        day.On == found.Today ? "today" : null,
        day.IsWorkingDay ? null : "off",
        IsMonth && day.On.Month != found.Around.Month ? "out" : null,
        day.Entries.Count == 0 ? "none" : null,
    }.OfType<string>());

    private string Words(CalendarEntry entry) => entry.Work switch
    {
        CalendarWork.CheckIn => T["Work_CheckIn", entry.Detail!.Value],
        CalendarWork.Absence => entry.Colleague is { } colleague ? T["Work_AbsenceOf", colleague] : T["Work_Absence"],
        _ => T["Work_" + entry.Work],
    };

    private string Where(CalendarEntry entry) => entry switch
    {
        { CaseId: null } => Tier.Workspace().ToString().ToLowerInvariant() + "/absences",
        { Work: CalendarWork.Arrival } => $"{Tier.Address()}/{entry.CaseId}/plan",
        _ => $"{Tier.Address()}/{entry.CaseId}",
    };

    /// <summary>What the page shows, handed from its first rendering to its circuit.</summary>
    /// <param name="Heard">What had been heard when it was read, see <see cref="LivePages"/>.</param>
    internal sealed record Shown(ViewCalendarResult Period, long Heard);
}

using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Components;
using TalentPortal.Features.Territories.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Shell;

namespace TalentPortal.Features.Territories;

/// <summary>Where a consultant, or their team lead, says what they take on.</summary>
public sealed partial class SaveTerritoryPage
{
    /// <summary>The languages in which consultants talk with people most.</summary>
    private static readonly string[] Spoken = ["zh", "yue", "en", "de", "fr", "es", "pt", "it", "nl", "ru", "ja", "ko", "ar"];

    private readonly List<string> _countries = [];
    private readonly List<string> _regions = [];
    private readonly List<string> _languages = [];
    private readonly string?[] _times = new string?[2 * WorkingWeek.Days];
    private ViewTerritoryResult? _found;
    private FormErrors _errors = FormErrors.None;
    private IReadOnlyList<Choice> _countryChoices = [];
    private IReadOnlyList<Choice> _zones = [];
    private IReadOnlyList<string> _days = [];
    private string? _picked;
    private string? _zone;
    private string? _capacity;
    private string? _away;
    private string? _said;
    private Guid _command;
    private bool _busy;

    [Inject] private PortalSender Sender { get; set; } = null!;

    [Inject] private Prerendered Prerendered { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private TimeProvider Clock { get; set; } = null!;

    [Inject] private IStringLocalizer<TerritoriesText> T { get; set; } = null!;

    [Inject] private IStringLocalizer<SharedText> Shared { get; set; } = null!;

    /// <summary>The consultant's membership; null: the caller.</summary>
    [Parameter] public Guid? Id { get; set; }

    private static Language Language => Languages.Current;

    private bool MustWait => _busy || !RendererInfo.IsInteractive;

    private string Heading => _found is { IsMine: false } found ? T["SaveTerritory_TitleOf", found.Name] : T["SaveTerritory_Title"];

    protected override async Task OnInitializedAsync()
    {
        _countryChoices = CountryChoices.Of(T["SaveTerritory_Often"], T["SaveTerritory_All"]);
        _zones = TerritoryWords.Zones(T, Clock.GetUtcNow());
        _days = TerritoryWords.Days();
        Show(await Prerendered.Once(RendererInfo, $"territories/{Id}", Read));
    }

    private async Task<ViewTerritoryResult?> Read() => (await Sender.Send(new ViewTerritory(Id))).OrNotFound(Navigation);

    private void Show(ViewTerritoryResult? found)
    {
        _found = found;
        _command = Guid.CreateVersion7(Clock.GetUtcNow());
        if (found is null) return;
        foreach (var (list, kept) in new[] { (_countries, found.Countries), (_regions, found.Regions), (_languages, found.Languages) })
        {
            list.Clear();
            list.AddRange(kept);
        }

        for (var i = 0; i < _times.Length; i++) _times[i] = found.Hours[i & ~1] == found.Hours[i | 1] ? null : Time(found.Hours[i]);
        (_zone, _capacity, _away) = (found.TimeZone, found.Capacity.ToString(CultureInfo.InvariantCulture), found.AwayUntil?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
    }

    private void AddCountry(ChangeEventArgs change)
    {
        _picked = (string?)change.Value;
        if (!string.IsNullOrEmpty(_picked) && !_countries.Contains(_picked)) _countries.Add(_picked);
    }

    private static void Set(List<string> chosen, string code, bool on)
    {
        chosen.Remove(code);
        if (on) chosen.Add(code);
    }

    private async Task Save()
    {
        if (_busy || _found is not { } found) return;
        (_busy, _said) = (true, null);
        var capacity = int.TryParse(_capacity, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1;
        DateOnly? away = DateOnly.TryParseExact(_away, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
        var outcome = await Sender.Send(new SaveTerritory(Id, [.. _countries], [.. _regions], [.. _languages], _zone, [.. _times.Select(Minutes)], capacity, away, found.Version), commandId: _command);
        _errors = outcome.ToErrors(T, Shared);
        if (outcome.IsOk)
        {
            Show(await Read());
            _said = T["SaveTerritory_Done"];
        }

        _command = Guid.CreateVersion7(Clock.GetUtcNow());
        _busy = false;
    }

    /// <summary>An end at midnight is written as 00:00, as clocks do.</summary>
    private static string Time(int minutes) => TimeOnly.MinValue.AddMinutes(minutes).ToString("HH:mm", CultureInfo.InvariantCulture);

    private int Minutes(string? typed, int at)
    {
        if (string.IsNullOrEmpty(typed)) return string.IsNullOrEmpty(_times[at ^ 1]) ? 0 : -1;
        if (!TimeOnly.TryParse(typed, CultureInfo.InvariantCulture, out var time)) return -1;
        var minutes = (int)time.ToTimeSpan().TotalMinutes;
        return at % 2 == 1 && minutes == 0 ? WorkingWeek.MinutesOfDay : minutes;
    }
}

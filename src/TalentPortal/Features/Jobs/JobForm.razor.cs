using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Components;
using TalentPortal.Features.Jobs.Domain;
using TalentPortal.Features.Reference.Domain;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Jobs;

/// <summary>The fields of a posting, both languages beside each other.</summary>
public sealed partial class JobForm
{
    private JobFields _shown = new();
    private JobFields? _from;
    private int _round;
    private LongText? _zh;
    private LongText? _en;
    private IReadOnlyList<Choice> _workplaces = [];
    private IReadOnlyList<Choice> _places = [];
    private IReadOnlyList<Choice> _countries = [];
    private IReadOnlyList<Choice> _industries = [];
    private IReadOnlyList<Choice> _kinds = [];
    private IReadOnlyList<Choice> _degrees = [];
    private IReadOnlyList<Choice> _hsk = [];
    private IReadOnlyList<Choice> _currencies = [];
    private IReadOnlyList<Choice> _periods = [];

    [Inject] private IStringLocalizer<JobsText> T { get; set; } = null!;

    /// <summary>Changed in place while one types. Another object shows its own values.</summary>
    [Parameter, EditorRequired] public required JobFields Fields { get; set; }

    /// <summary>Readers have seen it: whether it gives the employer's name is no longer chosen here.</summary>
    [Parameter] public bool IsNamingFixed { get; set; }

    /// <summary>The day at the tenant.</summary>
    [Parameter, EditorRequired] public DateOnly Today { get; set; }

    /// <summary>Something was typed.</summary>
    [Parameter] public EventCallback Changed { get; set; }

    /// <summary>Waits until all that was typed has arrived; false when the connection is too bad.</summary>
    public async Task<bool> Flush() => (_zh is null || await _zh.Flush()) && (_en is null || await _en.Flush());

    protected override void OnInitialized()
    {
        var language = Languages.Current;
        _workplaces = [.. Enum.GetValues<Workplace>().Select(where => new Choice(where.ToString(), T["ViewJob_Workplace" + where]))];
        (_places, _countries, _industries) = (JobWords.Places(language), JobWords.Countries(language), JobWords.Industries(language));
        (_kinds, _degrees) = (JobWords.Of(ReferenceData.EmploymentKinds, language), JobWords.Of(ReferenceData.Degrees, language));
        _hsk = [.. Enumerable.Range(0, JobContent.HskMax + 1).Select(level => new Choice(level.ToString(CultureInfo.InvariantCulture), JobSaid.Hsk(level, language)!))];
        (_currencies, _periods) = (JobWords.Of(ReferenceData.Currencies, language), JobWords.Of(ReferenceData.PayPeriods, language));
    }

    protected override void OnParametersSet()
    {
        if (ReferenceEquals(_from, Fields)) return;
        (_from, _shown) = (Fields, Fields with { });
        _round++;
    }

    private IReadOnlyList<Choice> Occupation => JobSaid.Occupation(Fields.OccupationCode, Languages.Current) is { } title ? [new(Fields.OccupationCode!, $"{title} ({Fields.OccupationCode})")] : [];

    private IReadOnlyList<Choice> Skills => [.. Fields.Skills.Select(typed => new Choice(typed, ReferenceData.Skills.Find(typed)?.Name(Languages.Current) ?? typed))];

    private static IReadOnlyList<Choice> FindOccupations(string typed) =>
        [.. ReferenceData.Occupations.Search(typed, CodePicker.Shown).Select(one => new Choice(one.Code, $"{one.Name(Languages.Current)} ({one.Code})"))];

    private static IReadOnlyList<Choice> FindSkills(string typed) =>
        [.. ReferenceData.Skills.Search(typed, CodePicker.Shown).Select(one => new Choice(one.Code, one.Name(Languages.Current)))];

    private Task AddSkill(string typed)
    {
        var skill = JobSkill.Of(typed);
        var entry = skill?.Code ?? skill?.Words;
        return entry is null || Fields.Skills.Contains(entry) ? Task.CompletedTask : Take(f => f.Skills = [.. f.Skills, entry]);
    }

    private string Day(int ahead) => Today.AddDays(ahead).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private EventCallback<ChangeEventArgs> Set(Action<JobFields, string?> set) => EventCallback.Factory.Create<ChangeEventArgs>(this, e =>
    {
        set(Fields, e.Value as string);
        return Changed.InvokeAsync();
    });

    private Task Tick(ChangeEventArgs e)
    {
        Fields.PayNegotiable = e.Value is true;
        return Changed.InvokeAsync();
    }

    private Task Take(Action<JobFields> set)
    {
        set(Fields);
        return Changed.InvokeAsync();
    }
}

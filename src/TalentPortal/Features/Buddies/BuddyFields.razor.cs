using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Components;
using TalentPortal.Features.Buddies.Domain;
using TalentPortal.Features.Reference.Domain;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Shell;

namespace TalentPortal.Features.Buddies;

/// <summary>The one set of fields of cards and wishes.</summary>
public sealed partial class BuddyFields
{
    private IReadOnlyList<Choice> _languages = [];
    private IReadOnlyList<Choice> _fields = [];
    private IReadOnlyList<Choice> _countries = [];
    private IReadOnlyList<Choice> _genders = [];

    [Inject] private IStringLocalizer<BuddiesText> T { get; set; } = null!;

    [CascadingParameter] private FormErrors? Errors { get; set; }

    [Parameter, EditorRequired] public required BuddyTyped Typed { get; set; }

    /// <summary>Whether the talent fills it in.</summary>
    [Parameter] public bool ForTalent { get; set; }

    private IEnumerable<Row> Rows =>
    [
        new(1, Typed.Language1, Typed.Level1, code => Typed.Language1 = code, level => Typed.Level1 = level, () => Typed.Level1),
        new(2, Typed.Language2, Typed.Level2, code => Typed.Language2 = code, level => Typed.Level2 = level, () => Typed.Level2),
        new(3, Typed.Language3, Typed.Level3, code => Typed.Language3 = code, level => Typed.Level3 = level, () => Typed.Level3),
    ];

    protected override void OnInitialized()
    {
        _languages = [.. ReferenceData.Languages.Select(one => new Choice(one.Code, one.Name(Languages.Current))).OrderBy(one => one.Text, StringComparer.CurrentCulture)];
        _fields = [.. ReferenceData.Industries.Roots.SelectMany(root => ReferenceData.Industries.WithDescendants(root.Code).Select(one => new Choice(one.Code, one.Name(Languages.Current)) { Group = root.Name(Languages.Current) }))];
        _countries = CountryChoices.Of(T["Buddy_CountriesOften"], T["Buddy_CountriesAll"]);
        _genders = [.. Enum.GetNames<BuddyGender>().Select(name => new Choice(name, T["BuddyGender_" + name]))];
    }

    private static void Tick(List<string> chosen, string name, bool on)
    {
        chosen.Remove(name);
        if (on) chosen.Add(name);
    }

    private sealed record Row(int At, string? Code, string? Level, Action<string?> Choose, Action<string?> SetLevel, Func<string?> LevelNow)
    {
        /// <summary>The level stands beside the language from the start, also where nobody touches it.</summary>
        public void Set(string? code)
        {
            Choose(code);
            if (LevelNow() is null) SetLevel(nameof(BuddyLevel.Good));
        }
    }
}

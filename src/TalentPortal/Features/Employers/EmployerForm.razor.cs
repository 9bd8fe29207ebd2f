using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Components;
using TalentPortal.Features.Employers.Domain;
using TalentPortal.Features.Reference.Domain;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Employers;

/// <summary>The fields an employer fills in about itself. In a posted form the names count, in a circuit the changes.</summary>
public sealed partial class EmployerForm
{
    private IReadOnlyList<Choice> _kinds = [];
    private IReadOnlyList<Choice> _places = [];
    private IReadOnlyList<Choice> _countries = [];
    private IReadOnlyList<Choice> _industries = [];

    [Inject] private IStringLocalizer<EmployersText> T { get; set; } = null!;

    /// <summary>What stands in the fields; changed in place.</summary>
    [Parameter, EditorRequired] public required EmployerFields Fields { get; set; }

    /// <summary>What stands before the fields' names in the posted form.</summary>
    [Parameter] public string Prefix { get; set; } = "Form.Fields.";

    /// <summary>Name and kind were checked and stay as they are.</summary>
    [Parameter] public bool IsNameFixed { get; set; }

    /// <summary>A field was changed (only in a circuit).</summary>
    [Parameter] public EventCallback Changed { get; set; }

    protected override void OnInitialized()
    {
        var language = Languages.Current;
        _kinds = [.. Enum.GetValues<EmployerKind>().Select(kind => new Choice(kind.ToString(), T["Kind_" + kind]))];
        _places = [.. ReferenceData.Divisions.Cities.Select(city => new Choice(city.Code, city.ShortName(language))
        {
            Group = (city.ParentCode is { } parent ? ReferenceData.Divisions[parent] : city).ShortName(language),
        })];
        _countries = [.. ReferenceData.Countries.Where(country => country.Code != "CN").Select(country => new Choice(country.Code, country.Name(language))).OrderBy(choice => choice.Text, StringComparer.CurrentCulture)];
        _industries = [.. ReferenceData.Industries.Roots.SelectMany(root => ReferenceData.Industries.WithDescendants(root.Code)
            .Select(industry => new Choice(industry.Code, industry.Name(language)) { Group = root.Name(language) }))];
    }

    private string Name(string field) => Prefix + field;

    private EventCallback<ChangeEventArgs> Set(Action<string?> set) => EventCallback.Factory.Create<ChangeEventArgs>(this, e =>
    {
        set(e.Value as string);
        return Changed.InvokeAsync();
    });
}

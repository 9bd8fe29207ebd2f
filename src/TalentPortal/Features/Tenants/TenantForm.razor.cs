using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Components;
using TalentPortal.Platform.Colours;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Platform.Text;

namespace TalentPortal.Features.Tenants;

/// <summary>The fields of a tenant's look, for its own administrators and for the platform's.</summary>
public sealed partial class TenantForm
{
    private IReadOnlyList<Choice> _languages = [];

    [Inject] private IStringLocalizer<TenantsText> T { get; set; } = null!;

    /// <summary>What stands in the fields; changed in place.</summary>
    [Parameter, EditorRequired] public required TenantFields Fields { get; set; }

    /// <summary>A field was changed.</summary>
    [Parameter] public EventCallback Changed { get; set; }

    private AccentCheck Check => AccentColour.Check(Typed.Tidy(Fields.Accent));

    private string Contrast =>
        Rgb.TryParse(Typed.Tidy(Fields.Accent) ?? "", out var colour) ? colour.ContrastWith(Rgb.White).ToString("0.0", CultureInfo.InvariantCulture) : "";

    private string Mark => Typed.Tidy(Fields.Mark) is { } mark && new StringInfo(mark).LengthInTextElements <= 2 ? mark
        : StringInfo.GetNextTextElement(Typed.Tidy(Fields.ShortNameZh) ?? Typed.Tidy(Fields.ShortNameEn) ?? "T");

    protected override void OnInitialized() => _languages = [.. Languages.All.Select(language => new Choice(language.ToString(), T[$"Language_{language}"]))];

    private Task Take(string accent)
    {
        Fields.Accent = accent;
        return Changed.InvokeAsync();
    }

    private EventCallback<ChangeEventArgs> Set(Action<string?> set) => EventCallback.Factory.Create<ChangeEventArgs>(this, e =>
    {
        set(e.Value as string);
        return Changed.InvokeAsync();
    });
}

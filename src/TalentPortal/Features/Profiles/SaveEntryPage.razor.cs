using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Components;
using TalentPortal.Features.Profiles.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Shell;

namespace TalentPortal.Features.Profiles;

/// <summary>The form of one entry, new or there. Its fields follow from the section's facts.</summary>
public sealed partial class SaveEntryPage
{
    private FormErrors _errors = FormErrors.None;
    private IReadOnlyList<(string Label, string? Saved)> _theirs = [];
    private ProfileSection? _section;
    private bool _isPrefilled;

    [Inject] private PortalSender Sender { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private IStringLocalizer<ProfilesText> T { get; set; } = null!;

    [Inject] private IStringLocalizer<SharedText> Shared { get; set; } = null!;

    /// <summary>The section of a new entry, as in the address.</summary>
    [Parameter] public string? Segment { get; set; }

    /// <summary>The entry that is changed.</summary>
    [Parameter] public Guid? Id { get; set; }

    /// <summary>The form as it was typed: text throughout, so that nothing is lost that cannot be read.</summary>
    [SupplyParameterFromForm(FormName = "entry")] private Dictionary<string, string?> Form { get; set; } = null!;

    private string Title => Id is null ? T["Add_" + _section] : T["Edit_" + _section];

    protected override async Task OnInitializedAsync()
    {
        var wasPosted = Form is { Count: > 0 };
        Form ??= [];
        if ((await Sender.Send(new ViewCareer())).OrNotFound(Navigation) is not { } mine) return;
        var entry = mine.Entries.FirstOrDefault(entry => entry.Id == Id);
        _section = Id is null ? ProfileSections.FromSegment(Segment) : entry?.Section;
        if (_section is null)
        {
            Navigation.NotFound();
            return;
        }

        if (!mine.HasProfile)
        {
            Navigation.NavigateTo("me/profile/career");
            return;
        }

        if (wasPosted) return;
        if (entry is not null) Form = new(entry.Texts) { ["Version"] = entry.Version.ToString(CultureInfo.InvariantCulture) };
        else if (_section == ProfileSection.Education && mine.Entries.All(other => other.Section != ProfileSection.Education))
        {
            Form = new() { [nameof(EducationFacts.Institution)] = mine.School, [nameof(EducationFacts.Level)] = mine.DegreeCode };
            _isPrefilled = mine.School is not null || mine.DegreeCode is not null;
        }
    }

    private string? Typed(FactField field) => Form.GetValueOrDefault(field.Name);

    private async Task Save()
    {
        if (_section is not { } section) return;
        var version = uint.TryParse(Form.GetValueOrDefault("Version"), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : (uint?)null;
        var outcome = await Sender.Send(new SaveEntry(Id, section, Form, version));
        _errors = outcome.ToErrors(T, Shared);
        if (outcome.Kind == OutcomeKind.Conflict) await ShowBoth(section);
        if (outcome.IsOk) Navigation.NavigateTo($"me/profile/career?done=saved#entry-{outcome.Value.Id}");
    }

    /// <summary>Somebody saved meanwhile, most likely the person in another window: shows what differs and lets them save again.</summary>
    private async Task ShowBoth(ProfileSection section)
    {
        if ((await Sender.Send(new ViewCareer())).OrNotFound(Navigation)?.Entries.FirstOrDefault(entry => entry.Id == Id) is not { } theirs) return;
        _theirs = [.. FactField.Of(section).Where(field => field.Tidy(Typed(field)) != theirs.Texts.GetValueOrDefault(field.Name))
            .Select(field => (T[FactWords.LabelKey(section, field.Name)].Value, theirs.Texts.GetValueOrDefault(field.Name) is { } text ? FactWords.Of(field.Kind, text, T) : null))];
        _errors = FormErrors.None;
        Form["Version"] = theirs.Version.ToString(CultureInfo.InvariantCulture);
        // Nothing differs: the same was saved, so there is nothing to choose.
        if (_theirs.Count == 0) Navigation.NavigateTo($"me/profile/career?done=saved#entry-{Id}");
    }
}

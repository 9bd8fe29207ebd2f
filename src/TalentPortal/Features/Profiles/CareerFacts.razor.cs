using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Features.Profiles.Domain;

namespace TalentPortal.Features.Profiles;

/// <summary>The facts of one entry, as its person and whoever may read it see them.</summary>
public sealed partial class CareerFacts
{
    [Inject] private IStringLocalizer<ProfilesText> T { get; set; } = null!;

    [Parameter, EditorRequired] public ProfileSection Section { get; set; }

    /// <summary>Facts by name, without those that are not there.</summary>
    [Parameter, EditorRequired] public required IReadOnlyDictionary<string, string?> Texts { get; set; }

    private IReadOnlyList<FactField> Fields => FactField.Of(Section);

    /// <summary>The short facts beside the name.</summary>
    private IReadOnlyList<string> Line =>
        [.. Fields.Where(fact => !fact.IsName && fact.Kind is not (FactKind.Date or FactKind.Text or FactKind.Lines or FactKind.Url) && Texts.ContainsKey(fact.Name))
            .Select(fact => FactWords.Of(fact.Kind, Texts[fact.Name]!, T))];

    private string? Dates
    {
        get
        {
            var (from, to, day) = (Date("From"), Date("To"), Date("Date"));
            if (day is not null) return day;
            return (from, to) switch
            {
                (null, null) => null,
                ({ } start, { } end) => T["Career_FromTo", start, end].Value,
                ({ } start, null) => T["Career_Since", start].Value,
                (null, { } end) => T["Career_Until", end].Value,
            };
        }
    }

    private string? Date(string name) => PartialDate.Read(Texts.GetValueOrDefault(name)) is { } date ? FactWords.Of(date, T) : null;
}

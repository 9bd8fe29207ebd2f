using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Features.Profiles.Domain;

namespace TalentPortal.Features.Profiles;

/// <summary>One entry as its person reads it, with where its facts come from.</summary>
public sealed partial class CareerEntry
{
    [Inject] private IStringLocalizer<ProfilesText> T { get; set; } = null!;

    /// <summary>The entry.</summary>
    [Parameter, EditorRequired] public required ViewCareerResult.Entry Entry { get; set; }

    private IReadOnlyList<FactField> Fields => FactField.Of(Entry.Section);

    /// <summary>The short facts beside the name.</summary>
    private IReadOnlyList<string> Line =>
        [.. Fields.Where(fact => !fact.IsName && fact.Kind is not (FactKind.Date or FactKind.Text or FactKind.Lines or FactKind.Url) && Entry.Texts.ContainsKey(fact.Name))
            .Select(fact => FactWords.Of(fact.Kind, Entry.Texts[fact.Name]!, T))];

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

    /// <summary>The one origin of all facts; null when they differ.</summary>
    private FactOrigin? Origin => Entry.Origins.Values.Distinct().ToList() is [var one] ? one : null;

    private string? Date(string name) => PartialDate.Read(Entry.Texts.GetValueOrDefault(name)) is { } date ? FactWords.Of(date, T) : null;
}

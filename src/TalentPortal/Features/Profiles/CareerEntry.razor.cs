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

    /// <summary>The one origin of all facts; null when they differ.</summary>
    private FactOrigin? Origin => Entry.Origins.Values.Distinct().ToList() is [var one] ? one : null;
}

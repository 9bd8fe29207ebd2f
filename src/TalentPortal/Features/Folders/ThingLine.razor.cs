using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Components;
using TalentPortal.Features.Folders.Domain;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Shell;

namespace TalentPortal.Features.Folders;

/// <summary>A kept thing in a list.</summary>
public sealed partial class ThingLine
{
    [Inject] private IStringLocalizer<FoldersText> T { get; set; } = null!;

    [Inject] private SiteAddresses Addresses { get; set; } = null!;

    [CascadingParameter] private HttpContext? Http { get; set; }

    /// <summary>As it stands today.</summary>
    [Parameter, EditorRequired] public required ShownThing Thing { get; set; }

    /// <summary>What it is called, or was.</summary>
    [Parameter, EditorRequired] public required Bilingual Title { get; set; }

    private string Name => Title.In(Languages.Current) is { Length: > 0 } title ? title : T["Thing_Gone"];

    private string? Address => FolderWords.Href(Thing, Http?.Features.Get<SiteFeature>()?.Tenant, Addresses);
}

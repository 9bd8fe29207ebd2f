using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Components;
using TalentPortal.Features.Reference.Domain;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Folders;

/// <summary>Appointments, plans, checklists and results of the person, as lines of a group.</summary>
public sealed partial class OwnLines
{
    [Inject] private IStringLocalizer<FoldersText> T { get; set; } = null!;

    [Inject] private SiteAddresses Addresses { get; set; } = null!;

    [CascadingParameter] private HttpContext? Http { get; set; }

    [Parameter, EditorRequired] public required ViewMyFolderResult Found { get; set; }

    /// <summary>Which group: one of <see cref="FolderWords.Groups"/>, <c>consultant</c> or <c>plans</c>.</summary>
    [Parameter, EditorRequired] public required string Group { get; set; }

    /// <summary>Matters of a tenant have their pages on its site.</summary>
    private string Href(TenantRef tenant, string path) => tenant.Id == Http?.Features.Get<SiteFeature>()?.Tenant?.Id ? path : Addresses.LinkTo(tenant, Languages.Current, path);

    /// <summary>By the clock that the person chose to read times in.</summary>
    internal static string Moment(DateTimeOffset at, string zone) =>
        DateWords.Moment(at, TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var found) ? found : TimeZoneInfo.Utc, ReferenceData.TimeZones.Find(zone)?.Name(Languages.Current) ?? zone, CultureInfo.CurrentUICulture);
}

using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Features.Buddies.Domain;
using TalentPortal.Features.Reference.Domain;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Buddies;

/// <summary>The reasons of a match, the same for all who read them.</summary>
public sealed partial class BuddyReasons
{
    [Inject] private IStringLocalizer<BuddiesText> T { get; set; } = null!;

    [Parameter, EditorRequired] public required IReadOnlyList<BuddyReason> Reasons { get; set; }

    private string Name(BuddyField field, string code) => field switch
    {
        BuddyField.Language => ReferenceData.Languages.Find(code)?.Name(Languages.Current) ?? code,
        BuddyField.Place => ReferenceData.Divisions.Find(code)?.Name(Languages.Current) ?? code,
        BuddyField.Field => ReferenceData.Industries.Find(code)?.Name(Languages.Current) ?? code,
        BuddyField.Country => ReferenceData.Countries.Find(code)?.Name(Languages.Current) ?? code,
        BuddyField.Family => T["BuddyHelp_" + code],
        _ => T["BuddyInterest_" + code],
    };
}
